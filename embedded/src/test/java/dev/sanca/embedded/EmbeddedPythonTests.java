package dev.sanca.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.PythonInstallation;
import dev.sanca.PythonInstallationException;
import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.embedded.files.Platform;
import dev.sanca.spi.PythonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPythonTests {
    @TempDir
    Path cache;

    @Test
    void unpacksAWholePythonOnce() throws IOException {
        PythonProvider.Location place = EmbeddedPython.unpack(cache, Platform.current());
        assertThat(place.home()).hasParent(cache);
        assertThat(place.executable()).isExecutable();
        PythonInstallation python = PythonInstallation.of(place);
        assertThat(python.version().toString()).isEqualTo("3.14");
        assertThat(python.executable()).contains(place.executable());
        Object key = Files.readAttributes(place.library(), "*").get("fileKey");
        assertThat(EmbeddedPython.unpack(cache, Platform.current())).isEqualTo(place);
        assertThat(Files.readAttributes(place.library(), "*").get("fileKey")).isEqualTo(key);
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries.filter(Files::isDirectory)).containsExactly(place.home());
        }
    }

    @Test
    void theTestSuiteComesOnDemand() {
        Path tests = EmbeddedPython.unpack(cache, Platform.current()).home().resolve("lib/python3.14/test");
        assertThat(tests).doesNotExist();
        EmbeddedPython.unpackTestSuite(cache, Platform.current());
        assertThat(tests.resolve("test_capi/test_getargs.py")).isRegularFile();
    }

    @Test
    void aDamagedCopyIsReplacedAndLeftoversAreDeleted(@TempDir Path own) throws IOException {
        PythonProvider.Location place = EmbeddedPython.unpack(own, Platform.current());
        Files.write(place.library(), new byte[10]);
        Files.createDirectories(own.resolve(place.home().getFileName() + ".123/lib"));
        EmbeddedPython.unpack(own, Platform.current());
        assertThat(Files.size(place.library())).isGreaterThan(1_000_000);
        try (Stream<Path> entries = Files.list(own)) {
            assertThat(entries.filter(Files::isDirectory)).containsExactlyInAnyOrder(place.home());
        }
    }

    @Test
    void aPlatformWithoutJarIsNamedWithItsCoordinates() {
        assertThatExceptionOfType(PythonInstallationException.class).isThrownBy(() -> EmbeddedPython.unpack(cache, "plan9-riscv64"))
                .satisfies(error -> assertThat(error.reason()).isEqualTo(Reason.NOT_FOUND))
                .withMessageContaining("org.bytedeco:cpython:3.14.3-1.5.13:plan9-riscv64");
    }

    @Test
    void aCacheThatIsNoDirectoryIsNamedWithTheRemedy(@TempDir Path own) throws IOException {
        Path file = Files.writeString(own.resolve("file"), "");
        assertThatExceptionOfType(PythonInstallationException.class)
                .isThrownBy(() -> EmbeddedPython.unpack(file.resolve("cache"), Platform.current()))
                .satisfies(error -> assertThat(error.reason()).isEqualTo(Reason.NOT_UNPACKED))
                .withMessageStartingWith("The embedded CPython cannot be unpacked into " + file.resolve("cache"))
                .withMessageEndingWith("SANCA_CACHE.");
    }

    @Test
    void itIsAProvider() {
        assertThat(ServiceLoader.load(PythonProvider.class)).singleElement().isInstanceOf(EmbeddedPython.class)
                .extracting(PythonProvider::description).asString().contains("org.bytedeco:cpython");
    }
}
