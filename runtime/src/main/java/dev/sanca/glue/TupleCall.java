package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTupleObject;
import dev.sanca.capi.internal.Scratch;

/** Calls that come with a tuple and a dict ({@code __init__}, {@code __call__}), as calls with an array and keyword names. */
public final class TupleCall {
    private TupleCall() {}

    /** A function with {@code METH_FASTCALL | METH_KEYWORDS}. */
    @FunctionalInterface
    public interface Function {
        /**
         * Calls it.
         *
         * @param self what it is called on
         * @param args the C array of arguments
         * @param nargs how many are given by position
         * @param kwnames the tuple of the keywords, or NULL
         * @return what C gets
         * @throws Throwable anything
         */
        long call(long self, long args, long nargs, long kwnames) throws Throwable;
    }

    /**
     * Calls a function.
     *
     * @param function the function
     * @param self what it is called on
     * @param tuple the arguments given by position
     * @param dict those given by keyword, or NULL
     * @return what it gave
     * @throws Throwable what it threw
     */
    public static long call(Function function, long self, long tuple, long dict) throws Throwable {
        long nargs = PyTuple_Size(tuple);
        if (dict == NULL || PyDict_Size(dict) == 0) {
            return function.call(self, PyTupleObject.ob_item(tuple), nargs, NULL);
        }
        long kwnames = NULL;
        try (Scratch scratch = Scratch.open()) {
            int size = (int) PyDict_Size(dict);
            kwnames = Raised.unlessNull(PyTuple_New(size));
            long args = scratch.allocate((nargs + size) * Long.BYTES, Long.BYTES);
            for (int i = 0; i < nargs; i++) {
                Memory.putLong(args + (long) i * Long.BYTES, PyTuple_GetItem(tuple, i));
            }
            copy(dict, kwnames, args + nargs * Long.BYTES);
            return function.call(self, args, nargs, kwnames);
        } finally {
            Py_XDECREF(kwnames);
        }
    }

    /** The dict is the call's own, so its values live as long as the call. */
    private static void copy(long dict, long kwnames, long values) {
        long[] position = {0};
        long[] key = new long[1];
        long[] value = new long[1];
        for (int i = 0; PyDict_Next(dict, position, key, value) != 0; i++) {
            PyTuple_SetItem(kwnames, i, Py_NewRef(key[0]));
            Memory.putLong(values + (long) i * Long.BYTES, value[0]);
        }
    }
}
