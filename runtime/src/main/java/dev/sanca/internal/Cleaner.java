package dev.sanca.internal;

import dev.sanca.internal.InterpreterState.Leftover;
import java.lang.ref.ReferenceQueue;

/**
 * Gives back to one interpreter what the garbage collector finds: the collector's threads only queue, an attached thread gives back.
 *
 * <p>That is a daemon thread, so that nothing waits for the next call of the program; and every thread that makes references, from time
 * to time, because one that holds the GIL for long keeps the daemon waiting.
 */
final class Cleaner {
    private static final int INTERVAL = 256;
    private static final int MAX_BATCH = 10_000;

    private final InterpreterState owner;
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    /** Started when there are references enough to bother. Guarded by the GIL. */
    private Thread daemon;
    /** Guarded by the GIL. */
    private int sinceLast;

    Cleaner(InterpreterState owner) {
        this.owner = owner;
    }

    ReferenceQueue<Object> queue() {
        return queue;
    }

    /** Called for each new reference, attached. */
    void noteNewReference() {
        if (++sinceLast < INTERVAL) {
            return;
        }
        sinceLast = 0;
        if (daemon == null) {
            daemon = Thread.ofPlatform().daemon().name("python-cleaner").start(this::run);
        }
        drain();
    }

    /** Ends the daemon. The interpreter is no more. */
    void stop() {
        if (daemon != null) {
            daemon.interrupt();
        }
    }

    private void run() {
        while (!owner.isClosing()) {
            try {
                release((Leftover) queue.remove());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void release(Leftover found) {
        int entered;
        try {
            entered = owner.enter();
        } catch (IllegalStateException closedMeanwhile) {
            return;
        }
        try {
            found.release();
            drain();
        } finally {
            owner.exit(entered);
        }
    }

    private void drain() {
        for (int i = 0; i < MAX_BATCH; i++) {
            Leftover found = (Leftover) queue.poll();
            if (found == null) {
                return;
            }
            found.release();
        }
    }
}
