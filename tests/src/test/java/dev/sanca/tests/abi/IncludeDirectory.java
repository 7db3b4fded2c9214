package dev.sanca.tests.abi;

import dev.sanca.PythonInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the headers of a Python are. */
final class IncludeDirectory {
    private IncludeDirectory() {}

    /**
     * The directory with {@code Python.h}.
     *
     * @param python a Python
     * @return the directory, or empty if this Python came without headers
     */
    static Optional<Path> of(PythonInstallation python) {
        String flags = (python.freeThreaded() ? "t" : "") + (python.debug() ? "d" : "");
        return Stream.of(flags, "")
                .map(suffix -> python.home().resolve("include").resolve("python" + python.version() + suffix))
                .filter(directory -> Files.exists(directory.resolve("Python.h")))
                .findFirst();
    }
}
