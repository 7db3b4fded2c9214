package dev.sanca.packager.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of one Setup file.
 *
 * @param name its name, for messages
 * @param text its text
 * @param objects whether its modules get rules of their own; false for the files after {@code -n}
 */
public record SetupFile(String name, String text, boolean objects) {
    /**
     * A file whose modules are built.
     *
     * @param name its name, for messages
     * @param text its text
     * @return the file
     */
    public static SetupFile of(String name, String text) {
        return new SetupFile(name, text, true);
    }

    /**
     * Reads a file. Bytes that are not UTF-8 are kept apart from each other, as the shell keeps them.
     *
     * @param name its name, for messages
     * @param path where it is
     * @return the file
     * @throws IOException if it cannot be read
     */
    public static SetupFile read(String name, Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return of(name, utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /**
     * The same file as {@code -n} reads it: names and libraries count, no rules are written.
     *
     * @return the file
     */
    public SetupFile withoutObjects() {
        return new SetupFile(name, text, false);
    }
}
