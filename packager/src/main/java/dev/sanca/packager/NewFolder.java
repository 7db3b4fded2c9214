package dev.sanca.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders for new projects. */
public final class NewFolder {
    private NewFolder() {}

    /**
     * Refuses a folder with something in it.
     *
     * @param root the folder of a new project
     * @throws BuildException if it is in use or cannot be read
     */
    public static void requireEmpty(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> entries = Files.isDirectory(root) ? Files.list(root) : Stream.of(root)) {
            if (entries.findAny().isPresent()) {
                throw new BuildException(root + " is there already and not empty; take another name, or remove it");
            }
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + root + ": " + unreadable.getMessage());
        }
    }
}
