package dev.sanca.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that tests compare with; {@code mvn verify -Dbless=true} rewrites them. */
final class Golden {
    /** The folder of this Maven module. */
    static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private Golden() {}

    static boolean isBlessing() {
        return Boolean.getBoolean("bless");
    }

    /** Compares with a file; {@code canBless} says that this is the run from which it may be rewritten. */
    static void assertMatches(Path golden, String actual, boolean canBless) {
        if (canBless && isBlessing()) {
            write(golden, actual);
        }
        assertThat(actual).as("%s (bless it with -Dbless=true)", golden.getFileName()).isEqualTo(read(golden));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
