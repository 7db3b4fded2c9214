package dev.sanca.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the Python suites in {@code src/test/python}: on each Python program of the machine, statically linked ones as well. */
class StockPythonTests {
    private static final List<String> SUITES = List.of("test_java", "test_modules");
    /** Many processes, and so minutes: under some of the Pythons, unless {@code -Dsanca.test.all=true} asks for more. */
    private static final String PROCESSES = "test_process";
    /** The same whatever the Python is. */
    private static final String CACHE = "test_cache";

    private static DemoSite site;

    @BeforeAll
    static void install(@TempDir Path folder) throws IOException {
        site = DemoSite.in(folder);
    }

    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource
    void suite(String suite, Path python) {
        ChildProcess.Result result = ChildProcess.of(python.toString(), "-W", "error", "-m", "unittest", suite)
                .withDirectory(Path.of("src", "test", "python"))
                .withEnv("PYTHONPATH", site.pythonPath())
                .withEnv("PYTHONDONTWRITEBYTECODE", "1")
                .withEnv("SANCA_CLASS_PATH", site.classPath())
                .withEnv("SANCA_CACHE", "off")
                .withEnv("SANCA_JAVA_HOME", System.getProperty("java.home"))
                .withoutEnv("SANCA_JAVA_OPTIONS")
                .withoutEnv("PYTHONHOME")
                .withTimeout(Duration.ofMinutes(10))
                .run();
        assertThat(result.status()).as(result.toString()).isZero();
    }

    static Stream<Arguments> suite() {
        List<Path> programs = List.copyOf(programs());
        Stream<Arguments> everywhere = programs.stream().flatMap(python -> SUITES.stream().map(suite -> Arguments.of(suite, python)));
        Stream<Arguments> processes = (Boolean.getBoolean("sanca.test.all") ? programs : different(programs)).stream()
                .map(python -> Arguments.of(PROCESSES, python));
        Stream<Arguments> cache = programs.stream().limit(1).map(python -> Arguments.of(CACHE, python));
        return Stream.of(everywhere, processes, cache).flatMap(suites -> suites);
    }

    /** The embedded one, the system's, which may be linked statically, and the oldest. */
    private static Set<Path> different(List<Path> programs) {
        Set<Path> different = new LinkedHashSet<>(programs.subList(0, Math.min(2, programs.size())));
        programs.stream().min(Comparator.comparing(python -> python.getFileName().toString())).ifPresent(different::add);
        return different;
    }

    /** Programs, of which each file is taken once: those of the Pythons with a library, and the system's own. */
    private static Set<Path> programs() {
        Set<Path> programs = new LinkedHashSet<>();
        Stream<Path> shared = Pythons.all()
                .map(python -> python.installation().home().resolve("bin").resolve("python" + python.installation().version()));
        Stream.concat(shared, Stream.of(Path.of("/usr/bin/python3"), Path.of("/usr/local/bin/python3")))
                .filter(Files::isExecutable)
                .map(StockPythonTests::real)
                .filter(StockPythonTests::isSupported)
                .forEach(programs::add);
        return programs;
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException gone) {
            return program;
        }
    }

    private static boolean isSupported(Path program) {
        String check = "import sys, ctypes; sys.exit(sys.version_info < (3, 10))";
        return ChildProcess.of(program.toString(), "-c", check).run().status() == 0;
    }
}
