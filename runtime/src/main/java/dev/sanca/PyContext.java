package dev.sanca;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.error.JavaErrors;

/**
 * A context manager that was entered, what Python's {@code with} statement has: left by {@link #close}.
 *
 * {@snippet :
 * try (PyContext file = python.builtin("open").call("log.txt").enter()) {
 *     file.value().callMethod("write", "hello");
 * }
 * }
 *
 * <p>{@code close} tells the context manager that all went well, since Java does not say with which exception a {@code try} ends. Where
 * that matters (a transaction, {@code contextlib.suppress}), use {@link ContextProtocol#with}.
 *
 * @see <a href="https://docs.python.org/3.14/reference/datamodel.html#context-managers">Context managers</a>
 */
public final class PyContext implements AutoCloseable {
    private final PyObject manager;
    private final PyObject exit;
    private final PyObject value;
    private boolean isLeft;

    private PyContext(PyObject manager, PyObject exit, PyObject value) {
        this.manager = manager;
        this.exit = exit;
        this.value = value;
    }

    /** Enters. As Python does, it looks in the class, and for {@code __exit__} first. */
    static PyContext enter(PyObject manager) {
        try (PyObject type = manager.type()) {
            PyObject exit = type.attr("__exit__");
            try (PyObject enter = type.attr("__enter__")) {
                return new PyContext(manager.copy(), exit, enter.call(manager));
            } catch (Throwable failed) {
                exit.close();
                throw failed;
            }
        }
    }

    /**
     * What {@code as name} gives in Python.
     *
     * @return what {@code __enter__} returned, for many context managers the context manager itself; closed together with this
     */
    public PyObject value() {
        return value;
    }

    /**
     * Leaves the context without an exception.
     *
     * @throws PythonException       what {@code __exit__} raises
     * @throws IllegalStateException if that has happened already
     */
    @Override
    public void close() {
        leave(null);
    }

    /** Leaves with an exception, or null; whether the context manager suppresses it. */
    boolean leave(Throwable thrown) {
        if (isLeft) {
            throw new IllegalStateException("This context was closed already.");
        }
        isLeft = true;
        try {
            return thrown == null ? isTrue(exit.call(manager, null, null, null)) : leaveWith(thrown);
        } finally {
            exit.close();
            if (value.isOpen()) {
                value.close();
            }
            manager.close();
        }
    }

    private boolean leaveWith(Throwable thrown) {
        InterpreterState state = Access.get().reference(manager).owner();
        int entered = state.enter();
        try (PyObject exception = Objects.owned(state, JavaErrors.in(state).toPython(thrown));
                PyObject type = exception.type();
                PyObject traceback = exception.attr("__traceback__")) {
            return isTrue(exit.call(manager, type, exception, traceback));
        } catch (Throwable another) {
            if (another != thrown) {
                another.addSuppressed(thrown);
            }
            throw another;
        } finally {
            state.exit(entered);
        }
    }

    private static boolean isTrue(PyObject result) {
        try (result) {
            return result.isTrue();
        }
    }
}
