package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The Java threads of one interpreter, and the deletion of the thread states that they leave behind.
 *
 * <p>Java has no hook for a thread's end, so each new thread looks, now and then, which ones have ended. The garbage collector's word
 * for it may come long after: ended threads are little garbage to Java, and 20 KiB each to CPython.
 */
final class ThreadStates {
    private static final int FIRST_SWEEP = 64;

    private final InterpreterState owner;
    /** Guarded by this. */
    private final Set<Membership> members = new HashSet<>();
    /** At how many members to look which ones have ended. Guarded by this. */
    private int nextSweep = FIRST_SWEEP;
    /** Guarded by this. */
    private boolean isWatched;

    ThreadStates(InterpreterState owner) {
        this.owner = owner;
    }

    /** Adds the current thread, which is not attached to the interpreter. */
    Membership join(ThreadState thread) {
        Membership added = new Membership(thread, owner);
        boolean isSecond;
        synchronized (this) {
            members.add(added);
            isSecond = members.size() > 1 && !isWatched;
            isWatched |= isSecond;
        }
        if (isSecond) {
            GilWatch.start(owner);
        }
        return added;
    }

    /** Deletes what ended threads left, if that may be much by now. Detached, in use. */
    void sweepSometimes() {
        synchronized (this) {
            if (members.size() < nextSweep) {
                return;
            }
        }
        deleteAll(leave(Membership::hasEnded));
        synchronized (this) {
            nextSweep = Math.max(FIRST_SWEEP, 2 * members.size());
        }
    }

    /** Deletes what ended threads left. Attached. */
    void sweep() {
        Collection<Membership> ended = leave(Membership::hasEnded);
        if (!ended.isEmpty()) {
            ThreadState current = ThreadState.current();
            current.detach();
            try {
                deleteAll(ended);
            } finally {
                current.reattach();
            }
        }
    }

    /** Deletes all that Java threads keep but one. Detached, when no thread is attached or will be. */
    void deleteAllBut(long pointer) {
        deleteAll(leave(member -> member.pointer() != pointer));
    }

    /** Those that are in use now. */
    synchronized List<Membership> inUse() {
        return members.stream().filter(Membership::isInUse).toList();
    }

    /** All. */
    synchronized List<Membership> all() {
        return List.copyOf(members);
    }

    private synchronized Collection<Membership> leave(Predicate<Membership> who) {
        List<Membership> leaving = members.stream().filter(who).toList();
        leaving.forEach(members::remove);
        return leaving;
    }

    /**
     * Deletes thread states, attached by a thread state that exists for this only.
     *
     * <p>{@code PyThreadState_Delete} clears what {@code PyGILState_Ensure} goes by on the thread that calls it, whichever thread the
     * state was of (3.12 and later). A thread state that is current then would be unknown to {@code PyGILState_Ensure} for good, which
     * would wait for the GIL that its own thread holds. Debug builds hold by an assertion that no thread does that for another: there, the
     * states stay until the interpreter ends.
     */
    private void deleteAll(Collection<Membership> leaving) {
        List<Long> pointers = new ArrayList<>();
        for (Membership each : leaving) {
            long pointer = each.take();
            if (pointer != NULL) {
                pointers.add(pointer);
            }
        }
        if (pointers.isEmpty() || CPython.current().isDebug()) {
            return;
        }
        long temporary = PyThreadState_New(owner.pointer());
        if (temporary == NULL) {
            throw new OutOfMemoryError("PyThreadState_New");
        }
        PyEval_RestoreThread(temporary);
        // First all that may run Python code: thread-local values are freed here.
        pointers.forEach(pointer -> PyThreadState_Clear(pointer));
        pointers.forEach(pointer -> PyThreadState_Delete(pointer));
        PyThreadState_Clear(temporary);
        PyThreadState_DeleteCurrent();
    }
}
