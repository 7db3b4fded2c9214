package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Text between Java and Python without loss: lone surrogates, NULs and all. All methods: attached, unless they say otherwise. */
public final class Text {
    private static final int NATIVE_ORDER = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? -1 : 1;

    /** {@code wchar_t} has 16 bits on Windows and 32 elsewhere. */
    private static final int WCHAR_BYTES = System.getProperty("os.name").startsWith("Windows") ? Short.BYTES : Integer.BYTES;

    private Text() {}

    private static final class Errors {
        static final long SURROGATEPASS = Memory.permanent("surrogatepass");
    }

    /** A new {@code str}; NULL with an exception set if there is no memory. */
    public static long toPython(String text) {
        char[] units = text.toCharArray();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_CHAR, units);
            return PyUnicode_DecodeUTF16(memory.address(), memory.byteSize(), Errors.SURROGATEPASS, new int[] {NATIVE_ORDER});
        }
    }

    /** The text of a borrowed {@code str}; null with an exception set if it is none. */
    public static String toJava(long text) {
        long[] size = new long[1];
        long units = PyUnicode_AsWideCharString(text, size);
        if (units == NULL) {
            return null;
        }
        StringBuilder result = new StringBuilder((int) size[0]);
        for (long at = units; at < units + size[0] * WCHAR_BYTES; at += WCHAR_BYTES) {
            result.appendCodePoint(unit(at));
        }
        PyMem_Free(units);
        return result.toString();
    }

    /** The text of a NUL-terminated {@code wchar_t} string. Needs no interpreter. */
    public static String ofWide(long wide) {
        StringBuilder result = new StringBuilder();
        for (long at = wide; unit(at) != 0; at += WCHAR_BYTES) {
            result.appendCodePoint(unit(at));
        }
        return result.toString();
    }

    private static int unit(long address) {
        return WCHAR_BYTES == Integer.BYTES ? Memory.getInt(address) : Short.toUnsignedInt(Memory.getShort(address));
    }
}
