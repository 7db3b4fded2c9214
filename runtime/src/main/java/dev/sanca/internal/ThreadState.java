package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.Attached;

/**
 * A Java thread as Python sees it: which interpreter it is attached to by our doing, and what to go back to.
 *
 * <p>A thread keeps its {@code PyThreadState}s until it ends ({@link ThreadStates}): making one costs ten times what attaching does, and
 * Python's thread-local data live in it. Used by its own thread only.
 */
public final class ThreadState {
    private static final ThreadLocal<ThreadState> CURRENT = ThreadLocal.withInitial(ThreadState::new);

    /** What the thread is attached to, as far as we know: Python may have attached it without our knowing (then this is null). */
    private InterpreterState attached;
    /** What to go back to, innermost first. */
    private Frame frames;
    /** Whether the thread is attached to any interpreter, by whomever. */
    public boolean isAttached() {
        return currentThreadState() != NULL;
    }

    /** Where new references of this thread are noted, or null. */
    private ReferenceScope scope;

    private ThreadState() {}

    /**
     * A change of what the thread is attached to.
     *
     * @param outer     the change before
     * @param attached  what the thread was attached to before, as far as we knew
     * @param restore   the {@code PyThreadState} to make current when leaving; NULL for none
     * @param restoreOf the interpreter of that thread state; null if restore is NULL
     * @param taken     the interpreter whose GIL was taken with this change; null if it was held already, or given up
     */
    private record Frame(Frame outer, InterpreterState attached, long restore, InterpreterState restoreOf, InterpreterState taken) {}

    /** That of the current thread. */
    public static ThreadState current() {
        return CURRENT.get();
    }

    /** What the thread is attached to by our doing; null if it is not, or if only Python knows. */
    public InterpreterState attached() {
        return attached;
    }

    /** Where new references of this thread are noted; null for nowhere. */
    public ReferenceScope scope() {
        return scope;
    }

    /** Sets {@link #scope}. */
    public void scope(ReferenceScope inner) {
        scope = inner;
    }

    /** Attaches, to an interpreter that the thread is not known to be attached to. */
    void attach(InterpreterState wanted) {
        refuseVirtual();
        long now = currentThreadState();
        if (now != NULL && PyThreadState_GetInterpreter(now) == wanted.pointer()) {
            adopt(wanted);
            return;
        }
        wanted.beginUse();
        InterpreterState from = now == NULL ? null : InterpreterState.of(PyThreadState_GetInterpreter(now));
        if (now != NULL) {
            PyEval_SaveThread();
        }
        frames = new Frame(frames, attached, now, from, wanted);
        boolean isFirst = !wanted.threadStates().has(this);
        PyEval_RestoreThread(stateFor(wanted));
        attached = wanted;
        if (isFirst) {
            StackLimit.reserveForJava();
        }
    }

    /** Attaches to an interpreter that is being closed, for good. */
    void attachToFinalise(InterpreterState closing) {
        PyEval_RestoreThread(stateFor(closing));
        attached = closing;
        frames = null;
    }

    /** Notes that the interpreter that the thread was attached to is no more. */
    public void finalised() {
        attached = null;
        frames = null;
        scope = null;
    }

    /** Notes that the thread is attached: a call came from Python. */
    void adopt(InterpreterState actual) {
        frames = new Frame(frames, attached, NULL, null, null);
        attached = actual;
    }

    /** Undoes {@link #attach}, {@link #adopt} or {@link #detach}. */
    void leave() {
        Frame frame = frames;
        frames = frame.outer;
        if (frame.taken != null) {
            PyEval_SaveThread();
            frame.taken.endUse();
        }
        if (frame.restore != NULL) {
            PyEval_RestoreThread(frame.restore);
        }
        attached = frame.attached;
    }

    /**
     * Gives up the GIL until {@link #reattach}.
     *
     * @return whether the thread was attached; if not, there is nothing to undo
     */
    public boolean detach() {
        long now = currentThreadState();
        if (now == NULL) {
            return false;
        }
        InterpreterState from = InterpreterState.of(PyThreadState_GetInterpreter(now));
        PyEval_SaveThread();
        frames = new Frame(frames, attached, now, from, null);
        attached = null;
        return true;
    }

    /** Takes the GIL again that {@link #detach} gave up. */
    public void reattach() {
        leave();
    }

    /** A thread state of this thread that is not current: one that was put aside, else the one that the thread keeps. */
    private long stateFor(InterpreterState wanted) {
        for (Frame frame = frames; frame != null; frame = frame.outer) {
            if (frame.restoreOf == wanted) {
                return frame.restore;
            }
        }
        return wanted.threadStates().of(this);
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

    private static void refuseVirtual() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("A virtual thread cannot use Python itself, since it may move to another platform thread"
                    + " at any time. Interpreter.call(() -> ...) runs something on a platform thread.");
        }
    }
}
