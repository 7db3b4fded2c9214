package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.Kwargs;
import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.convert.Convert;
import java.util.Map;

/**
 * A call with arguments converted one by one, in an array on the thread's native stack as the vectorcall protocol (PEP 590) wants it.
 *
 * <p>Attached.
 */
public final class Vectorcall {
    private static final Kwargs NONE = Kwargs.of(Map.of());

    private final InterpreterState state;
    private final Object[] arguments;
    private final int positional;
    private final Kwargs keywords;

    private Vectorcall(InterpreterState state, Object[] arguments) {
        this.state = state;
        // call(null) is Java's way to pass no array at all.
        this.arguments = arguments == null ? new Object[] {null} : arguments;
        int count = this.arguments.length;
        boolean hasKeywords = count > 0 && this.arguments[count - 1] instanceof Kwargs;
        this.positional = hasKeywords ? count - 1 : count;
        this.keywords = hasKeywords ? (Kwargs) this.arguments[count - 1] : NONE;
    }

    /**
     * Calls.
     *
     * @param target    the callable, or the object whose method is called; borrowed
     * @param method    the method's name, a borrowed str; NULL to call the target itself
     * @param arguments Java values; the last may be a {@link Kwargs}
     * @return a new reference, or NULL with an exception set
     * @throws RuntimeException if an argument cannot be converted
     */
    public static long call(InterpreterState state, long target, long method, Object[] arguments) {
        return new Vectorcall(state, arguments).call(target, method);
    }

    private long call(long target, long method) {
        int count = positional + keywords.values().size();
        // [room for the callee (PY_VECTORCALL_ARGUMENTS_OFFSET)] self args... keyword values...
        try (Scratch scratch = Scratch.open()) {
            long self = scratch.allocate((count + 2L) * Long.BYTES, Long.BYTES) + Long.BYTES;
            Memory.putLong(self, target);
            long args = self + Long.BYTES;
            int converted = 0;
            try {
                for (; converted < positional; converted++) {
                    Memory.putLong(args + (long) converted * Long.BYTES, positionalArgument(converted));
                }
                for (Map.Entry<String, Object> entry : keywords.values().entrySet()) {
                    Memory.putLong(args + (long) converted * Long.BYTES, keywordArgument(entry));
                    converted++;
                }
                return invoke(target, method, self, args);
            } finally {
                for (int i = 0; i < converted; i++) {
                    Py_DECREF(Memory.getLong(args + (long) i * Long.BYTES));
                }
            }
        }
    }

    private long positionalArgument(int index) {
        try {
            return Convert.toPython(state, arguments[index]);
        } catch (ConversionException failed) {
            if (arguments[index] instanceof Kwargs) {
                throw new IllegalArgumentException("Kwargs is argument " + (index + 1) + " of " + arguments.length
                        + ": keyword arguments come last, all of them in one Kwargs.", failed);
            }
            throw failed.in("argument " + (index + 1));
        }
    }

    private long keywordArgument(Map.Entry<String, Object> keyword) {
        try {
            return Convert.toPython(state, keyword.getValue());
        } catch (ConversionException failed) {
            throw failed.in("argument '" + keyword.getKey() + "'");
        }
    }

    private long invoke(long target, long method, long self, long args) {
        long names = keywordNames();
        try {
            return method == NULL
                    ? PyObject_Vectorcall(target, args, positional | PY_VECTORCALL_ARGUMENTS_OFFSET, names)
                    : PyObject_VectorcallMethod(method, self, (positional + 1L) | PY_VECTORCALL_ARGUMENTS_OFFSET, names);
        } finally {
            Py_XDECREF(names);
        }
    }

    /** A tuple of the keywords' names; NULL for none. */
    private long keywordNames() {
        Map<String, Object> values = keywords.values();
        if (values.isEmpty()) {
            return NULL;
        }
        long names = Objects.check(PyTuple_New(values.size()));
        int index = 0;
        for (String name : values.keySet()) {
            PyTuple_SetItem(names, index++, Names.of(state, name));
        }
        return names;
    }
}
