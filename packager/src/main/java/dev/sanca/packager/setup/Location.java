package dev.sanca.packager.setup;

/**
 * A place in a Setup file.
 *
 * @param file the name of the file, as it was given
 * @param line the line, counted from 1
 */
public record Location(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
