package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.Attached;

/**
 * A Java thread as Python sees it: which interpreter it is attached to, and what to go back to.
 *
 * <p>A thread keeps its {@code PyThreadState}s until it ends ({@link Membership}): making one costs ten times what attaching does, and
 * Python's thread-local data live in it. Used by its own thread only.
 *
 * <p>What {@link #attach} and {@link #adopt} answer says how to undo them: in the low bits what was done, above them how many
 * {@link Frame}s there were. Only what is not simple has a frame.
 */
public final class ThreadState {
    /** Was attached already: nothing to undo. */
    static final int NOTHING = 0;

    /** Was attached to nothing; took the GIL. */
    private static final int TAKEN = 1;
    /** Was attached by Python, without our knowing. */
    private static final int ADOPTED = 2;
    /** Was attached to something else; a frame tells what. */
    private static final int SWITCHED = 3;
    /** Called by Python on a thread that we know to be attached. */
    private static final int CALLED = 4;
    private static final int KIND_BITS = 3;
    private static final int KINDS = (1 << KIND_BITS) - 1;

    private static final ThreadLocal<ThreadState> CURRENT = ThreadLocal.withInitial(ThreadState::new);

    private final boolean isVirtual = Thread.currentThread().isVirtual();
    /** What the thread is attached to, as far as we know: Python may have attached it without our knowing (then this is null). */
    private InterpreterState attached;
    /** What to go back to, innermost first. */
    private Frame frames;
    /** Those of this thread; that used last is the first. */
    private Membership memberships;
    /** Where new references of this thread are noted, or null. */
    private ReferenceScope scope;

    private ThreadState() {}

    /** What was before a change of what the thread is attached to. */
    private static class Frame {
        final Frame outer;
        final int depth;
        /** What the thread was attached to, as far as we knew. */
        final InterpreterState attached;
        /** The thread state that was current; NULL for none. */
        final long restore;
        /** The interpreter of that thread state. */
        final InterpreterState restoreOf;
        /** Where the GIL was taken with this change; null if it was held already, or given up. */
        final Membership taken;

        Frame(Frame outer, InterpreterState attached, long restore, InterpreterState restoreOf, Membership taken) {
            this.outer = outer;
            this.depth = depth(outer) + 1;
            this.attached = attached;
            this.restore = restore;
            this.restoreOf = restoreOf;
            this.taken = taken;
        }
    }

    /** A change that the user made and undoes. */
    private static final class Opened extends Frame {
        /** What {@link #attach} or {@link #detach} answered. */
        final int entered;
        /** How many calls from Python the thread was in. */
        final int callsFromC = Attached.callsFromC();

        Opened(Frame outer, InterpreterState owner, int entered) {
            super(outer, owner, NULL, null, null);
            this.entered = entered;
        }
    }

    private static int depth(Frame frame) {
        return frame == null ? 0 : frame.depth;
    }

    /** That of the current thread. */
    public static ThreadState current() {
        return CURRENT.get();
    }

    /** What the thread is attached to by our doing; null if it is not, or if only Python knows. */
    public InterpreterState attached() {
        return attached;
    }

    /** Whether the thread is attached to any interpreter, by whomever. */
    public boolean isAttached() {
        return currentThreadState() != NULL;
    }

    /** Whether the thread holds an interpreter open: it is attached, or in a scope where it detached itself for a while. */
    public boolean isUsing(InterpreterState state) {
        for (Membership known = memberships; known != null; known = known.next) {
            if (known.owner == state) {
                return known.isInUse();
            }
        }
        return false;
    }

    /** Where new references of this thread are noted; null for nowhere. */
    public ReferenceScope scope() {
        return scope;
    }

    /** Sets {@link #scope}. */
    public void scope(ReferenceScope inner) {
        scope = inner;
    }

    /** Attaches, to an interpreter that the thread is not known to be attached to. Undone by {@link #exit}. */
    int attach(InterpreterState wanted) {
        refuseVirtual();
        long now = currentThreadState();
        int depth = depth(frames);
        if (now == NULL) {
            take(wanted);
            return TAKEN | depth << KIND_BITS;
        }
        InterpreterState from = InterpreterState.of(PyThreadState_GetInterpreter(now));
        if (from != wanted) {
            switchTo(wanted, now, from);
            return SWITCHED | depth << KIND_BITS;
        }
        return adopt(wanted);
    }

