package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState.Leftover;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;

/**
 * What one Java thread is in one interpreter: the {@code PyThreadState} that it keeps there, and whether it uses the interpreter now.
 *
 * <p>Written by its thread; others read {@link #uses} and {@link #isHolding}, and all of it once the thread has ended.
 */
final class Membership extends Leftover {
    private static final VarHandle USES = handle("uses", int.class);
    private static final VarHandle ACTIVITY = handle("activity", int.class);

    private static final int AWAY = 0;
    private static final int WAITING = 1;
    private static final int HOLDING = 2;
    /** Each wait has a number of its own, in the bits above these. */
    private static final int KINDS = 3;

    private final WeakReference<Thread> thread;
    private final String name;
    /** That of another interpreter of the same thread. */
    Membership next;
    /** The thread's thread state, made by Sanca or by {@link #keep}; NULL for none. */
    private volatile long pointer;
    /** Whether it is ours to delete. */
    private volatile boolean isOurs;
    /** How many nested uses hold the interpreter open. */
    private int uses;
    private int activity;
    /** Guarded by this. */
    private boolean endClaimed;

    Membership(ThreadState state, InterpreterState owner) {
        super(state, owner);
        Thread current = Thread.currentThread();
        this.thread = new WeakReference<>(current);
        this.name = current.getName();
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Membership.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    long pointer() {
        return pointer;
    }

    /** Makes the thread's own thread state. */
    void make() {
        long made = PyThreadState_New(owner.pointer());
        if (made == NULL) {
            throw new OutOfMemoryError("PyThreadState_New");
        }
        pointer = made;
        isOurs = true;
    }

    void makeIfMissing() {
        if (pointer == NULL) {
            make();
        }
    }

    /** Uses a thread state that CPython made, and deletes. */
    void keep(long made) {
        pointer = made;
    }

    /** The thread state, if it is ours, for whoever deletes it now; NULL if there is none. */
    long take() {
        long mine = isOurs ? pointer : NULL;
        pointer = NULL;
        isOurs = false;
        return mine;
    }

    /**
     * Holds the interpreter open.
     *
     * @throws IllegalStateException if it is being closed and this thread does not hold it open already
     */
    void beginUse() {
        int mine = uses + 1;
        // With a full fence: either whoever closes sees this use, or this thread sees that it is being closed.
        USES.setVolatile(this, mine);
        if (mine == 1 && owner.isClosing()) {
            USES.setRelease(this, 0);
            throw InterpreterState.closedNow();
        }
    }

    void endUse() {
        USES.setRelease(this, uses - 1);
    }

    boolean isInUse() {
        return (int) USES.getVolatile(this) > 0;
    }

    /** Tells that the thread waits for the GIL from now on. */
    void waiting() {
        ACTIVITY.setOpaque(this, (activity & ~KINDS) + (KINDS + 1) | WAITING);
    }

    /** Tells that the thread has the GIL. */
    void holding() {
        ACTIVITY.setOpaque(this, activity & ~KINDS | HOLDING);
    }

    /** Tells that the thread has given the GIL up. */
    void away() {
        ACTIVITY.setOpaque(this, activity & ~KINDS | AWAY);
    }

    /** A number for the wait that the thread is in; 0 if it is in none. */
    int waitNumber() {
        int seen = (int) ACTIVITY.getOpaque(this);
        return (seen & KINDS) == WAITING ? seen : 0;
    }

    /** Whether the thread took the GIL, by our doing, and has not given it up. */
    boolean isHolding() {
        return ((int) ACTIVITY.getOpaque(this) & KINDS) == HOLDING;
    }

    /** The thread; null if it is gone. */
    Thread thread() {
        return thread.get();
    }

    /** The thread's name when it came first. */
    String name() {
        return name;
    }

    /** Whether the thread has ended. */
    boolean hasEnded() {
        Thread mine = thread.get();
        return mine == null || !mine.isAlive();
    }

    /** Lets one caller undo what the ended thread left: true once. */
    synchronized boolean claimEnd() {
        boolean isFirst = !endClaimed;
        endClaimed = true;
        return isFirst;
    }

    /** The thread, for a message: its name, and where it is now. */
    String describe() {
        StringBuilder text = new StringBuilder(name);
        Thread mine = thread.get();
        if (mine == null || !mine.isAlive()) {
            return text.append(", which has ended").toString();
        }
        for (StackTraceElement element : mine.getStackTrace()) {
            text.append("\n    at ").append(element);
        }
        return text.toString();
    }

    /** Ends all uses of a thread that has ended. */
    void endAllUses() {
        USES.setVolatile(this, 0);
        away();
    }

    /** The thread is gone, says the garbage collector. Attached. */
    @Override
    void release() {
        owner.threadStates().sweep();
    }
}
