package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Whether this process is a fork of the one that the JVM was started in.
 *
 * <p>Only the forking thread is in a fork, none of the JVM's own: Java code would run until the first garbage collection, or until it
 * wants a lock that one of those threads held, and then wait for ever. So every call of Java is refused there, with as little Java as can
 * be: no class is loaded and nothing allocated. A {@code fork} cannot be seen from Java; who sees it (in Python,
 * {@code os.register_at_fork}) has {@link #rehearse} called before, and then writes a number other than 0 to {@link #address}.
 */
public final class Forked {
    private static final MemorySegment FLAG = Arena.global().allocate(ValueLayout.JAVA_INT);
    private static final Refused REFUSED = new Refused();
    private static final long MESSAGE = Arena.global().allocateFrom(REFUSED.getMessage()).address();

    private Forked() {}

    /**
     * Where to write that this is a fork.
     *
     * @return the address of a C {@code int}
     */
    public static long address() {
        return FLAG.address();
    }

    /** Refuses a call as in a fork, so that what this needs is there: for use in a function that C calls. */
    public static void rehearse() {
        throw REFUSED;
    }

    /** Throws {@link Refused} in a fork. */
    static void refuse() {
        if (FLAG.get(ValueLayout.JAVA_INT, 0) != 0) {
            throw REFUSED;
        }
    }

    /** Tells Python, if this is a function that may raise; objects that die in a fork are many, and there is nothing to be done. */
    static void report(CallbackType.Report report) {
        if (report == CallbackType.Report.RAISED) {
            PyErr_SetString(PyExc_RuntimeError(), MESSAGE);
        }
    }

    /** That a call is refused. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused() {
            super("this process was forked from one with a running JVM, and Java cannot run in a fork; use"
                    + " multiprocessing.set_start_method('spawn'), or fork before the first Java module is imported", null, false, false);
        }
    }
}
