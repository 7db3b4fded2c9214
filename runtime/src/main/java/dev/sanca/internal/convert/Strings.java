package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;

/** Python's str as Java's text. Attached. */
public final class Strings {
    private Strings() {}

    /** The text of a borrowed object, which is not None. */
    public static String toJava(long o) {
        if (!PyUnicode_Check(o)) {
            throw Mismatch.expected("str", o);
        }
        String text = Text.toJava(o);
        if (text == null) {
            throw Objects.raised();
        }
        return text;
    }

    /** The one UTF-16 unit of a borrowed str. */
    public static char toChar(long o) {
        if (!PyUnicode_Check(o)) {
            throw Mismatch.expected("str", o);
        }
        int character = PyUnicode_GetLength(o) == 1 ? PyUnicode_ReadChar(o, 0) : -1;
        if (character < 0 || character > Character.MAX_VALUE) {
            throw Mismatch.value("a str of one character up to U+FFFF", o);
        }
        return (char) character;
    }
}
