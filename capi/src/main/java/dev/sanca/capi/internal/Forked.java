package dev.sanca.capi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Whether this process is a fork of the one that the JVM was started in.
 *
 * <p>Only the forking thread is in a fork, none of the JVM's own: Java code would run until the first garbage collection and then
 * wait for ever. So every call of Java is refused there. A {@code fork} cannot be seen from Java; who sees it (in Python,
 * {@code os.register_at_fork}) writes a number other than 0 to {@link #address}.
 */
public final class Forked {
    private static final MemorySegment FLAG = Arena.global().allocate(ValueLayout.JAVA_INT);

    private Forked() {}

    /**
     * Where to write that this is a fork.
     *
     * @return the address of a C {@code int}
     */
    public static long address() {
        return FLAG.address();
    }

    static boolean here() {
        return FLAG.get(ValueLayout.JAVA_INT, 0) != 0;
    }

    /** The call that is refused. Without a stack trace, which would be the JVM's work for nothing. */
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("this process was forked from one with a running JVM, and Java cannot run in a fork; use"
                    + " multiprocessing.set_start_method('spawn'), or fork before the first Java module is imported");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
