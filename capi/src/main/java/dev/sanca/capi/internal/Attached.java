package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import java.lang.invoke.MethodHandle;

/** Whether the current thread has a thread state. Initialised when a CPython is loaded, and not before. */
public final class Attached {
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
        try {
            // SAFETY: reads a thread-local variable; needs no thread state, that is what it is for.
            return (long) THREAD_STATE.invokeExact() != 0;
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }
}
