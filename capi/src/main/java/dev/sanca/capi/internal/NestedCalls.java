package dev.sanca.capi.internal;

/**
 * How deep calls from Python into Java are nested on a thread, and whether its stack has room for one more.
 *
 * <p>A stack overflow inside a Java function is an exception like any other. One in the JVM's entry of the call is not:
 * it ends the process. So each call makes sure that there is room for the next one. Most calls only count: how much of
 * the stack is used is looked at when a few more levels could have used up what was left at the last look.
 */
final class NestedCalls {
    /**
     * What the JVM and CPython need below the point where a call is refused: the part of the stack that the runtime keeps CPython 3.14 out
     * of (256 KiB, or a third), CPython's own margin above that, and room to make a Python exception of a Java one, by calls of CPython.
     */
    private static final long MAX_RESERVE = 352 << 10;
    private static final long MARGIN = 96 << 10;
    /** More than a level (Java, C API, Python's evaluation loop, the next entry) takes; measured: 4 KiB. */
    private static final long LEVEL = 32 << 10;
    /** Levels that are not looked at, so that calls which are not nested cost next to nothing. */
    private static final int FREE_LEVELS = 4;

    private static final int MAX_LEVELS = 1 << 20;

    private static final ThreadLocal<NestedCalls> CURRENT = ThreadLocal.withInitial(NestedCalls::new);

    private int depth;
    /** The stack is known to have room down to this depth. */
    private int roomTo = FREE_LEVELS;
    /** The depth of the last look; what it found holds no longer when the thread comes back above it. */
    private int lookedAt = FREE_LEVELS;
    /** Found out when it is needed. */
    private ThreadStack stack;

    private NestedCalls() {}

    /** How many calls the current thread is in. */
    static int current() {
        return CURRENT.get().depth;
    }

    /** Begins a call; {@link #exit} must follow unless this throws. */
    static NestedCalls enter() {
        Forked.refuse();
        NestedCalls calls = CURRENT.get();
        if (++calls.depth > calls.roomTo) {
            calls.look();
        }
        return calls;
    }

    /** Ends a call. */
    static void exit(NestedCalls calls) {
        if (--calls.depth < calls.lookedAt) {
            calls.lookedAt = FREE_LEVELS;
            calls.roomTo = FREE_LEVELS;
        }
    }

    /** How many calls the current thread is in. */
    static int depth() {
        return CURRENT.get().depth;
    }

    private void look() {
        if (stack == null || Thread.currentThread().isVirtual()) {
            // A virtual thread may be on another carrier's stack than at the last look.
            stack = ThreadStack.ofCurrentThread();
        }
        long levels = (stack.room() - reserve()) / LEVEL;
        if (levels < 1) {
            depth--;
            throw new TooDeep(depth);
        }
        lookedAt = depth;
        roomTo = depth + (int) Math.min(levels - 1, MAX_LEVELS);
    }

    private long reserve() {
        return Math.min(MAX_RESERVE, stack.size() / 3 + MARGIN);
    }

    /** The stack is nearly used up. Without a stack trace, which would be long and say the same again and again. */
    private static final class TooDeep extends StackOverflowError {
        private static final long serialVersionUID = 1L;

        TooDeep(int depth) {
            super("Python and Java call each other " + depth + " levels deep, and the thread's stack has no room for more");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
