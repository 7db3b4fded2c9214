package dev.sanca.packager.setup;

/**
 * Something that is read as CPython reads it, and probably not as its author meant it.
 *
 * @param where the line
 * @param text what happens, and what to write instead
 */
public record Warning(Location where, String text) {
    @Override
    public String toString() {
        return where + ": warning: " + text;
    }
}
