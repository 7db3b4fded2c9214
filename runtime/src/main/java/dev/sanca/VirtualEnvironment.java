package dev.sanca;

import dev.sanca.PythonInstallationException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A virtual environment (PEP 405): a directory with a {@code pyvenv.cfg} that names the Python it was made from.
 *
 * @param directory the environment
 * @param settings  the keys of {@code pyvenv.cfg}
 */
record VirtualEnvironment(Path directory, Map<String, String> settings) {
    private static final String FILE = "pyvenv.cfg";

    /** Whether the directory is one. */
    static boolean is(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE));
    }

    /** Reads its {@code pyvenv.cfg}. */
    static VirtualEnvironment read(Path directory) {
        Map<String, String> settings = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(directory.resolve(FILE))) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    settings.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
                }
            }
        } catch (IOException unreadable) {
            throw new PythonInstallationException(Reason.NOT_FOUND,
                    directory.resolve(FILE) + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return new VirtualEnvironment(directory, settings);
    }

    /** The program inside the environment; giving CPython its path is what makes it use the environment. */
    Path program() {
        return Stream.of("bin/python3", "bin/python", "Scripts/python.exe")
                .map(directory::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new PythonInstallationException(Reason.NOT_FOUND, "The virtual environment " + directory
                        + " has no python program that runs; the Python it was made from may be gone ("
                        + FILE + " says home = " + settings.getOrDefault("home", "nothing") + ")."));
    }

    /** The version it says it is for: {@code version} as venv writes it, {@code version_info} as virtualenv does. */
    Optional<PythonVersion> version() {
        String text = settings.getOrDefault("version", settings.getOrDefault("version_info", ""));
        return PythonVersion.parse(text);
    }
}
