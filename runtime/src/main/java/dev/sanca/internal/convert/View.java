package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.PyObject;
import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Reference;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** What a live view does with its Python object. Each method is one operation: it attaches the thread if it isn't attached. */
public final class View {
    private final PyObject object;
    private final Reference reference;
    private final InterpreterState state;

    /** A view of an object, which it shares. */
    public View(PyObject object) {
        this.object = object;
        this.reference = Access.get().reference(object);
        this.state = reference.owner();
    }

    /** The object. */
    public PyObject object() {
        return object;
    }

    /** A C function of the object and two values, all borrowed, that gives -1 with an exception set for an error. */
    @FunctionalInterface
    public interface Assignment {
        /** Calls it. */
        int call(long o, long key, long value);
    }

    /** Something done while attached. */
    private interface Operation<T> {
        T on(long o);
    }

    private <T> T attached(Operation<T> operation) {
        int entered = state.enter();
        try {
            return operation.on(reference.pointer());
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(object);
        }
    }

    /** A number that a function of the borrowed object gives; -1 with an exception set for an error. */
    public long query(LongUnaryOperator function) {
        int entered = state.enter();
        try {
            return checked(function.applyAsLong(reference.pointer()));
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(object);
        }
    }

    private static long checked(long result) {
        if (result == -1 && PyErr_Occurred() != NULL) {
            throw Objects.raised();
        }
        return result;
    }

    /** The Java value of what a function of the borrowed object gives: a new reference, or NULL with an exception set. */
    public <T> T read(Decoder<T> decoder, LongUnaryOperator function) {
        int entered = state.enter();
        try {
            long found = Objects.check(function.applyAsLong(reference.pointer()));
            try {
                return decoder.read(state, found);
            } finally {
                Py_DECREF(found);
            }
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(object);
        }
    }

    /**
     * The Java value of an element of a sequence.
     *
     * @throws IndexOutOfBoundsException if the sequence has no such element: Python's own negative indices are not Java's
     * @throws ConversionException       with the index in its path
     */
    public <T> T element(Decoder<T> decoder, int index) {
        try {
            return read(decoder, o -> {
                java.util.Objects.checkIndex(index, checked(PySequence_Size(o)));
                return PySequence_GetItem(o, index);
            });
        } catch (ConversionException failed) {
            throw failed.in("[" + index + "]");
        }
    }

    /** The Java value of an object. */
    public static <T> T convert(PyObject object, Decoder<T> decoder) {
        return new View(object).read(decoder, o -> Objects.newReference(o));
    }

    /** The number that a function of the borrowed object and a converted value gives; -1 with an exception set for an error. */
    public long query(Object argument, LongBinaryOperator function) {
        return attached(o -> {
            long converted = Convert.toPython(state, argument);
            try {
                return checked(function.applyAsLong(o, converted));
            } finally {
                Py_DECREF(converted);
            }
        });
    }

    /** The Java value of what a function gives for a converted key: a new reference, or NULL; without an exception set, that is absent. */
    public <T> T find(Object key, T absent, Decoder<? extends T> decoder, LongBinaryOperator function) {
        return attached(o -> {
            long converted = Convert.toPython(state, key);
            long found;
            try {
                found = function.applyAsLong(o, converted);
            } finally {
                Py_DECREF(converted);
            }
            if (found == NULL) {
                if (PyErr_Occurred() != NULL) {
                    throw Objects.raised();
                }
                return absent;
            }
            try {
                return decoder.read(state, found);
            } finally {
                Py_DECREF(found);
            }
        });
    }

    /** Calls a function of the object and two converted values. */
    public void assign(Object key, Object value, Assignment function) {
        query(key, (o, k) -> {
            long converted = Convert.toPython(state, value);
            try {
                return function.call(o, k, converted);
            } finally {
                Py_DECREF(converted);
            }
        });
    }

    /** Calls a method, for its effect. */
    public void call(String method, Object... arguments) {
        object.callMethod(method, arguments).close();
    }
}
