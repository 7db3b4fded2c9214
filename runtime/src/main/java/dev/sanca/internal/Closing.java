package dev.sanca.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The end of an interpreter: no thread comes in any more, and those that are in have to leave first.
 *
 * <p>CPython ends threads that want the GIL of an interpreter which is gone (up to 3.13), or lets them wait for ever; a JVM must not have
 * either happen to threads with Java code on their stacks.
 */
final class Closing {
    private static final Logger LOG = System.getLogger(Closing.class.getPackageName());
    private static final long FIRST_PAUSE_NANOS = 50_000;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000;
    private static final long WARNING_SECONDS = 10;

    private final InterpreterState owner;
    private volatile boolean begun;
    /** The thread that ends it; others may not call Java any more. Guarded by the GIL. */
    private Thread last;

    Closing(InterpreterState owner) {
        this.owner = owner;
    }

    /** From now on no thread may attach that isn't. */
    void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Waits until no Java thread is attached. Detached. */
    void awaitThreads() {
        await(() -> {
            List<Membership> users = owner.threadStates().inUse();
            users.stream().filter(Membership::hasEnded).forEach(DeadHolder::release);
            return users.isEmpty();
        });
    }

    /** Waits until no call from Python is under way on another thread than this, and lets no further one begin. Attached. */
    void awaitCallsFromPython() {
        ThreadState current = ThreadState.current();
        current.detachHolder();
        await(() -> {
            current.reattach();
            if (owner.adoptions() == 0) {
                return true;
            }
            current.detachHolder();
            return false;
        });
    }

    /** Says that from now on only this thread may be called by Python. Attached. */
    void onlyThisThread() {
        last = Thread.currentThread();
    }

    /** Refuses a call from Python that begins when the interpreter ends: it could not come back. Attached. */
    void refuseLateCall() {
        if (last != null && last != Thread.currentThread()) {
            throw InterpreterState.closedNow();
        }
    }

    private void await(BooleanSupplier isDone) {
        boolean interrupted = false;
        long pause = FIRST_PAUSE_NANOS;
        long warning = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARNING_SECONDS);
        while (!isDone.getAsBoolean()) {
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            if (System.nanoTime() - warning > 0) {
                warning = Long.MAX_VALUE;
                warn();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void warn() {
        StringBuilder text = new StringBuilder("Closing the Python interpreter waits for threads that use it:");
        for (Membership user : owner.threadStates().inUse()) {
            text.append("\n  ").append(user.describe());
        }
        LOG.log(Level.WARNING, text.toString());
    }
}
