package dev.sanca.capi.internal.format;

/** Reads the format strings of {@code PyArg_Parse} and its kin, as far as it takes to know the C arguments. */
final class ParseLexer {
    /** The nesting at which CPython gives up, and the process with it. */
    private static final int NESTING = 30;

    private static final String TOO_DEEP = "too many tuple nesting levels in argument format string";

    private static final FormatCache<String, Format> CACHE = new FormatCache<>(ParseLexer::read);

    private ParseLexer() {}

    /** The format, read now or earlier. */
    static Format format(String text) {
        return CACHE.get(text);
    }

    private static Format read(String text) {
        Format.Builder builder = new Format.Builder(text);
        int index = 0;
        while (index < text.length() && !isEnd(text.charAt(index))) {
            if ("()|$".indexOf(text.charAt(index)) >= 0) {
                index++;
                continue;
            }
            ParseUnit unit = ParseUnit.at(text, index);
            if (unit == null) {
                refuseLegacy(text, index);
                builder.malformed();
                break;
            }
            builder.add(unit);
            index += unit.code().length();
        }
        checkNesting(text, builder);
        return builder.build();
    }

    /** Units of old versions of CPython, which would write to a cell that is not there. */
    private static void refuseLegacy(String text, int index) {
        char c = text.charAt(index);
        if ((c == 'u' || c == 'Z') && Functions.hasLegacyUnits()) {
            throw new IllegalArgumentException("\"" + text + "\": the unit '" + c + "' is gone since CPython 3.12; use 'U'");
        }
    }

    private static boolean isEnd(char c) {
        return c == ':' || c == ';' || c == 0;
    }

    /** Finds what would make CPython end the process, in the order in which CPython finds it. */
    private static void checkNesting(String text, Format.Builder builder) {
        int level = 0;
        for (int i = 0; i < text.length() && !isEnd(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c == '(' && ++level >= NESTING) {
                builder.fatal(TOO_DEEP, true);
                return;
            }
            if (c == ')' && --level < 0) {
                builder.fatal("excess ')' in getargs format", false);
                return;
            }
        }
        if (level != 0) {
            builder.fatal("missing ')' in getargs format", false);
        }
    }
}
