package dev.sanca.testkit;

import dev.sanca.PythonInstallation;
import dev.sanca.PythonInstallationException;
import dev.sanca.spi.PythonProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The Pythons of this machine that tests can run on.
 *
 * <p>They are: the one that comes with the program ({@code sanca-embedded}); the system's, under {@code /usr} and {@code /usr/local}; the
 * {@code python3} on {@code PATH}; those that pyenv installed; and everything that the environment variable {@code SANCA_TEST_PYTHONS}
 * lists: libpython files, homes, virtual environments or programs, separated like the entries of {@code PATH}. Each libpython is listed
 * once. {@snippet :
 * @ParameterizedTest
 * @MethodSource("dev.sanca.testkit.Pythons#all")
 * void starts(PythonUnderTest python) { }
 * }
 *
 * <p>The search is made once in a process. What it looked at and left out, with the reason, is in {@link #leftOut}.
 */
public final class Pythons {
    private final Map<Path, PythonUnderTest> found = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private Pythons() {}

    private static final class Search {
        private static final Pythons RESULT = new Pythons().search();
    }

    /**
     * All Pythons that tests can run on, the embedded one first.
     *
     * @return at least the embedded one, if it is on the class path
     */
    public static Stream<PythonUnderTest> all() {
        return Search.RESULT.found.values().stream();
    }

    /**
     * Those that free all that is no longer used, for tests that count. Left out is the free-threaded 3.13, which keeps compiled code and
     * functions for ever once there has been a second thread.
     *
     * @return at least the embedded one
     */
    public static Stream<PythonUnderTest> collecting() {
        return all().filter(python -> !python.name().startsWith("3.13t"));
    }

    /**
     * The Python that comes with the program.
     *
     * @return the embedded one
     * @throws AssertionError if there is none, saying why
     */
    public static PythonUnderTest embedded() {
        return all().filter(python -> python.name().endsWith(" embedded")).findFirst()
                .orElseThrow(() -> new AssertionError("no embedded Python: " + leftOut()));
    }

    /**
     * The Pythons that were seen and cannot be used, each with the reason.
     *
     * @return one line each
     */
    public static List<String> leftOut() {
        return List.copyOf(Search.RESULT.leftOut);
    }

    private Pythons search() {
        ServiceLoader.load(PythonProvider.class)
                .forEach(provider -> add("embedded", () -> PythonInstallation.of(provider.provide())));
        Stream.of("/usr", "/usr/local").map(Path::of).filter(Files::isDirectory)
                .forEach(home -> add(home.toString(), () -> PythonInstallation.ofHome(home)));
        pathEntries("PATH").map(directory -> directory.resolve("python3")).filter(Files::isExecutable).findFirst()
                .ifPresent(program -> add("PATH", () -> PythonInstallation.ofExecutable(program)));
        ofPyenv().forEach(home -> add("pyenv " + home.getFileName(), () -> PythonInstallation.ofHome(home)));
        pathEntries("SANCA_TEST_PYTHONS").forEach(place -> add(place.toString(), () -> PythonInstallation.of(place)));
        return this;
    }

    private void add(String source, Supplier<PythonInstallation> finder) {
        try {
            PythonInstallation installation = finder.get();
            Path library = installation.library().toRealPath();
            found.putIfAbsent(library, new PythonUnderTest(installation.version() + flags(installation) + " " + source, installation));
        } catch (PythonInstallationException unusable) {
            leftOut.add(source + ": " + unusable.getMessage());
        } catch (IOException gone) {
            leftOut.add(source + ": " + gone);
        }
    }

    private static String flags(PythonInstallation installation) {
        return (installation.freeThreaded() ? "t" : "") + (installation.debug() ? "d" : "");
    }

    private static Stream<Path> pathEntries(String variable) {
        String value = System.getenv(variable);
        return value == null ? Stream.of() : Stream.of(value.split(File.pathSeparator)).filter(entry -> !entry.isBlank()).map(Path::of);
    }

    private static List<Path> ofPyenv() {
        String root = System.getenv("PYENV_ROOT");
        Path versions = (root == null ? Path.of(System.getProperty("user.home"), ".pyenv") : Path.of(root)).resolve("versions");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.filter(Files::isDirectory).sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
