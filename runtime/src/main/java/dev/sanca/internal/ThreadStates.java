package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState.Leftover;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The thread states that Java threads keep in one interpreter.
 *
 * <p>A thread state is deleted when its thread has ended, which shows when the thread's {@link ThreadState} has become unreachable.
 */
final class ThreadStates {
    private final InterpreterState owner;
    /** Guarded by this. */
    private final Map<ThreadState, Kept> kept = new WeakHashMap<>();
    /** Those not yet deleted. Guarded by this. */
    private final Set<Kept> live = new HashSet<>();

    ThreadStates(InterpreterState owner) {
        this.owner = owner;
    }

    /** A thread state that is deleted after its thread. */
    private static final class Kept extends Leftover {
        private final long pointer;

        Kept(ThreadState thread, InterpreterState owner, long pointer) {
            super(thread, owner);
            this.pointer = pointer;
        }

        @Override
        void release() {
            if (owner.threadStates().forget(this)) {
                PyThreadState_Clear(pointer);
                PyThreadState_Delete(pointer);
            }
        }
    }

    /** That of a thread, made at its first use. The caller is this thread, detached. */
    long of(ThreadState thread) {
        synchronized (this) {
            Kept known = kept.get(thread);
            if (known != null) {
                return known.pointer;
            }
        }
        long made = PyThreadState_New(owner.pointer());
        if (made == NULL) {
            throw new OutOfMemoryError("PyThreadState_New");
        }
        adopt(thread, made, new Kept(thread, owner, made));
        return made;
    }

    /** Whether a thread has one already. */
    synchronized boolean has(ThreadState thread) {
        return kept.containsKey(thread);
    }

    private synchronized void adopt(ThreadState thread, long pointer, Kept entry) {
        kept.put(thread, entry);
        live.add(entry);
    }

    private synchronized boolean forget(Kept entry) {
        return live.remove(entry);
    }

    /** Tells which thread state a thread has that CPython made: it is not ours to delete. */
    synchronized void know(ThreadState thread, long pointer) {
        kept.put(thread, new Kept(thread, owner, pointer));
    }

    /** Deletes those of all other threads. Attached, when no other thread is or will be. */
    void deleteAll() {
        Kept[] all;
        synchronized (this) {
            all = live.toArray(Kept[]::new);
        }
        long current = PyThreadState_Get();
        for (Kept entry : all) {
            if (entry.pointer != current) {
                entry.release();
            }
        }
    }
}
