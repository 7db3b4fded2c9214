package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyVersion;

/** Says whether the length of a str may be read out of the object, as CPython's own inlined code does. */
public final class CompactStr {
    private CompactStr() {}

    /** What is known of the running CPython, found out at the first use. */
    private static final class Kept {
        private static final PyVersion VERSION = CPython.current().version();
        /** Before 3.12 a str could be one that still had to be made ready. */
        static final boolean KNOWN =
                VERSION.atLeast(3, 12) && !VERSION.atLeast(3, 15) && !CPython.current().isFreeThreaded();
    }

    /**
     * Whether an object is exactly a str, of a CPython whose layout is known.
     *
     * @param o any object; not NULL
     * @return true if its length may be read
     */
    public static boolean is(long o) {
        return Kept.KNOWN && Py_TYPE(o) == PyUnicode_Type();
    }
}
