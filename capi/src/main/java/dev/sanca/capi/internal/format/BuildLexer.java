package dev.sanca.capi.internal.format;

/**
 * Reads the format strings of {@code Py_BuildValue} and its kin.
 *
 * <p>After a character that is no unit CPython goes on reading, to release what {@code N} gave it; so does this.
 */
final class BuildLexer {
    private static final String NO_UNITS = "()[]{}, :\t";

    private static final FormatCache<String, Format> CACHE = new FormatCache<>(BuildLexer::read);

    private BuildLexer() {}

    /** The format, read now or earlier. */
    static Format format(String text) {
        return CACHE.get(text);
    }

    private static Format read(String text) {
        Format.Builder builder = new Format.Builder(text);
        int index = 0;
        while (index < text.length() && text.charAt(index) != 0) {
            BuildUnit unit = BuildUnit.at(text, index);
            if (unit != null && Functions.builds(unit)) {
                builder.add(unit);
                index += unit.code().length();
            } else {
                if (NO_UNITS.indexOf(text.charAt(index)) < 0) {
                    builder.malformed();
                }
                index++;
            }
        }
        return builder.build();
    }
}
