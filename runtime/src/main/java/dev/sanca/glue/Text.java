package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Text without loss: NUL, lone surrogates and what is beyond the BMP arrive as they left. */
final class Text {
    private static final int MAX_LATIN_1 = 0xff;

    private Text() {}

    /** The text of a {@code str}. */
    static String toJava(long str) {
        int length = Math.toIntExact(PyUnicode_GET_LENGTH(str));
        int kind = PyUnicode_KIND(str);
        long data = PyUnicode_DATA(str);
        return switch (kind) {
            case 1 -> new String(Memory.getBytes(data, length), StandardCharsets.ISO_8859_1);
            case 2 -> new String(Memory.view(data, 2L * length).toArray(ValueLayout.JAVA_CHAR_UNALIGNED));
            case 4 -> new String(Memory.view(data, 4L * length).toArray(ValueLayout.JAVA_INT_UNALIGNED), 0, length);
            // Before 3.12 a str may have to be made ready, which this function does.
            default -> {
                Raised.unlessNegative(PyUnicode_GetLength(str));
                yield toJava(str);
            }
        };
    }

    /** A new {@code str}, or NULL with an exception. */
    static long toPython(String text) {
        int max = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            max |= text.charAt(i);
        }
        if (max <= MAX_LATIN_1) {
            return ofLatin1(text, max);
        }
        return text.codePoints().anyMatch(Character::isSupplementaryCodePoint) ? ofCodePoints(text) : ofChars(text);
    }

    private static long ofLatin1(String text, int max) {
        long str = PyUnicode_New(text.length(), max);
        // The empty str is shared, and so are those of one character.
        if (str == NULL || text.isEmpty()) {
            return str;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Memory.view(PyUnicode_DATA(str), bytes.length).copyFrom(MemorySegment.ofArray(bytes));
        return str;
    }

    private static long ofChars(String text) {
        char[] chars = text.toCharArray();
        // The maximum must be exact: CPython compares strings by kind.
        int max = 0;
        for (char c : chars) {
            max = Math.max(max, c);
        }
        long str = PyUnicode_New(chars.length, max);
        if (str != NULL) {
            MemorySegment.copy(chars, 0, Memory.view(PyUnicode_DATA(str), 2L * chars.length), ValueLayout.JAVA_CHAR_UNALIGNED, 0, chars.length);
        }
        return str;
    }

    private static long ofCodePoints(String text) {
        int[] points = text.codePoints().toArray();
        int max = 0;
        for (int point : points) {
            max = Math.max(max, point);
        }
        long str = PyUnicode_New(points.length, max);
        if (str != NULL) {
            MemorySegment.copy(points, 0, Memory.view(PyUnicode_DATA(str), 4L * points.length), ValueLayout.JAVA_INT_UNALIGNED, 0, points.length);
        }
        return str;
    }
}
