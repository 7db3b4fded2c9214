package dev.sanca.embedded.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file to be unpacked.
 *
 * @param name      its path in the unpacked directory, with slashes
 * @param size      bytes
 * @param isProgram whether it is to be executable: jars do not keep that
 * @param content   opens it
 */
public record PackedFile(String name, long size, boolean isProgram, Content content) {
    /** The bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Opens the file.
         *
         * @return its bytes, to be closed by the caller
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * A file that is not in any jar.
     *
     * @param name its path in the unpacked directory
     * @param text its content
     * @return the file
     */
    public static PackedFile ofText(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PackedFile(name, bytes.length, false, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * The same file elsewhere.
     *
     * @param other its path in the unpacked directory
     * @return a changed copy
     */
    public PackedFile withName(String other) {
        return new PackedFile(other, size, isProgram, content);
    }
}
