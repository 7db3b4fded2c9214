package dev.sanca.capi;

import dev.sanca.capi.internal.Native;
import dev.sanca.capi.internal.Utf8;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and writes C memory by address: what {@code *p} is in C.
 *
 * <p>An address of NULL is a {@link NullPointerException}; any other wrong address is as fatal as in C. Usable on any
 * thread; alignment does not matter; the byte order is the machine's.
 */
public final class Memory {
    private static final MemorySegment ALL = Native.everything();
    private static final ConcurrentHashMap<String, MemorySegment> PERMANENT = new ConcurrentHashMap<>();

    private Memory() {}

    /**
     * Reads a {@code char}.
     *
     * @param address where
     * @return the byte there
     */
    public static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, checked(address));
    }

    /**
     * Writes a {@code char}.
     *
     * @param address where
     * @param value what
     */
    public static void putByte(long address, byte value) {
        ALL.set(ValueLayout.JAVA_BYTE, checked(address), value);
    }

    /**
     * Reads a {@code short}.
     *
     * @param address where
     * @return the value there
     */
    public static short getShort(long address) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, checked(address));
    }

    /**
     * Writes a {@code short}.
     *
     * @param address where
     * @param value what
     */
    public static void putShort(long address, short value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, checked(address), value);
    }

    /**
     * Reads an {@code int}.
     *
     * @param address where
     * @return the value there
     */
    public static int getInt(long address) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, checked(address));
    }

    /**
     * Writes an {@code int}.
     *
     * @param address where
     * @param value what
     */
    public static void putInt(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, checked(address), value);
    }

    /**
     * Reads a {@code long long} or a {@code Py_ssize_t}.
     *
     * @param address where
     * @return the value there
     */
    public static long getLong(long address) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, checked(address));
    }

    /**
     * Writes a {@code long long} or a {@code Py_ssize_t}.
     *
     * @param address where
     * @param value what
     */
    public static void putLong(long address, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, checked(address), value);
    }

    /**
     * Reads a pointer.
     *
     * @param address where
     * @return the pointer there
     */
    public static long getPointer(long address) {
        return getLong(address);
    }

    /**
     * Writes a pointer.
     *
     * @param address where
     * @param value what
     */
    public static void putPointer(long address, long value) {
        putLong(address, value);
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
        return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, checked(address));
    }

    /**
     * Writes a {@code float}.
     *
     * @param address where
     * @param value what
     */
    public static void putFloat(long address, float value) {
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, checked(address), value);
    }

    /**
     * Reads a {@code double}.
     *
     * @param address where
     * @return the value there
     */
    public static double getDouble(long address) {
        return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, checked(address));
    }

    /**
     * Writes a {@code double}.
     *
     * @param address where
     * @param value what
     */
    public static void putDouble(long address, double value) {
        ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, checked(address), value);
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
        return length == 0 ? new byte[0] : view(address, length).toArray(ValueLayout.JAVA_BYTE);
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
