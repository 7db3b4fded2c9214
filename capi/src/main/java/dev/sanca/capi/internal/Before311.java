package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;

/**
 * Functions that CPython 3.10 has inline in its headers and does not export. Ownership and errors as of the functions that
 * later versions export.
 */
public final class Before311 {
    private static final long OFFSET_FLAG = Long.MIN_VALUE;

    private Before311() {}

    /**
     * {@code PyObject_CallOneArg}.
     *
     * @param callable what to call
     * @param arg the argument
     * @return a new reference, or NULL with an exception set
     */
    public static long callOneArg(long callable, long arg) {
        return PyObject_VectorcallDict(callable, new long[] {arg}, 1, NULL);
    }

    /**
     * {@code PyVectorcall_Function}.
     *
     * @param op any object
     * @return the C function by which it is called with arrays, or NULL
     */
    public static long function(long op) {
        long type = Py_TYPE(op);
        if ((PyType_GetFlags(type) & Py_TPFLAGS_HAVE_VECTORCALL) == 0) {
            return NULL;
        }
        return Memory.getPointer(op + dev.sanca.capi.PyTypeObject.tp_vectorcall_offset(type));
    }

    /**
     * {@code PyObject_Vectorcall}.
     *
     * @param callable what to call
     * @param args positional arguments, then the values of keywords
     * @param nargsf the number of positional ones, and a flag
     * @param kwnames a tuple of the keywords' names, or NULL
     * @return a new reference, or NULL with an exception set
     */
    public static long vectorcall(long callable, long args, long nargsf, long kwnames) {
        if (kwnames == NULL) {
            return PyObject_VectorcallDict(callable, args, nargsf, NULL);
        }
        long keywords = keywords(args + (nargsf & ~OFFSET_FLAG) * Long.BYTES, kwnames);
        if (keywords == NULL) {
            return NULL;
        }
        long result = PyObject_VectorcallDict(callable, args, nargsf, keywords);
        Py_DECREF(keywords);
        return result;
    }

    private static long keywords(long values, long kwnames) {
        long dict = PyDict_New();
        for (long i = 0; dict != NULL && i < PyTuple_Size(kwnames); i++) {
            if (PyDict_SetItem(dict, PyTuple_GetItem(kwnames, i), Memory.getPointer(values + i * Long.BYTES)) < 0) {
                Py_DECREF(dict);
                return NULL;
            }
        }
        return dict;
    }
}
