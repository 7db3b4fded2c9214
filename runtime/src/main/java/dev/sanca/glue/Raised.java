package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Python;
import dev.sanca.internal.Text;

/** Says that a Python exception is set on this thread; it has no stack trace, and nothing to tell. */
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Raised INSTANCE = new Raised();

    private Raised() {
        super("a Python exception is set", null, false, false);
    }

    /**
     * What to throw where a C API function has set an exception.
     *
     * @return the one instance
     */
    public static Raised asIs() {
        return INSTANCE;
    }

    /** Sets a {@code TypeError}; to be thrown. */
    static Raised typeError(String message) {
        return of(PyExc_TypeError(), message);
    }

    /** Sets an {@code OverflowError}; to be thrown. */
    static Raised overflowError(String message) {
        return of(PyExc_OverflowError(), message);
    }

    /** Sets an exception of a class (borrowed); to be thrown. Any text arrives, also one with NUL or lone surrogates. */
    static Raised of(long type, String message) {
        long text = Text.toPython(message);
        if (text != NULL) {
            PyErr_SetObject(type, text);
            Py_DECREF(text);
        }
        return INSTANCE;
    }

    /** The pointer that a C API function gave; thrown if it is NULL. */
    static long unlessNull(long result) {
        if (result == Python.NULL) {
            throw INSTANCE;
        }
        return result;
    }

    /** The number that a C API function gave; thrown if it is negative. */
    static long unlessNegative(long result) {
        if (result < 0) {
            throw INSTANCE;
        }
        return result;
    }
}
