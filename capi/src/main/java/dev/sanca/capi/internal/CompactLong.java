package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyVersion;

/**
 * Reads small ints out of their objects, as CPython's own inlined code does: no call, and no way to fail.
 *
 * <p>An int of one digit of 30 bits is an object's head, a word with size and sign, and the digit. From 3.12 that word has
 * the sign in its lowest two bits and the number of digits from bit 3 on; before, it is the number of digits with the sign.
 */
public final class CompactLong {
    private static final long SIZE_AND_SIGN = 16;
    private static final long DIGIT = 24;

    private CompactLong() {}

    /** What is known of the running CPython, found out at the first use. */
    private static final class Kept {
        private static final PyVersion VERSION = CPython.current().version();
        static final boolean KNOWN = !VERSION.atLeast(3, 15) && !CPython.current().isFreeThreaded();
        static final boolean TAGGED = VERSION.atLeast(3, 12);
    }

    /**
     * Whether an object is exactly an int of at most one digit.
     *
     * @param o any object; not NULL
     * @return true if {@link #value} may be called
     */
    public static boolean is(long o) {
        if (!Kept.KNOWN || Py_TYPE(o) != PyLong_Type()) {
            return false;
        }
        long word = Memory.getLong(o + SIZE_AND_SIGN);
        return Kept.TAGGED ? word < 16 : word >= -1 && word <= 1;
    }

    /**
     * The value of such an int.
     *
     * @param o an object for which {@link #is} holds
     * @return its value, between -2**30 and 2**30
     */
    public static long value(long o) {
        long word = Memory.getLong(o + SIZE_AND_SIGN);
        long sign = Kept.TAGGED ? 1 - (word & 3) : word;
        return sign * Memory.getInt(o + DIGIT);
    }
}
