package dev.sanca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.spi.PythonProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonSearchTests {
    @TempDir
    Path folder;

    @Test
    void aPythonThatIsNowhereIsReportedWithEveryPlace() {
        PythonSearch search = new PythonSearch(name -> null, Map.of("PATH", folder + File.pathSeparator + "/nowhere")::get, List.of());
        assertThatExceptionOfType(PythonInstallationException.class).isThrownBy(search::find)
                .satisfies(error -> assertThat(error.reason()).isEqualTo(Reason.NOT_FOUND))
                .withMessageStartingWith("No Python found. Looked at:")
                .withMessageContaining("sanca.python")
                .withMessageContaining("SANCA_PYTHON")
                .withMessageContaining("no sanca-embedded on the class path")
                .withMessageContaining("VIRTUAL_ENV")
                .withMessageContaining("no python3 or python in " + folder);
    }

    @Test
    void anEmptyPathIsReported() {
        assertThatExceptionOfType(PythonInstallationException.class)
                .isThrownBy(new PythonSearch(name -> null, name -> null, List.of())::find)
                .withMessageContaining("environment variable PATH: not set");
    }

    @Test
    void aPropertyWinsOverTheEnvironmentAndAProvider() throws IOException {
        Path named = FakePython.home(folder.resolve("named"), "3.12");
        Path other = FakePython.home(folder.resolve("other"), "3.11");
        PythonProvider provider = FakePython.provider(other);
        assertThat(new PythonSearch(Map.of("sanca.python", named.toString())::get, Map.of("SANCA_PYTHON", "x")::get, List.of(provider))
                .find().home()).isEqualTo(named);
        assertThat(new PythonSearch(name -> null, Map.of("SANCA_PYTHON", named.toString())::get, List.of(provider)).find().home())
                .isEqualTo(named);
        assertThat(new PythonSearch(name -> null, name -> null, List.of(provider)).find().home()).isEqualTo(other);
    }

    @Test
    void aNamedPythonMustBeUsable() {
        PythonSearch search = new PythonSearch(Map.of("sanca.python", "/nowhere")::get, name -> null, List.of());
        assertThatExceptionOfType(PythonInstallationException.class).isThrownBy(search::find)
                .withMessage("There is no file or directory /nowhere. (It was named by the system property sanca.python.)");
    }

    @Test
    void anUnusableProgramOnThePathIsPassedOver() throws IOException {
        Path home = FakePython.home(folder.resolve("home"), "3.12");
        Path bad = FakePython.program(folder.resolve("bad/python3"), "echo not a python; exit 1");
        Path good = FakePython.program(folder.resolve("good/python3"), FakePython.answer(home, "3.12.1", "libpython3.12.so.1.0"));
        String path = bad.getParent() + File.pathSeparator + good.getParent();
        PythonInstallation found = new PythonSearch(name -> null, Map.of("PATH", path)::get, List.of()).find();
        assertThat(found.executable()).contains(good);
        assertThat(found.library()).isEqualTo(home.resolve("lib/libpython3.12.so.1.0"));
        assertThat(found.virtualEnvironment()).isEqualTo(Optional.empty());
        assertThatExceptionOfType(PythonInstallationException.class)
                .isThrownBy(new PythonSearch(name -> null, Map.of("PATH", bad.getParent().toString())::get, List.of())::find)
                .withMessageContaining(bad + " did not answer like a Python: it ended with status 1. It said: not a python");
    }

    @Test
    void theActiveVirtualEnvironmentComesBeforeThePath() throws IOException {
        Path home = FakePython.home(folder.resolve("home"), "3.12");
        Path environment = Files.createDirectories(folder.resolve("venv"));
        Files.writeString(environment.resolve("pyvenv.cfg"), "home = " + home.resolve("bin") + "\nversion = 3.12.1\n");
        FakePython.program(environment.resolve("bin/python3"), FakePython.answer(home, "3.12.1", "libpython3.12.so.1.0")
                .replace("prefix=" + home + "\nbase", "prefix=" + environment + "\nbase"));
        PythonInstallation found =
                new PythonSearch(name -> null, Map.of("VIRTUAL_ENV", environment.toString(), "PATH", "/nowhere")::get, List.of()).find();
        assertThat(found.virtualEnvironment()).contains(environment);
        assertThat(found.home()).isEqualTo(home);
    }
}
