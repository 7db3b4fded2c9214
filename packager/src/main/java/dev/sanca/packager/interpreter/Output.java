package dev.sanca.packager.interpreter;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files of a project: whole or not at all, so that another make never sees half of one. */
final class Output {
    private final Path root;

    Output(Path root) {
        this.root = root;
    }

    /** Writes a file, which then is new to make even if its text is not. */
    void write(String name, String text) {
        Path file = root.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
            Files.writeString(draft, text);
            draft.toFile().setReadable(true, false);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new BuildException("cannot write " + file + ": " + reason(unwritable));
        }
    }

    /** Writes a file unless it has this text already. */
    void update(String name, String text) {
        if (!text.equals(readOrEmpty(name))) {
            write(name, text);
        }
    }

    String readOrEmpty(String name) {
        Path file = root.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + file + ": " + reason(unreadable));
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException kept) {
            throw new BuildException("cannot remove " + root.resolve(name) + ": " + reason(kept));
        }
    }

    /** A file that comes with the packager. */
    static String resource(String name) {
        try (InputStream in = Output.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new AssertionError(name, impossible);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : e.toString();
    }
}
