package dev.sanca.tests.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.PythonInstallation;
import dev.sanca.PythonInstallationException;
import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of naming a Python leads to the same one. */
class InstallationTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aProgramLeadsToItsLibrary(PythonUnderTest python) throws IOException {
        Path program = python.installation().executable().orElseThrow();
        PythonInstallation found = PythonInstallation.of(program);
        assertThat(found.library().toRealPath()).isEqualTo(python.installation().library().toRealPath());
        assertThat(found.home().toRealPath()).isEqualTo(python.installation().home().toRealPath());
        assertThat(found.version()).isEqualTo(python.installation().version());
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aVirtualEnvironmentIsEntered(PythonUnderTest python) throws IOException {
        Path environment = folder.resolve("venv");
        String program = python.installation().executable().orElseThrow().toString();
        ChildProcess.of(program, "-m", "venv", "--without-pip", environment.toString()).run().requireSuccess();
        PythonInstallation found = PythonInstallation.of(environment);
        assertThat(found.virtualEnvironment()).contains(environment);
        String source = "import sys; print(sys.prefix == r'%s', sys.prefix != sys.base_prefix, any(p.startswith(sys.prefix) for p in sys.path))";
        ChildProcess.Result result = ChildJvm.of(StartupMain.class).withOptions("-Dsanca.python=" + environment)
                .withArguments("run", source.formatted(environment)).run();
        assertThat(result.requireSuccess().stdout()).isEqualTo("True True True\n");
    }

    /** The loader's own words are in the message: here the file ends after its header. */
    @Test
    void aLibraryThatTheSystemRefusesIsReportedInItsWords() throws IOException {
        byte[] whole = Files.readAllBytes(Pythons.embedded().installation().library());
        Path cut = Files.write(folder.resolve("libpython3.14.so.1.0"), Arrays.copyOf(whole, 512));
        PythonInstallation python = PythonInstallation.ofLibrary(cut, Pythons.embedded().installation().home());
        assertThatExceptionOfType(PythonInstallationException.class)
                .isThrownBy(() -> Interpreter.start(PythonConfig.isolated().withInstallation(python)))
                .satisfies(error -> assertThat(error.reason()).isEqualTo(Reason.NOT_LOADABLE))
                .withMessageContaining(cut.toString())
                .withMessageContaining("file");
    }
}
