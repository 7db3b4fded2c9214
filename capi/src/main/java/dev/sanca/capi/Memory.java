package dev.sanca.capi;

import dev.sanca.capi.internal.Native;
import dev.sanca.capi.internal.Utf8;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and writes C memory by address: what {@code *p} is in C.
 *
 * <p>An address of NULL is a {@link NullPointerException}; any other wrong address is as fatal as in C. Usable on any
 * thread; alignment does not matter; the byte order is the machine's.
 */
public final class Memory {
    private static final MemorySegment ALL = Native.everything();

    // By these and not by MemorySegment.get, and each method below by itself: the JIT compiler inlines 15 levels of calls and no more, and
    // an access to memory has seven of its own. Callers that are deep themselves would get real calls, three for each access.
    private static final VarHandle BYTE = access(ValueLayout.JAVA_BYTE);
    private static final VarHandle SHORT = access(ValueLayout.JAVA_SHORT_UNALIGNED);
    private static final VarHandle INT = access(ValueLayout.JAVA_INT_UNALIGNED);
    private static final VarHandle LONG = access(ValueLayout.JAVA_LONG_UNALIGNED);
    private static final VarHandle FLOAT = access(ValueLayout.JAVA_FLOAT_UNALIGNED);
    private static final VarHandle DOUBLE = access(ValueLayout.JAVA_DOUBLE_UNALIGNED);

    private static final ConcurrentHashMap<String, MemorySegment> PERMANENT = new ConcurrentHashMap<>();

    private Memory() {}

    private static VarHandle access(ValueLayout layout) {
        return layout.varHandle().withInvokeExactBehavior();
    }

    /**
     * Reads a {@code char}.
     *
     * @param address where
     * @return the byte there
     */
    public static byte getByte(long address) {
        return (byte) BYTE.get(ALL, checked(address));
    }

    /**
     * Writes a {@code char}.
     *
     * @param address where
     * @param value what
     */
    public static void putByte(long address, byte value) {
        BYTE.set(ALL, checked(address), value);
    }

    /**
     * Reads a {@code short}.
     *
     * @param address where
     * @return the value there
     */
    public static short getShort(long address) {
        return (short) SHORT.get(ALL, checked(address));
    }

    /**
     * Writes a {@code short}.
     *
     * @param address where
     * @param value what
     */
    public static void putShort(long address, short value) {
        SHORT.set(ALL, checked(address), value);
    }

    /**
     * Reads an {@code int}.
     *
     * @param address where
     * @return the value there
     */
    public static int getInt(long address) {
        return (int) INT.get(ALL, checked(address));
    }

    /**
     * Writes an {@code int}.
     *
     * @param address where
     * @param value what
     */
    public static void putInt(long address, int value) {
        INT.set(ALL, checked(address), value);
    }

    /**
     * Reads a {@code long long} or a {@code Py_ssize_t}.
     *
     * @param address where
     * @return the value there
     */
    public static long getLong(long address) {
        return (long) LONG.get(ALL, checked(address));
    }

    /**
     * Writes a {@code long long} or a {@code Py_ssize_t}.
     *
     * @param address where
     * @param value what
     */
    public static void putLong(long address, long value) {
        LONG.set(ALL, checked(address), value);
    }

    /**
     * Reads a pointer.
     *
     * @param address where
     * @return the pointer there
     */
    public static long getPointer(long address) {
        return (long) LONG.get(ALL, checked(address));
    }

    /**
     * Writes a pointer.
     *
     * @param address where
     * @param value what
     */
    public static void putPointer(long address, long value) {
        LONG.set(ALL, checked(address), value);
    }

    /**
     * Reads a C {@code long}, which has 32 bits on Windows and 64 elsewhere.
     *
     * @param address where
     * @return the value there
     */
    public static long getCLong(long address) {
        return Native.C_LONG_BYTES == Integer.BYTES ? getInt(address) : getLong(address);
    }

    /**
     * Writes a C {@code long}, which has 32 bits on Windows and 64 elsewhere.
     *
     * @param address where
     * @param value what; the lower half where a C long has 32 bits
     */
    public static void putCLong(long address, long value) {
        if (Native.C_LONG_BYTES == Integer.BYTES) {
            putInt(address, (int) value);
        } else {
            putLong(address, value);
        }
    }

    /**
     * Reads a {@code float}.
     *
     * @param address where
     * @return the value there
     */
    public static float getFloat(long address) {
        return (float) FLOAT.get(ALL, checked(address));
    }

    /**
     * Writes a {@code float}.
     *
     * @param address where
     * @param value what
     */
    public static void putFloat(long address, float value) {
        FLOAT.set(ALL, checked(address), value);
    }

    /**
     * Reads a {@code double}.
     *
     * @param address where
     * @return the value there
     */
    public static double getDouble(long address) {
        return (double) DOUBLE.get(ALL, checked(address));
    }

    /**
     * Writes a {@code double}.
     *
     * @param address where
     * @param value what
     */
    public static void putDouble(long address, double value) {
        DOUBLE.set(ALL, checked(address), value);
    }

    /**
     * Reads a C string.
     *
     * @param utf8 address of UTF-8 bytes that end in NUL, or NULL
     * @return the text, bytes that are not UTF-8 replaced by U+FFFD; null for NULL
     */
    public static String getString(long utf8) {
        return utf8 == 0 ? null : ALL.asSlice(checked(utf8)).getString(0);
    }

    /**
     * Copies bytes out of C memory.
     *
     * @param address where they start
     * @param length how many
     * @return a new array
     */
    public static byte[] getBytes(long address, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        if (length != 0) {
            MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, checked(address), bytes, 0, bytes.length);
        }
        return bytes;
    }

    /**
     * Copies bytes into C memory.
     *
     * @param address where they go; as many bytes as the array has must be there
     * @param bytes what to copy
     */
    public static void putBytes(long address, byte[] bytes) {
        MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, checked(address), bytes.length);
    }

    /**
     * C memory as a segment, without copying.
     *
     * @param address where it starts
     * @param size bytes; must not be more than is there
     * @return a view that never expires: the caller has to know how long the memory lives
     */
    public static MemorySegment view(long address, long size) {
        return ALL.asSlice(checked(address), size);
    }

    /**
     * A C string that stays in place until the process ends, for functions that keep the pointer. Equal texts share one.
     *
     * @param text any text, or null
     * @return address of its UTF-8 bytes and a NUL; NULL for null
     * @throws IllegalArgumentException if the text holds NUL or a lone surrogate
     */
    public static long permanent(String text) {
        return text == null ? 0 : PERMANENT.computeIfAbsent(text, Memory::allocatePermanent).address();
    }

    private static MemorySegment allocatePermanent(String text) {
        byte[] utf8 = Utf8.encode(text);
        MemorySegment memory = Arena.global().allocate(utf8.length + 1L);
        MemorySegment.copy(utf8, 0, memory, ValueLayout.JAVA_BYTE, 0, utf8.length);
        return memory;
    }

    private static long checked(long address) {
        if (address == 0) {
            throw new NullPointerException("NULL pointer");
        }
        return address;
    }
}
