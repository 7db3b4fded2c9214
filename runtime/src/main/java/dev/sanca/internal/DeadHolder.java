package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.internal.Attached;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Gives up the GIL for a thread that has ended without doing so. */
final class DeadHolder {
    private static final Logger LOG = System.getLogger(DeadHolder.class.getPackageName());

    private DeadHolder() {}

    /** For a thread that has ended while attached. Detached. */
    static void release(Membership ended) {
        if (!ended.hasEnded() || !ended.isInUse() || !ended.claimEnd()) {
            return;
        }
        LOG.log(Level.ERROR, "The thread {0} ended while it was attached to Python: an attachment or scope was not closed. {1}",
                ended.name(), releaseGil(ended) ? "Its hold on Python is undone." : "Python hangs.");
        ended.endAllUses();
    }

    private static boolean releaseGil(Membership ended) {
        if (!ended.isHolding()) {
            return true;
        }
        if (!Attached.IS_PER_THREAD) {
            // The current thread state of the process is that of the thread that ended.
            PyEval_SaveThread();
            return true;
        }
        if (CPython.current().version().atLeast(3, 13)) {
            // Releases the GIL that a thread state holds; from 3.13 on it does not ask whose thread it is.
            PyEval_ReleaseThread(ended.pointer());
            return true;
        }
        return false;
    }
}
