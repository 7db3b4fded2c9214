package dev.sanca.processor.read;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python literals that can be defaults, read as Java values. */
final class PythonLiteral {
    /** The value of {@code None}. */
    static final Object NONE = new Object();

    /** {@code ()}, {@code []} and {@code {}}. */
    enum Empty { TUPLE, LIST, DICT }

    private static final Pattern INTEGER = Pattern.compile("-?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*)");
    private static final Pattern REAL = Pattern.compile("-?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))([eE][+-]?[0-9]+)?");
    private static final Pattern TEXT = Pattern.compile("(b?)(?:'((?:[^'\\\\\\n]|\\\\.)*)'|\"((?:[^\"\\\\\\n]|\\\\.)*)\")", Pattern.DOTALL);

    private PythonLiteral() {}

    /**
     * Reads a literal: a BigInteger, Double, Boolean, String, byte[], {@link Empty} or {@link #NONE}; null if it is none of these.
     */
    static Object parse(String source) {
        String text = source.strip();
        Matcher quoted = TEXT.matcher(text);
        if (quoted.matches()) {
            String inner = quoted.group(2) != null ? quoted.group(2) : quoted.group(3);
            return unescape(inner, !quoted.group(1).isEmpty());
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(text.replace("_", "").toLowerCase(java.util.Locale.ROOT));
        }
        return REAL.matcher(text).matches() ? Double.valueOf(text) : word(text);
    }

    private static Object word(String text) {
        return switch (text) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> NONE;
            case "()" -> Empty.TUPLE;
            case "[]" -> Empty.LIST;
            case "{}" -> Empty.DICT;
            default -> null;
        };
    }

    private static BigInteger integer(String text) {
        String digits = text.replace("-", "");
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        BigInteger value = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
        return text.startsWith("-") ? value.negate() : value;
    }

    /** A String, or a byte[]; null if there is an escape that is not known, or a byte that is none. */
    private static Object unescape(String text, boolean bytes) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            int digits = escape == 'x' ? 2 : escape == 'u' && !bytes ? 4 : escape == 'U' && !bytes ? 8 : 0;
            int at = "\\'\"nrtbfav0".indexOf(escape);
            if (digits > 0 && i + digits < text.length() && text.substring(i + 1, i + 1 + digits).matches("[0-9a-fA-F]+")) {
                result.appendCodePoint(Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else if (at >= 0) {
                result.append("\\'\"\n\r\t\b\f\u0007\u000b\0".charAt(at));
            } else {
                return null;
            }
        }
        if (!bytes) {
            return result.toString();
        }
        return result.chars().allMatch(c -> c < 256) ? result.toString().getBytes(StandardCharsets.ISO_8859_1) : null;
    }
}
