package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.error.PythonErrors;

/** Between pointers and {@link PyObject}s, and between NULL and exceptions. All methods: attached. */
public final class Objects {
    private Objects() {}

    /**
     * Takes over what a C function returned.
     *
     * @param newReference a new reference (stolen), or NULL with an exception set
     * @throws PythonException the exception that is set
     */
    public static PyObject owned(InterpreterState state, long newReference) {
        return Access.get().object(state, check(newReference));
    }

    /** Another reference to an object: a new reference, without a call into C. */
    public static long newReference(long o) {
        Py_INCREF(o);
        return o;
    }

    /** The same for a reference that C keeps. */
    public static PyObject borrowed(InterpreterState state, long o) {
        return Access.get().object(state, newReference(check(o)));
    }

    /**
     * The borrowed pointer of an object that is to be used in an interpreter.
     *
     * @throws IllegalArgumentException if it belongs to another interpreter
     * @throws IllegalStateException    if it is closed
     */
    public static long pointer(InterpreterState state, PyObject object) {
        Reference reference = Access.get().reference(object);
        if (reference.owner() != state) {
            throw new IllegalArgumentException("This Python object belongs to another interpreter than the one it is used in;"
                    + " convert it to a Java value and pass that.");
        }
        return reference.pointer();
    }

    /**
     * Passes a pointer on unless it is NULL.
     *
     * @throws PythonException the exception that is set
     */
    public static long check(long result) {
        if (result == NULL) {
            throw raised();
        }
        return result;
    }

    /**
     * Passes a result on unless it is negative.
     *
     * @throws PythonException the exception that is set
     */
    public static int check(int result) {
        if (result < 0) {
            throw raised();
        }
        return result;
    }

    /**
     * Takes the exception that is set: what to throw. A checked exception that came through Python is thrown by this; all others are left
     * to the caller, from where the JIT compiler knows the way to who catches them.
     */
    public static RuntimeException raised() {
        Throwable thrown = takeRaised();
        if (thrown instanceof RuntimeException unchecked) {
            return unchecked;
        }
        throw Objects.<RuntimeException>unchecked(thrown);
    }

    /** Takes the exception that is set. */
    public static Throwable takeRaised() {
        long exception = RaisedException.take();
        if (exception == NULL) {
            return new IllegalStateException("A C function reported an error without setting an exception.");
        }
        return PythonErrors.toJava(InterpreterState.current(), exception);
    }

    /** The compiler takes {@code X} for unchecked; nothing is cast. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
