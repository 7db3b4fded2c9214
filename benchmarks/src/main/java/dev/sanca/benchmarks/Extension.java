package dev.sanca.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The extension module in C, compiled for one Python. */
final class Extension {
    static final List<String> FLAGS = List.of("-O3", "-DNDEBUG", "-fPIC", "-shared");

    private final Workspace workspace;

    Extension(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Compiles.
     *
     * @return why there is none, or nothing when there is
     */
    Optional<String> compile(String version, Path headers) throws IOException, InterruptedException {
        if (!Files.isRegularFile(headers.resolve("Python.h"))) {
            return Optional.of("no Python.h for CPython " + version);
        }
        Path directory = Files.createDirectories(workspace.extensionDirectory(version));
        List<String> command = new ArrayList<>(List.of("cc"));
        command.addAll(FLAGS);
        command.addAll(List.of("-I" + headers, workspace.scripts().resolve("c/cbench.c").toString()));
        command.addAll(List.of("-o", directory.resolve("cbench.so").toString()));
        try {
            Child.of(command.toArray(String[]::new)).run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("no C extension: " + e.getMessage());
        }
    }

    /** What compiles it. */
    static String compiler() throws InterruptedException {
        try {
            return Child.of("cc", "--version").run().getFirst();
        } catch (IOException e) {
            return "none";
        }
    }
}
