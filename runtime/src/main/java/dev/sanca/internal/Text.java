package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Text between Java and Python without loss: lone surrogates, NULs and all. All methods: attached, unless they say otherwise. */
public final class Text {
    /** {@code wchar_t} has 16 bits on Windows and 32 elsewhere. */
    private static final int WCHAR_BYTES = System.getProperty("os.name").startsWith("Windows") ? Short.BYTES : Integer.BYTES;

    private static final int MAX_ASCII = 0x7F;
    private static final int MAX_LATIN_1 = 0xFF;
    /** Up to here, looking at one character after the other is quicker than at whole arrays. */
    private static final int SHORT = 24;
    private static final long EIGHT_QUESTION_MARKS = 0x3f3f3f3f3f3f3f3fL;
    private static final long SIGNS = 0x8080808080808080L;
    private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Text() {}

    /** Whether the characters of a str are where the headers of 3.10 to 3.14 have them; found out at the first use. */
    private static final class Layout {
        static final boolean KNOWN = !CPython.current().isFreeThreaded() && !CPython.current().version().atLeast(3, 15);
    }

    private static final class Errors {
        static final long SURROGATEPASS = Memory.permanent("surrogatepass");
        static final int NATIVE_ORDER = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? -1 : 1;
    }

    /** A new {@code str}; NULL with an exception set if there is no memory. */
    public static long toPython(String text) {
        if (!Layout.KNOWN) {
            return decode(text);
        }
        int length = text.length();
        int bits = 0;
        for (int i = 0; i < Math.min(length, SHORT); i++) {
            bits |= text.charAt(i);
        }
        if (bits > MAX_LATIN_1) {
            return ofWider(text);
        }
        if (length > SHORT) {
            return ofLong(text);
        }
        return length == 1 ? PyUnicode_FromOrdinal(bits) : ofLatin1(text, length, bits);
    }

    private static long ofLatin1(String text, int length, int bits) {
        long str = PyUnicode_New(length, bits <= MAX_ASCII ? MAX_ASCII : MAX_LATIN_1);
        if (str == NULL || length == 0) {
            return str;
        }
        long data = PyUnicode_DATA(str);
        for (int i = 0; i < length; i++) {
            Memory.putByte(data + i, (byte) text.charAt(i));
        }
        return str;
    }

    /** Works on whole arrays: a text that has no question mark as Latin-1 had none put in for another character. */
    private static long ofLong(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int whole = bytes.length & -Long.BYTES;
        long bits = 0;
        long marks = 0;
        for (int i = 0; i < whole; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            bits |= eight;
            marks |= zeroBytes(eight ^ EIGHT_QUESTION_MARKS);
        }
        for (int i = whole; i < bytes.length; i++) {
            bits |= bytes[i];
            marks |= bytes[i] == '?' ? SIGNS : 0;
        }
        if ((marks & SIGNS) != 0 && !text.equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
            return ofWider(text);
        }
        long str = PyUnicode_New(bytes.length, (bits & SIGNS) == 0 ? MAX_ASCII : MAX_LATIN_1);
        if (str != NULL) {
            Memory.putBytes(PyUnicode_DATA(str), bytes);
        }
        return str;
    }

    /** The signs of the bytes that are 0, and perhaps of some that are not. */
    private static long zeroBytes(long eight) {
        return eight - 0x0101010101010101L & ~eight;
    }

    /** A text with at least one character beyond Latin-1. A pair of surrogates is one character, a lone one is itself. */
    private static long ofWider(String text) {
        int length = text.length();
        int count = text.codePointCount(0, length);
        if (count < length) {
            int[] points = text.codePoints().toArray();
            return filled(PyUnicode_New(count, Character.MAX_CODE_POINT), MemorySegment.ofArray(points));
        }
        if (length > SHORT) {
            return filled(PyUnicode_New(length, Character.MAX_VALUE), MemorySegment.ofArray(text.toCharArray()));
        }
        long str = PyUnicode_New(length, Character.MAX_VALUE);
        long data = str == NULL ? NULL : PyUnicode_DATA(str);
        for (int i = 0; str != NULL && i < length; i++) {
            Memory.putShort(data + (long) i * Character.BYTES, (short) text.charAt(i));
        }
        return str;
    }

    private static long filled(long str, MemorySegment characters) {
        if (str != NULL) {
            Memory.view(PyUnicode_DATA(str), characters.byteSize()).copyFrom(characters);
        }
        return str;
    }

    private static long decode(String text) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_CHAR, text.toCharArray());
            return PyUnicode_DecodeUTF16(memory.address(), memory.byteSize(), Errors.SURROGATEPASS, new int[] {Errors.NATIVE_ORDER});
        }
    }

    /** The text of a borrowed {@code str}; null with an exception set if it is none, or there is no memory. */
    public static String toJava(long text) {
        if (!Layout.KNOWN || !PyUnicode_Check(text)) {
            return encode(text);
        }
        // Before 3.12 a str may have to be made ready, which this does; it then has a kind.
        if (PyUnicode_KIND(text) == 0 && PyUnicode_GetLength(text) < 0) {
            return null;
        }
        long length = PyUnicode_GET_LENGTH(text);
        long data = PyUnicode_DATA(text);
        return switch (PyUnicode_KIND(text)) {
            case 1 -> new String(Memory.getBytes(data, length), StandardCharsets.ISO_8859_1);
            case 2 -> new String(Memory.view(data, length * Character.BYTES).toArray(ValueLayout.JAVA_CHAR_UNALIGNED));
            default -> ofCodePoints(Memory.view(data, length * Integer.BYTES).toArray(ValueLayout.JAVA_INT_UNALIGNED));
        };
    }

    private static String ofCodePoints(int[] points) {
        return new String(points, 0, points.length);
    }

    private static String encode(long text) {
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
