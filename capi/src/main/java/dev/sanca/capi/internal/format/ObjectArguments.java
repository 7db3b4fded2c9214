package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import dev.sanca.capi.Python;
import dev.sanca.capi.internal.Scratch;

/**
 * The functions whose variable arguments are all objects: no format, so no need for C's variable arguments either. They
 * do what the C functions of these names do, by functions that take an array.
 */
public final class ObjectArguments {
    private ObjectArguments() {}

    /**
     * {@code PyObject_CallFunctionObjArgs}.
     *
     * @param callable what to call
     * @param args the arguments; a NULL ends them
     * @return a new reference, or NULL with a Python error set
     */
    public static long callFunction(long callable, long[] args) {
        if (callable == 0) {
            return nullArgument();
        }
        int count = count(args);
        try (Scratch scratch = Scratch.open()) {
            long slots = scratch.allocate(8L * (count + 1), 8);
            copy(args, count, slots + 8);
            return Python.PyObject_VectorcallDict(callable, slots + 8, count | Python.PY_VECTORCALL_ARGUMENTS_OFFSET, 0L);
        }
    }

    /**
     * {@code PyObject_CallMethodObjArgs}.
     *
     * @param object what has the method
     * @param name the method's name, a str
     * @param args the arguments; a NULL ends them
     * @return a new reference, or NULL with a Python error set
     */
    public static long callMethod(long object, long name, long[] args) {
        if (object == 0 || name == 0) {
            return nullArgument();
        }
        int count = count(args);
        try (Scratch scratch = Scratch.open()) {
            long slots = scratch.allocate(8L * (count + 2), 8);
            Memory.putLong(slots + 8, object);
            copy(args, count, slots + 16);
            return Python.PyObject_VectorcallMethod(name, slots + 8, count + 1 | Python.PY_VECTORCALL_ARGUMENTS_OFFSET, 0L);
        }
    }

    /**
     * {@code PyTuple_Pack}.
     *
     * @param items the items, none of them NULL
     * @return a new tuple, or NULL with a Python error set
     */
    public static long pack(long[] items) {
        long tuple = Python.PyTuple_New(items.length);
        for (int i = 0; i < items.length && tuple != 0; i++) {
            Python.Py_INCREF(items[i]);
            // Steals the reference; can't fail on a new tuple.
            Python.PyTuple_SetItem(tuple, i, items[i]);
        }
        return tuple;
    }

    private static int count(long[] args) {
        int count = 0;
        while (count < args.length && args[count] != 0) {
            count++;
        }
        return count;
    }

    private static void copy(long[] args, int count, long to) {
        for (int i = 0; i < count; i++) {
            Memory.putLong(to + 8L * i, args[i]);
        }
    }

    /** What CPython does when it is to call NULL: an error already set stays. */
    private static long nullArgument() {
        if (Python.PyErr_Occurred() == 0) {
            Python.PyErr_SetString(Python.PyExc_SystemError(), "null argument to internal routine");
        }
        return 0L;
    }
}
