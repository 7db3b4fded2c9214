package dev.sanca.capi.internal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code printf}-like formats, of three dialects. At a conversion that the dialect does not have it stops: from
 * there on CPython reads no arguments either.
 */
final class TextLexer {
    /** Whose format it is. */
    enum Dialect {
        /** {@code PyUnicode_FromFormat} and {@code PyErr_Format}. */
        UNICODE("csdiuoxXpSRAUVTN"),
        /** {@code PyBytes_FromFormat}. */
        BYTES("csdiuxp"),
        /** C's own, for {@code PySys_WriteStdout} and {@code PyOS_snprintf}; without {@code %n}. */
        C("csdiuoxXpaAeEfFgG");

        private final String conversions;
        private final FormatCache<String, Format> cache = new FormatCache<>(text -> new TextLexer(text, this).read());

        Dialect(String conversions) {
            this.conversions = conversions;
        }
    }

    private static final IntegerValues INT =
            new IntegerValues("an int", Integer.MIN_VALUE, Integer.MAX_VALUE, null);
    private static final IntegerValues UNSIGNED =
            new IntegerValues("an unsigned int", 0, 0xFFFF_FFFFL, Integer.class);
    private static final IntegerValues WIDE = new IntegerValues("a 64-bit integer", Long.MIN_VALUE, Long.MAX_VALUE, null);
    private static final IntegerValues UNSIGNED_WIDE =
            new IntegerValues("an unsigned 64-bit integer", 0, Long.MAX_VALUE, Long.class);
    private static final Values CHARS = new TextValues(false, 1, false);
    private static final Values WIDE_CHARS = new TextValues(false, TextValues.WCHAR, false);
    private static final Values ANY_POINTER = new PointerValues(true);
    private static final Values OBJECT = new PointerValues(false);

    private static final Values REAL = new RealValues();
    private static final Values FALLBACK = new TextValues(false, 1);
    private static final Values FALLBACK_WIDE = new TextValues(false, TextValues.WCHAR);

    /** Conversions that need no size to be understood. */
    private static final Map<Character, Values> PLAIN = Map.ofEntries(
            Map.entry('p', ANY_POINTER),
            Map.entry('S', ANY_POINTER),
            Map.entry('R', ANY_POINTER),
            Map.entry('U', OBJECT),
            Map.entry('T', OBJECT),
            Map.entry('N', OBJECT),
            Map.entry('c', INT));

    private final String text;
    private final Dialect dialect;
    private int index;

    private TextLexer(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** The format, read now or earlier. */
    static Format format(String text, Dialect dialect) {
        return dialect.cache.get(text);
    }

    private Format read() {
        Format.Builder builder = new Format.Builder(text);
        while (index < text.length() && text.charAt(index) != 0) {
            if (text.charAt(index) != '%') {
                index++;
            } else if (text.startsWith("%%", index)) {
                index += 2;
            } else {
                Conversion conversion = conversion();
                if (conversion == null) {
                    builder.malformed();
                    break;
                }
                builder.add(conversion);
            }
        }
        return builder.build();
    }

    /** A conversion as {@code %5%}, which takes nothing. */
    private Conversion percent(int start) {
        index++;
        return new Conversion(text.substring(start, index), List.of());
    }

    /** Reads flags, width, precision, size and conversion; null if there is no such conversion. */
    private Conversion conversion() {
        int start = index++;
        List<Values> values = new ArrayList<>();
        skip("-0# +'");
        number(values);
        if (index < text.length() && text.charAt(index) == '.') {
            index++;
            number(values);
        }
        if (dialect == Dialect.BYTES) {
            skipForBytes();
        }
        int sizeStart = index;
        skip("hljztL");
        String size = text.substring(sizeStart, index);
        if (dialect == Dialect.BYTES && size.isEmpty() && text.startsWith("%", index)) {
            return percent(start);
        }
        if (index == text.length() || dialect.conversions.indexOf(text.charAt(index)) < 0) {
            return null;
        }
        addValues(values, size, text.charAt(index++));
        return new Conversion(text.substring(start, index), values);
    }

    private void skip(String characters) {
        while (index < text.length() && characters.indexOf(text.charAt(index)) >= 0) {
            index++;
        }
    }

    /** What {@code PyBytes_FromFormat} does not understand before a conversion it passes over, {@code *} included. */
    private void skipForBytes() {
        while (index < text.length() && text.charAt(index) != '%' && text.charAt(index) != 0 && !isLetter(text.charAt(index))) {
            index++;
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void number(List<Values> values) {
        if (index < text.length() && text.charAt(index) == '*' && dialect != Dialect.BYTES) {
            values.add(INT);
            index++;
        } else {
            skip("0123456789");
        }
    }

    private void addValues(List<Values> values, String size, char conversion) {
        Values chars = size.equals("l") ? WIDE_CHARS : CHARS;
        switch (conversion) {
            case 's' -> values.add(chars);
            case 'V' -> {
                values.add(ANY_POINTER);
                values.add(size.equals("l") ? FALLBACK_WIDE : FALLBACK);
            }
            case 'd', 'i' -> values.add(signed(size));
            case 'u', 'o', 'x', 'X' -> values.add(unsigned(size));
            case 'A' -> values.add(dialect == Dialect.C ? REAL : ANY_POINTER);
            case 'a', 'e', 'E', 'f', 'F', 'g', 'G' -> values.add(REAL);
            default -> values.add(PLAIN.get(conversion));
        }
    }

    private static Values signed(String size) {
        return isWide(size) ? WIDE : INT;
    }

    private static Values unsigned(String size) {
        return isWide(size) ? UNSIGNED_WIDE : UNSIGNED;
    }

    private static boolean isWide(String size) {
        return size.equals("l") ? ScalarCell.WIDE_LONG : !size.isEmpty() && !size.startsWith("h");
    }
}
