package dev.sanca.capi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Native memory for the arguments of one call: a stack of the thread's own, given back by {@link #close}.
 *
 * <p>Calls may nest (Python can call back into Java), so frames are closed in reverse order, as try-with-resources does.
 * Confined to the thread that opened it.
 */
public final class Scratch implements AutoCloseable {
    private static final long STACK_BYTES = 16 * 1024;
    private static final ThreadLocal<Stack> STACK = ThreadLocal.withInitial(Stack::new);

    private final Stack stack;
    private final long mark;
    /** For what does not fit on the stack; made when needed. */
    private Arena overflow;

    private Scratch(Stack stack) {
        this.stack = stack;
        this.mark = stack.top;
    }

    /** The memory of one thread, freed by the garbage collector after the thread. */
    private static final class Stack {
        final MemorySegment memory = Arena.ofAuto().allocate(STACK_BYTES, 16);
        long top;
    }

    /**
     * Opens a frame.
     *
     * @return a frame to be closed by the same thread
     */
    public static Scratch open() {
        return new Scratch(STACK.get());
    }

    /**
     * Memory of unknown contents.
     *
     * @param bytes how much
     * @param alignment a power of two, at most 16
     * @return its address, valid until the frame is closed
     */
    public long allocate(long bytes, long alignment) {
        return segment(bytes, alignment).address();
    }

    /**
     * Memory of unknown contents as a segment.
     *
     * @param bytes how much
     * @param alignment a power of two, at most 16
     * @return valid until the frame is closed
     */
    public MemorySegment segment(long bytes, long alignment) {
        long at = stack.top + alignment - 1 & -alignment;
        if (at + bytes > STACK_BYTES) {
            return overflow().allocate(Math.max(bytes, 1), alignment);
        }
        stack.top = at + bytes;
        return stack.memory.asSlice(at, bytes);
    }

    private Arena overflow() {
        if (overflow == null) {
            overflow = Arena.ofConfined();
        }
        return overflow;
    }

    /**
     * A C string.
     *
     * @param text any text without NUL, or null
     * @return address of its UTF-8 bytes and a NUL, or NULL for null
     * @throws IllegalArgumentException if the text holds NUL or a lone surrogate, which would be lost
     */
    public long utf8(String text) {
        return text == null ? 0 : bytes(Utf8.encode(text));
    }

    /**
     * Bytes and a NUL behind them.
     *
     * @param bytes what to copy
     * @return their address
     */
    public long bytes(byte[] bytes) {
        MemorySegment memory = segment(bytes.length + 1L, 1);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        memory.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
        return memory.address();
    }

    /**
     * A C string of {@code wchar_t}.
     *
     * @param text any text without NUL, or null
     * @return its address, or NULL for null
     */
    public long wide(String text) {
        if (text == null) {
            return 0;
        }
        int[] units = Native.WCHAR_BYTES == Integer.BYTES ? text.codePoints().toArray() : text.chars().toArray();
        MemorySegment memory = segment((units.length + 1L) * Native.WCHAR_BYTES, Native.WCHAR_BYTES);
        for (int i = 0; i <= units.length; i++) {
            int unit = i < units.length ? units[i] : 0;
            if (Native.WCHAR_BYTES == Integer.BYTES) {
                memory.setAtIndex(ValueLayout.JAVA_INT, i, unit);
            } else {
                memory.setAtIndex(ValueLayout.JAVA_CHAR, i, (char) unit);
            }
        }
        return memory.address();
    }

    /**
     * A C array with the elements of a Java array.
     *
     * @param values what to copy, or null
     * @return its address, or NULL for null
     */
    public long in(long[] values) {
        if (values == null) {
            return 0;
        }
        MemorySegment memory = segment((long) values.length * Long.BYTES, Long.BYTES);
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_LONG, 0, values.length);
        return memory.address();
    }

    /**
     * A C array with the elements of a Java array.
     *
     * @param values what to copy, or null
     * @return its address, or NULL for null
     */
    public long in(int[] values) {
        if (values == null) {
            return 0;
        }
        MemorySegment memory = segment((long) values.length * Integer.BYTES, Integer.BYTES);
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_INT, 0, values.length);
        return memory.address();
    }

    /**
     * A C array with the elements of a Java array.
     *
     * @param values what to copy, or null
     * @return its address, or NULL for null
     */
    public long in(double[] values) {
        if (values == null) {
            return 0;
        }
        MemorySegment memory = segment((long) values.length * Double.BYTES, Double.BYTES);
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_DOUBLE, 0, values.length);
        return memory.address();
    }

    /**
     * Copies a C array back to the Java array it was made from.
     *
     * @param address what {@link #in(long[])} gave
     * @param values where to; null is left alone
     */
    public void out(long address, long[] values) {
        for (int i = 0; values != null && i < values.length; i++) {
            values[i] = dev.sanca.capi.Memory.getLong(address + (long) i * Long.BYTES);
        }
    }

    /**
     * Copies a C array back to the Java array it was made from.
     *
     * @param address what {@link #in(int[])} gave
     * @param values where to; null is left alone
     */
    public void out(long address, int[] values) {
        for (int i = 0; values != null && i < values.length; i++) {
            values[i] = dev.sanca.capi.Memory.getInt(address + (long) i * Integer.BYTES);
        }
    }

    /**
     * Copies a C array back to the Java array it was made from.
     *
     * @param address what {@link #in(double[])} gave
     * @param values where to; null is left alone
     */
    public void out(long address, double[] values) {
        for (int i = 0; values != null && i < values.length; i++) {
            values[i] = dev.sanca.capi.Memory.getDouble(address + (long) i * Double.BYTES);
        }
    }

    @Override
    public void close() {
        stack.top = mark;
        if (overflow != null) {
            overflow.close();
        }
    }
}
