package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTupleObject;
import dev.sanca.internal.Text;
import java.util.ArrayList;
import java.util.List;

/** Several Java methods under one Python name. */
public final class Overloads {
    /** What an overload gives whose parameters the arguments don't fit: no object has this address. */
    public static final long NO_MATCH = 1;

    private Overloads() {}

    /**
     * The arguments of an overload could not be bound or converted.
     *
     * @return {@link #NO_MATCH} instead of a {@code TypeError} or {@code OverflowError}; NULL if another exception is set
     */
    public static long noMatch() {
        if (!PyErr_ExceptionMatches(PyExc_TypeError()) && !PyErr_ExceptionMatches(PyExc_OverflowError())) {
            return NULL;
        }
        PyErr_Clear();
        return NO_MATCH;
    }

    /**
     * The same for a constructor.
     *
     * @return {@link #NO_MATCH}; -1 if another exception is set
     */
    public static long noMatchOfInit() {
        return noMatch() == NO_MATCH ? NO_MATCH : -1;
    }

    /**
     * No overload fits.
     *
     * @param function the qualified name
     * @param signatures those that there are, a line each
     * @param args the C array of arguments
     * @param nargs how many are given by position
     * @param kwnames the tuple of the keywords, or NULL
     * @return to be thrown; a {@code TypeError} is set
     */
    public static Raised noneFits(String function, String signatures, long args, long nargs, long kwnames) {
        List<String> given = new ArrayList<>();
        for (long i = 0; i < nargs; i++) {
            given.add(Types.name(Memory.getPointer(args + i * Long.BYTES)));
        }
        for (long i = 0, size = kwnames == NULL ? 0 : PyTuple_Size(kwnames); i < size; i++) {
            String keyword = Text.toJava(Memory.getPointer(PyTupleObject.ob_item(kwnames) + i * Long.BYTES));
            given.add(keyword + "=" + Types.name(Memory.getPointer(args + (nargs + i) * Long.BYTES)));
        }
        return Raised.typeError(function + "() takes no such arguments as (" + String.join(", ", given) + "); it can be called as\n"
                + signatures.indent(4).stripTrailing());
    }
}