    /** From nothing. */
    private void take(InterpreterState wanted) {
        Membership mine = membership(wanted);
        mine.beginUse();
        try {
            acquire(wanted, mine);
        } catch (Throwable failed) {
            mine.endUse();
            throw failed;
        }
    }

    private void switchTo(InterpreterState wanted, long now, InterpreterState from) {
        Membership mine = membership(wanted);
        mine.beginUse();
        frames = new Frame(frames, attached, now, from, mine);
        release(from);
        try {
            acquire(wanted, mine);
        } catch (Throwable failed) {
            mine.endUse();
            Frame frame = frames;
            frames = frame.outer;
            restore(frame);
            attached = frame.attached;
            throw failed;
        }
    }

    /** Notes that the thread is attached: a call came from Python, or Python attached it. */
    int adopt(InterpreterState actual) {
        int depth = depth(frames);
        if (attached == null) {
            actual.beginAdoption();
            attached = actual;
            return ADOPTED | depth << KIND_BITS;
        }
        if (attached != actual) {
            frames = new Frame(frames, attached, NULL, null, null);
            attached = actual;
            return SWITCHED | depth << KIND_BITS;
        }
        return CALLED | depth << KIND_BITS;
    }

    /** Undoes what {@link #attach} or {@link #adopt} did, and what was done since and not undone. */
    void exit(int entered, InterpreterState owner) {
        int depth = entered >>> KIND_BITS;
        int kind = entered & KINDS;
        if (kind == SWITCHED) {
            while (depth(frames) > depth) {
                leave();
            }
            return;
        }
        while (attached != owner && depth(frames) > depth) {
            // A scope that user code did not close.
            leave();
        }
        if (attached != owner) {
            return; // user code closed what it did not open: the thread is detached already
        }
        if (kind == TAKEN) {
            release(owner);
            membership(owner).endUse();
            attached = null;
        } else if (kind == ADOPTED) {
            owner.endAdoption();
            attached = null;
        }
    }

    /** Undoes the innermost frame. */
    private void leave() {
        Frame frame = frames;
        frames = frame.outer;
        if (frame instanceof Opened opened) {
            exit(opened.entered, opened.attached);
            return;
        }
        if (frame.taken != null) {
            release(frame.taken.owner);
            frame.taken.endUse();
        }
        restore(frame);
        attached = frame.attached;
    }

    /** Attaches until {@link #close} is given the answer. */
    Object open(InterpreterState wanted) {
        int entered = wanted.enter();
        return frames = new Opened(frames, wanted, entered);
    }

    /** Detaches, if attached, until {@link #close} is given the answer. */
    public Object openDetached() {
        int depth = depth(frames);
        int entered = detach() ? SWITCHED | depth << KIND_BITS : NOTHING;
        return frames = new Opened(frames, null, entered);
    }

    /**
     * Ends what {@link #open} or {@link #openDetached} began, and what was begun in it and not ended.
     *
     * @throws IllegalStateException if it has ended, was begun by another thread, or by Java code that called the Python code that called
     *                               this Java code
     */
    public void close(Object opened) {
        Frame found = frames;
        while (found != null && found != opened) {
            found = found.outer;
        }
        if (found == null) {
            throw new IllegalStateException("This is closed already, or was opened by another thread.");
        }
        if (Attached.callsFromC() > ((Opened) opened).callsFromC) {
            throw new IllegalStateException("This was opened outside of the Python code that is running; it cannot be closed within.");
        }
        while (frames != found) {
            leave();
        }
        leave();
    }

