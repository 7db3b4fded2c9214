package dev.sanca.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.PythonInstallation;
import dev.sanca.embedded.EmbeddedPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumPyTests {
    @TempDir
    Path cache;

    @Test
    void anEmbeddedPythonHasNumPyWithItsBlas() {
        PythonInstallation python = PythonInstallation.of(EmbeddedPython.unpack());
        // Isolated: what a developer has installed for himself must not be found instead.
        try (Interpreter running = PythonConfig.isolated().withInstallation(python).start()) {
            running.exec("import numpy");
            assertThat(running.eval("numpy.__version__").toString()).isEqualTo("2.4.2");
            assertThat(running.eval("numpy.linalg.solve([[2.0, 0], [0, 4]], [2.0, 2]).tolist()").toString()).isEqualTo("[1.0, 0.5]");
        }
    }

    @Test
    void unpacksOnceAndOnlyWhatIsNeeded() throws IOException {
        PythonInstallation python = PythonInstallation.of(EmbeddedPython.unpack());
        Path packages = NumPy.provide(python, cache, "linux-x86_64").orElseThrow();
        assertThat(packages.resolve("numpy/__init__.py")).isRegularFile();
        try (Stream<Path> libraries = Files.list(packages.resolve("numpy.libs"))) {
            assertThat(libraries.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("libopenblas.so.0", "libgfortran.so.5", "libquadmath.so.0");
        }
        Object key = Files.readAttributes(packages.resolve("numpy/__init__.py"), "*").get("fileKey");
        assertThat(NumPy.provide(python, cache, "linux-x86_64")).contains(packages);
        assertThat(Files.readAttributes(packages.resolve("numpy/__init__.py"), "*").get("fileKey")).isEqualTo(key);
    }

    @Test
    void otherMachinesHaveNone() {
        PythonInstallation python = PythonInstallation.of(EmbeddedPython.unpack());
        assertThat(NumPy.provide(python, cache, "plan9-mips")).isEmpty();
        assertThat(cache).isEmptyDirectory();
    }
}
