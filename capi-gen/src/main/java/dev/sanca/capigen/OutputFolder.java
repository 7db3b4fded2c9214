package dev.sanca.capigen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of generated sources: files that did not change keep their time stamp, so that javac has nothing to do. */
final class OutputFolder {
    private final Path folder;
    private final Set<Path> written = new HashSet<>();

    OutputFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes a class, whose name may have a folder before it. */
    void write(String className, String source) throws IOException {
        Path file = folder.resolve(className + ".java");
        written.add(file);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }

    /** Removes what an earlier run wrote and this one did not. */
    void deleteStale() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> stale = files.filter(Files::isRegularFile).filter(f -> !written.contains(f)).toList();
            for (Path file : stale) {
                Files.delete(file);
            }
        }
    }
}