    /** Whether {@link #close} would do something. */
    public boolean isOpen(Object opened) {
        for (Frame frame = frames; frame != null; frame = frame.outer) {
            if (frame == opened) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives up the GIL until {@link #reattach}.
     *
     * @return whether the thread was attached; if not, there is nothing to undo
     */
    public boolean detach() {
        if (isVirtual || currentThreadState() == NULL) {
            return false;
        }
        detachHolder();
        return true;
    }

    /** Gives up the GIL until {@link #reattach}. Attached for sure: before 3.12 {@link #detach} cannot always see what Python attached. */
    public void detachHolder() {
        InterpreterState from = InterpreterState.current();
        frames = new Frame(frames, attached, PyThreadState_Get(), from, null);
        release(from);
        attached = null;
    }

    /** Takes the GIL again that {@link #detach} or {@link #detachHolder} gave up. */
    public void reattach() {
        leave();
    }

    /** Attaches to an interpreter that is being closed, for good. */
    void attachToFinalise(InterpreterState closing) {
        acquire(closing, membership(closing));
        frames = null;
    }

    /** Notes that the interpreter that the thread was attached to is no more. */
    public void finalised() {
        if (attached != null) {
            attached.gil().releasing();
            membership(attached).away();
        }
        attached = null;
        frames = null;
        scope = null;
    }

    private void acquire(InterpreterState wanted, Membership mine) {
        boolean isFirst = mine.pointer() == NULL && pointerAside(wanted) == NULL;
        if (isFirst) {
            wanted.threadStates().sweepSometimes();
            wanted.prepareThread(this);
            mine.make();
        }
        long aside = frames == null && !isForeign(mine) ? NULL : pointerAside(wanted);
        takeGil(wanted, mine, aside != NULL ? aside : mine.pointer());
        attached = wanted;
        if (isFirst) {
            StackLimit.reserveForJava();
            ThreadName.tell();
        }
    }

    private static boolean isForeign(Membership mine) {
        return mine.pointer() == NULL;
    }

    private void takeGil(InterpreterState wanted, Membership mine, long threadState) {
        mine.waiting();
        wanted.gil().await();
        PyEval_RestoreThread(threadState);
        wanted.gil().taken();
        mine.holding();
    }

    private void release(InterpreterState from) {
        membership(from).away();
        from.gil().releasing();
        PyEval_SaveThread();
        from.gil().released();
    }

    private void restore(Frame frame) {
        if (frame.restore != NULL) {
            takeGil(frame.restoreOf, membership(frame.restoreOf), frame.restore);
        }
    }

    /** A thread state of this thread that was put aside, or that Python made for it; NULL if there is none. */
    private long pointerAside(InterpreterState wanted) {
        for (Frame frame = frames; frame != null; frame = frame.outer) {
            if (frame.restoreOf == wanted) {
                return frame.restore;
            }
        }
        long known = PyGILState_GetThisThreadState();
        return known != NULL && PyThreadState_GetInterpreter(known) == wanted.pointer() ? known : NULL;
    }

    /** That of this thread in an interpreter, made at its first use. */
    Membership membership(InterpreterState wanted) {
        Membership first = memberships;
        if (first != null && first.owner == wanted) {
            return first;
        }
        return otherMembership(wanted);
    }

    private Membership otherMembership(InterpreterState wanted) {
        Membership found = null;
        Membership rest = null;
        for (Membership known = memberships, next; known != null; known = next) {
            next = known.next;
            if (known.owner == wanted) {
                found = known;
            } else if (!known.owner.isClosed()) {
                known.next = rest;
                rest = known;
            }
        }
        if (found == null) {
            found = wanted.threadStates().join(this);
        }
        found.next = rest;
        memberships = found;
        return found;
    }

    /**
     * The current {@code PyThreadState} of this thread, NULL if it is detached. Before 3.12 CPython only knows the one current thread
     * state of the process, which may be another thread's.
     */
    private long currentThreadState() {
        if (attached != null) {
            return PyThreadState_Get();
        }
        long now = Attached.threadState();
        return now == NULL || Attached.IS_PER_THREAD || now == PyGILState_GetThisThreadState() ? now : NULL;
    }

    private void refuseVirtual() {
        if (isVirtual) {
            throw new IllegalStateException("A virtual thread cannot use Python itself, since it may move to another platform thread"
                    + " at any time. Interpreter.call(() -> ...) runs something on a platform thread.");
        }
    }
}
