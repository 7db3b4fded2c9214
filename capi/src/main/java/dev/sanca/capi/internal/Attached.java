package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import java.lang.invoke.MethodHandle;

/** Whether the current thread has a thread state. Initialised when a CPython is loaded, and not before. */
public final class Attached {
    /** Whether each thread has a current thread state of its own; before 3.12 the process has one, that of whoever holds the GIL. */
    public static final boolean IS_PER_THREAD = CPython.current().version().atLeast(3, 12);

    private static final MethodHandle THREAD_STATE = Linkage.leaf(
            CPython.current().version().atLeast(3, 13) ? "PyThreadState_GetUnchecked" : "_PyThreadState_UncheckedGet",
            "p()", "3.10");

    private Attached() {}

    /**
     * Asks CPython; a CPython must be loaded.
     *
     * @return true if Python functions may be called
     */
    public static boolean now() {
        return threadState() != 0;
    }

    /**
     * The current thread state; a CPython must be loaded.
     *
     * @return NULL if there is none; see {@link #IS_PER_THREAD} for whose it is
     */
    public static long threadState() {
        try {
            // SAFETY: reads a thread-local variable; needs no thread state, that is what it is for.
            return (long) THREAD_STATE.invokeExact(0L, 0L, 0L, 0L);
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }

    /**
     * How many calls from C the current thread is in.
     *
     * @return 0 if no Java code below was called by C
     */
    public static int callsFromC() {
        return NestedCalls.current();
    }
}
