package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Reference;
import dev.sanca.internal.convert.Convert;
import dev.sanca.internal.error.JavaErrors;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A Python generator, with all that can be done to one; also any other iterator, as far as that goes.
 *
 * {@snippet :
 * try (PyGenerator averages = PyGenerator.of(python.eval("running_average()"))) {
 *     averages.next().close();
 *     double first = averages.send(10).orElseThrow().toDouble();
 * }
 * }
 *
 * <p>{@link #hasNext} has to run the generator to its next {@code yield}; {@link #send} and {@link #raise} are refused until that item was
 * taken. Not for use by several threads at once.
 *
 * @see <a href="https://docs.python.org/3.14/reference/expressions.html#generator-iterator-methods">Generator-iterator methods</a>
 */
public final class PyGenerator implements Iterator<PyObject>, AutoCloseable {
    /** What {@code PyIter_Send} gives when there is an item: {@code PYGEN_NEXT} of the headers. */
    private static final int PYGEN_NEXT = 1;

    private final PyObject generator;
    private PyObject ahead;
    private PyObject result;

    private PyGenerator(PyObject generator) {
        this.generator = generator;
    }

    /**
     * Takes a generator over: it is closed together with the result.
     *
     * @param generator a generator, or another iterator
     * @return the generator
     * @throws IllegalArgumentException if this is no iterator
     */
    public static PyGenerator of(PyObject generator) {
        if (!generator.hasAttr("__next__")) {
            throw new IllegalArgumentException("This is no iterator: " + generator);
        }
        return new PyGenerator(generator);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && result == null) {
            ahead = resume(null).orElse(null);
        }
        return ahead != null;
    }

    @Override
    public PyObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PyObject item = ahead;
        ahead = null;
        return item;
    }

    /**
     * {@code generator.send(value)}: what {@code yield} gives inside.
     *
     * @param value any value; only null before the first item
     * @return the next item, owned by the caller; empty if the generator returned
     * @throws PythonException       what it raises
     * @throws IllegalStateException if {@link #hasNext} found an item that was not taken
     */
    public Optional<PyObject> send(Object value) {
        requireTaken();
        return resume(value);
    }

    /**
     * {@code generator.throw(exception)}: raised inside at the {@code yield}.
     *
     * @param exception a {@link PythonException}, such as {@link PythonException#of} makes, or any other
     * @return the next item, owned by the caller; empty if the generator returned
     * @throws PythonException       what it raises; an exception that it does not handle is thrown as it was
     * @throws IllegalStateException if {@link #hasNext} found an item that was not taken
     */
    public Optional<PyObject> raise(Throwable exception) {
        requireTaken();
        InterpreterState state = Access.get().reference(generator).owner();
        int entered = state.enter();
        try (PyObject thrown = Objects.owned(state, JavaErrors.in(state).toPython(exception))) {
            return Optional.of(generator.callMethod("throw", thrown));
        } catch (PythonException stopped) {
            if (!stopped.matches("StopIteration")) {
                throw stopped;
            }
            try (PyObject stop = stopped.value()) {
                result = stop.attr("value");
            }
            return Optional.empty();
        } finally {
            state.exit(entered);
        }
    }

    /**
     * What the generator returned.
     *
     * @return None unless it has a {@code return} with a value; empty while it has not returned; closed together with this
     */
    public Optional<PyObject> result() {
        return Optional.ofNullable(result);
    }

    /** {@code generator.close()}, which raises {@code GeneratorExit} inside. Other iterators are only given back. */
    @Override
    public void close() {
        try {
            if (generator.hasAttr("close")) {
                generator.callMethod("close").close();
            }
        } finally {
            generator.close();
            closeIfOpen(ahead);
            closeIfOpen(result);
        }
    }

    private static void closeIfOpen(PyObject object) {
        if (object != null && object.isOpen()) {
            object.close();
        }
    }

    private void requireTaken() {
        if (ahead != null) {
            throw new IllegalStateException("hasNext() found an item that next() has not taken yet.");
        }
    }

    private Optional<PyObject> resume(Object value) {
        if (result != null) {
            return Optional.empty();
        }
        Reference reference = Access.get().reference(generator);
        InterpreterState state = reference.owner();
        int entered = state.enter();
        try {
            long sent = Convert.toPython(state, value);
            long[] given = new long[1];
            int outcome;
            try {
                outcome = PyIter_Send(reference.pointer(), sent, given);
            } finally {
                Py_DECREF(sent);
            }
            if (Objects.check(outcome) == PYGEN_NEXT) {
                return Optional.of(Objects.owned(state, given[0]));
            }
            result = Objects.owned(state, given[0]);
            return Optional.empty();
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(generator);
        }
    }
}
