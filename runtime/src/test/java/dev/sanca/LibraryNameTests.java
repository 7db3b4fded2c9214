package dev.sanca;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryNameTests {
    @ParameterizedTest
    @CsvSource({
        "libpython3.14.so.1.0, 3.14, false, false",
        "libpython3.11.so, 3.11, false, false",
        "libpython3.13t.so.1.0, 3.13, true, false",
        "libpython3.12d.so.1.0, 3.12, false, true",
        "libpython3.13td.dylib, 3.13, true, true",
        "libpython3.6m.so.1.0, 3.6, false, false",
        "python312.dll, 3.12, false, false",
        "Python313t_d.DLL, 3.13, true, true"})
    void readsTheVersionAndTheKindOfBuild(String file, String version, boolean freeThreaded, boolean debug) {
        assertThat(LibraryName.parse(Path.of("lib", file)))
                .contains(new LibraryName(PythonVersion.parse(version).orElseThrow(), freeThreaded, debug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libpython3.so", "python3.dll", "libpython3.11.a", "libpythonlike.so", "python3.11"})
    void readsNothingElse(String file) {
        assertThat(LibraryName.parse(Path.of(file))).isEmpty();
    }

    @Test
    void aVersionComparesByNumber() {
        assertThat(new PythonVersion(3, 9)).isLessThan(PythonVersion.OLDEST_SUPPORTED);
        assertThat(PythonVersion.parse("3.14.3 (main)")).contains(PythonVersion.NEWEST_TESTED);
        assertThat(PythonVersion.parse("Python")).isEmpty();
        assertThat(new PythonVersion(4, 0).isAtLeast(3, 14)).isTrue();
    }
}
