package dev.sanca.internal.thread;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets Java threads that compete for a GIL take turns.
 *
 * <p>A thread that waits for the GIL in C is woken at each release, and finds mostly that the other one has taken the GIL again: two
 * threads with short calls then cost each other more than they do. Here a thread waits before it goes into C, until the one that has the
 * GIL was busy with it for a while and leaves it to the next one.
 *
 * <p>This is about speed only: whoever has waited long enough here goes on and waits in C, with threads that Python made.
 */
public final class GilQueue {
    /** How long a thread with many short calls keeps its turn while others wait; and how long these wait here. */
    private static final long TURN_NANOS = 1_000_000;
    /** About a microsecond: most calls are shorter. */
    private static final int SPINS = 40;
    /** In a loop of calls the GIL is free for a moment between two of them. That is not what is looked for. */
    private static final int FREE_SPINS = 6;

    private final ConcurrentLinkedQueue<Waiter> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /** Whether a Java thread has the GIL. A hint: not all changes are seen at once. */
    private volatile boolean held;
    /** Who was called and is about to take the GIL. */
    private volatile Waiter called;
    /** When others first waited in this turn; 0 if nobody has. Used by who has the GIL, or just had it. */
    private long waitedSince;

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile boolean isCalled;
    }

    /** Waits for a turn. Call it before taking the GIL. */
    public void await() {
        if ((held || called != null) && !isSoonFree()) {
            queueUp();
        }
    }

    /** Tells that the current thread has taken the GIL. */
    public void taken() {
        HELD.setRelease(this, true);
        if (called != null && called.thread == Thread.currentThread()) {
            called = null;
            waitedSince = 0;
        }
    }

    /** Tells that the current thread is about to give the GIL up. */
    public void releasing() {
        HELD.setRelease(this, false);
    }

    /** Tells that the current thread has given the GIL up. */
    public void released() {
        if (waiting.get() != 0) {
            passOn();
        }
    }

    private boolean isSoonFree() {
        int free = 0;
        for (int i = 0; i < SPINS; i++) {
            free = held || called != null ? 0 : free + 1;
            if (free == FREE_SPINS) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private void queueUp() {
        Waiter mine = new Waiter();
        queue.add(mine);
        waiting.incrementAndGet();
        // parkNanos would not wait on a thread that is interrupted.
        boolean interrupted = false;
        long end = System.nanoTime() + TURN_NANOS;
        for (long left = TURN_NANOS; !mine.isCalled && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
        }
        if (!mine.isCalled && !queue.remove(mine)) {
            while (!mine.isCalled) {
                Thread.onSpinWait();
            }
        }
        waiting.decrementAndGet();
        if (interrupted) {
            mine.thread.interrupt();
        }
    }

    private void passOn() {
        long now = System.nanoTime();
        if (waitedSince == 0) {
            waitedSince = now;
        } else if (now - waitedSince > TURN_NANOS && called == null) {
            Waiter next = queue.poll();
            if (next != null) {
                called = next;
                next.isCalled = true;
                LockSupport.unpark(next.thread);
            }
        }
    }

    private static final java.lang.invoke.VarHandle HELD;

    static {
        try {
            HELD = java.lang.invoke.MethodHandles.lookup().findVarHandle(GilQueue.class, "held", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
