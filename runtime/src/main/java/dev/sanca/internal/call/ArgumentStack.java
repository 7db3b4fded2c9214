package dev.sanca.internal.call;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory for the arguments of the calls that a thread makes, and what the thread is attached to: all that a typed call needs to
 * know of its thread, by one look-up.
 *
 * <p>Calls nest, and end in reverse order. Used by its own thread only.
 */
final class ArgumentStack {
    private static final long BYTES = 2 * 1024;
    private static final ThreadLocal<ArgumentStack> CURRENT = ThreadLocal.withInitial(ArgumentStack::new);

    private final ThreadState thread = ThreadState.current();
    /** Freed by the garbage collector after the thread. */
    private final MemorySegment memory = Arena.ofAuto().allocate(BYTES, Long.BYTES);
    private final long end = memory.address() + BYTES;
    private long top = memory.address();

    private ArgumentStack() {}

    /** That of the current thread. */
    static ArgumentStack current() {
        return CURRENT.get();
    }

    /** {@link InterpreterState#enter}, which is nothing if the thread is attached already. */
    int enter(InterpreterState state) {
        return thread.attached() == state ? 0 : state.enter();
    }

    /** Where the next call's arguments can be; as long as it is open, {@link #pop} gives it back. */
    long top() {
        return top;
    }

    /**
     * Takes room for pointers.
     *
     * @return its address, NULL if there is no room
     */
    long push(int pointers) {
        long address = top;
        long next = address + (long) pointers * Long.BYTES;
        if (next > end) {
            return 0;
        }
        top = next;
        return address;
    }

    /** Gives back what was taken since {@link #top} was this. */
    void pop(long mark) {
        top = mark;
        java.lang.ref.Reference.reachabilityFence(memory);
    }
}
