package dev.sanca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.PythonInstallationException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clear error for each thing that can be wrong. */
class PythonInstallationTests {
    private static final int OTHER_MACHINE = 243;

    @TempDir
    Path folder;

    @Test
    void ofALibraryFindsTheHomeAboveIt() throws IOException {
        Path home = FakePython.home(folder.resolve("home"), "3.12");
        PythonInstallation found = PythonInstallation.of(home.resolve("lib/libpython3.12.so.1.0"));
        assertThat(found.home()).isEqualTo(home);
        assertThat(found.version()).isEqualTo(new PythonVersion(3, 12));
        assertThat(PythonInstallation.of(home)).isEqualTo(found);
    }

    @Test
    void ofAHomeTakesTheNewestThatIsWhole() throws IOException {
        Path home = FakePython.home(folder.resolve("home"), "3.9");
        FakePython.home(home, "3.10");
        FakePython.home(home, "3.12");
        FakePython.library(home.resolve("lib/libpython3.13.so.1.0"), 62);
        assertThat(PythonInstallation.ofHome(home).version()).isEqualTo(new PythonVersion(3, 12));
    }

    @Test
    void nothingThere() {
        expect(Reason.NOT_FOUND, () -> PythonInstallation.of(folder.resolve("absent")))
                .withMessage("There is no file or directory " + folder.resolve("absent") + ".");
        expect(Reason.NOT_FOUND, () -> PythonInstallation.ofHome(folder.resolve("absent")));
        expect(Reason.NOT_FOUND, () -> PythonInstallation.ofLibrary(folder.resolve("libpython3.12.so")));
        expect(Reason.NOT_FOUND, () -> PythonInstallation.ofExecutable(folder.resolve("python3")));
    }

    @Test
    void aTextFileIsNoLibrary() throws IOException {
        Path file = Files.writeString(folder.resolve("libpython3.12.so"), "not a library");
        expect(Reason.NOT_A_LIBRARY, () -> PythonInstallation.of(file)).withMessage(file + " is not a shared library.");
    }

    @Test
    void aLibraryForAnotherProcessor() throws IOException {
        Path file = FakePython.library(folder.resolve("lib/libpython3.12.so.1.0"), OTHER_MACHINE);
        expect(Reason.WRONG_ARCHITECTURE, () -> PythonInstallation.of(file))
                .withMessage(file + " is for Linux on riscv64, but this JVM runs on Linux on " + BinaryHeader.Host.current().processor() + ".");
    }

    @Test
    void aPythonTooOld() throws IOException {
        Path home = FakePython.home(folder.resolve("home"), "3.9");
        expect(Reason.TOO_OLD, () -> PythonInstallation.of(home))
                .withMessageEndingWith("libpython3.9.so.1.0 is Python 3.9, but Sanca needs Python 3.10 or newer.");
        Path program = FakePython.program(folder.resolve("python2"), "case $1 in -I) exit 2;; *) echo version=2.7;; esac");
        expect(Reason.TOO_OLD, () -> PythonInstallation.of(program))
                .withMessage(program + " is Python 2.7, but Sanca needs Python 3.10 or newer.");
    }

    @Test
    void aHomeWithoutStandardLibrary() throws IOException {
        Path library = FakePython.home(folder.resolve("home"), "3.12").resolve("lib/libpython3.12.so.1.0");
        Files.delete(folder.resolve("home/lib/python3.12/os.py"));
        expect(Reason.BROKEN_HOME, () -> PythonInstallation.of(library))
                .withMessageContaining("no directory above it has lib/python3.12/os.py");
        expect(Reason.BROKEN_HOME, () -> PythonInstallation.of(folder.resolve("home")))
                .withMessageEndingWith("home is not the home of Python 3.12: lib/python3.12/os.py is missing there.");
        expect(Reason.BROKEN_HOME, () -> PythonInstallation.ofHome(Files.createDirectory(folder.resolve("empty"))))
                .withMessageEndingWith("it has neither lib/python3.X/os.py nor a libpython.");
        expect(Reason.BROKEN_HOME, () -> PythonInstallation.ofLibrary(library, folder));
    }

    @Test
    void aStaticInterpreter() throws IOException {
        Path home = folder.resolve("home");
        FakePython.standardLibrary(home, "3.12");
        Path program = FakePython.program(home.resolve("bin/python3"), FakePython.answer(home, "3.12.4", "libpython3.12.a"));
        expect(Reason.NO_SHARED_LIBRARY, () -> PythonInstallation.of(program))
                .withMessageStartingWith(program + " (Python 3.12) has no libpython to load: it was built without --enable-shared");
        expect(Reason.NO_SHARED_LIBRARY, () -> PythonInstallation.ofHome(home)).withMessageContaining("\n  " + home.resolve("lib"));
    }

    @Test
    void aProgramThatIsNoPython() throws IOException {
        Path program = FakePython.program(folder.resolve("python3"), "echo usage: something >&2; exit 64");
        expect(Reason.NOT_FOUND, () -> PythonInstallation.of(program))
                .withMessage(program + " did not answer like a Python: it ended with status 64. It said: usage: something");
        Path other = FakePython.program(folder.resolve("pypy3"),
                FakePython.answer(folder, "3.11.9", "libpypy3.11-c.so").replace("=cpython", "=pypy"));
        expect(Reason.NOT_FOUND, () -> PythonInstallation.of(other)).withMessage(other + " is pypy, but Sanca needs CPython.");
    }

    @Test
    void aVirtualEnvironmentWhosePythonIsGone() throws IOException {
        Files.writeString(folder.resolve("pyvenv.cfg"), "home = /gone/bin\nversion = 3.12.1\n");
        expect(Reason.NOT_FOUND, () -> PythonInstallation.of(folder))
                .withMessageContaining("has no python program that runs")
                .withMessageContaining("/gone/bin");
        Files.writeString(folder.resolve("pyvenv.cfg"), "home = /gone/bin\nversion_info = 3.8.1\n");
        expect(Reason.TOO_OLD, () -> PythonInstallation.of(folder));
    }

    private static ThrowableAssertAlternative<PythonInstallationException> expect(Reason reason, ThrowingCallable call) {
        return assertThatExceptionOfType(PythonInstallationException.class).isThrownBy(call)
                .satisfies(error -> assertThat(error.reason()).isEqualTo(reason));
    }
}
