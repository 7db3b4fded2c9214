package dev.sanca.packager.setup;

import java.util.Map;
import java.util.Optional;

/** What becomes of the modules after a marker line. */
public enum Mode {
    /** Built into the interpreter. */
    STATIC,
    /** A shared library of its own. */
    SHARED,
    /** Left out. */
    DISABLED;

    private static final Map<String, Mode> MARKERS = Map.of(
            "*static*", STATIC, "*doconfig*", STATIC, "*shared*", SHARED, "*noconfig*", SHARED, "*disabled*", DISABLED);

    /**
     * The mode that a marker starts.
     *
     * @param line a whole line
     * @return empty if the line is no marker
     */
    static Optional<Mode> ofMarker(String line) {
        return Optional.ofNullable(MARKERS.get(line));
    }

    /** Whether a word is a marker that was written with other letters, as {@code *Shared*} or {@code shared}. */
    static boolean resemblesMarker(String word) {
        return MARKERS.containsKey(word.toLowerCase(java.util.Locale.ROOT));
    }
}
