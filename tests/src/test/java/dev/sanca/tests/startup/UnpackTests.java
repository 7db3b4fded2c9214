package dev.sanca.tests.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded Python on a machine that never had it. */
class UnpackTests {
    private static final int PROCESSES = 4;

    @TempDir
    Path cache;

    @Test
    void severalProcessesAtOnceUnpackItOnce() throws IOException {
        List<CompletableFuture<ChildProcess.Result>> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(CompletableFuture.supplyAsync(() -> child().run(), Thread::startVirtualThread));
        }
        List<ChildProcess.Result> results = children.stream().map(CompletableFuture::join).toList();
        assertThat(results).allSatisfy(result -> assertThat(result.requireSuccess().stdout()).startsWith("(3, 14)\n" + cache));
        assertThat(results.stream().filter(result -> result.stderr().contains("Unpacked"))).hasSize(1);
        assertThat(directories()).hasSize(1);
    }

    @Test
    void aProcessThatIsKilledMeanwhileDoesNoHarm() throws IOException {
        for (int millis : new int[] {400, 700}) {
            try {
                child().withTimeout(Duration.ofMillis(millis)).run();
            } catch (AssertionError killed) {
                assertThat(killed).hasMessageStartingWith("killed");
            }
        }
        assertThat(child().run().requireSuccess().stdout()).startsWith("(3, 14)\n");
        assertThat(directories()).hasSize(1);
    }

    @Test
    void withoutItsJarAndWithoutPathNoPythonIsFound() {
        ChildProcess.Result result = child().withClassPath(classPathWithout("numpy-", "cpython-")).withEnv("PATH", "").withoutEnv("VIRTUAL_ENV").run();
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.stderr()).contains("PythonInstallationException: No Python found. Looked at:")
                .contains("Add the Maven artifact org.bytedeco:cpython with the classifier ")
                .contains("environment variable PATH: not set");
    }

    /** Without NumPy, which is unpacked likewise. */
    private ChildJvm child() {
        return ChildJvm.of(UnpackMain.class).withClassPath(classPathWithout("numpy-")).withEnv("SANCA_CACHE", cache.toString());
    }

    private static List<Path> classPathWithout(String... jars) {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(Path::of)
                .filter(entry -> Stream.of(jars).noneMatch(entry.getFileName().toString()::startsWith)).toList();
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}
