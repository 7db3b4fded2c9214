package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;

/** The exception that the current thread is raising, as one object on every version. Attached. */
public final class RaisedException {
    private RaisedException() {}

    private static final class Kept {
        static final boolean AS_ONE = CPython.current().version().atLeast(3, 12);
    }

    /**
     * Takes the exception away, normalised and with its traceback in it.
     *
     * @return a new reference, or NULL if there is none
     */
    public static long take() {
        if (Kept.AS_ONE) {
            return PyErr_GetRaisedException();
        }
        if (PyErr_Occurred() == NULL) {
            return NULL;
        }
        long[] type = new long[1];
        long[] value = new long[1];
        long[] traceback = new long[1];
        PyErr_Fetch(type, value, traceback);
        PyErr_NormalizeException(type, value, traceback);
        if (traceback[0] != NULL) {
            PyException_SetTraceback(value[0], traceback[0]);
        }
        Py_XDECREF(type[0]);
        Py_XDECREF(traceback[0]);
        return value[0];
    }

    /**
     * Raises an exception.
     *
     * @param exception its reference is taken over (stolen); NULL for none
     */
    public static void give(long exception) {
        if (Kept.AS_ONE) {
            PyErr_SetRaisedException(exception);
        } else if (exception == NULL) {
            PyErr_Clear();
        } else {
            long type = Py_TYPE(exception);
            Py_INCREF(type);
            PyErr_Restore(type, exception, PyException_GetTraceback(exception));
        }
    }
}
