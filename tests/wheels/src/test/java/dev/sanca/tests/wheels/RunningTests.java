package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wheel in the places where Python programs run: with threads, in other processes, under pytest, in a notebook. */
class RunningTests {
    @TempDir
    private static Path shared;
    private static Path project;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws IOException {
        project = Built.copyOf("running", shared.resolve("running"));
        Venv venv = Venv.create(Pythons.embedded(), shared.resolve("venv"));
        venv.pipInstall(shared, "--pre", "sanca").run().requireSuccess();
        String build = "import sanca.build; print(sanca.build.build_wheel('.'))";
        venv.python("-c", build).withDirectory(project).run().requireSuccess();
        assertThat(project.resolve("running-1.0-py3-none-any.whl")).exists();
    }

    private Venv installed(Venv venv) {
        venv.pipInstall(project, "--pre", "running").run().requireSuccess();
        return venv;
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.tests.wheels.Venv#pythons")
    void threadsProcessesAndTheEnd(PythonUnderTest python) throws IOException {
        Venv venv = installed(Venv.create(python, folder.resolve("venv")));
        assertThat(venv.python("-m", "unittest", "-v", "test_running").withDirectory(project.resolve("src/test/python")).run()
                .requireSuccess().stderr()).contains("Ran 6 tests", "OK");
    }

    @Test
    void underPytest() throws IOException {
        Venv venv = installed(Venv.withPackagesOfPython(folder.resolve("venv"), "pytest"));
        ChildProcess.Result result = venv.python("-m", "pytest", "-v", "-p", "no:cacheprovider").withDirectory(project.resolve("src/test/python"))
                .run().requireSuccess();
        assertThat(result.stdout()).contains("10 passed");
        Path failing = Files.writeString(folder.resolve("test_failing.py"), """
                import running
                def test_failing():
                    running.say("said before")
                    assert running.pause(0) == 1
                """);
        assertThat(venv.python("-m", "pytest", "-p", "no:cacheprovider", failing.toString()).withDirectory(folder).run().stdout())
                .containsPattern("Captured stdout call -+\\s+said before").contains("1 failed");
    }

    @Test
    void inANotebook() throws IOException {
        Venv venv = installed(Venv.withPackagesOfPython(folder.resolve("venv"), "ipykernel", "jupyter_client"));
        // The kernel is Python's own, which finds packages of the environment by the path alone.
        String packages = venv.python("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").run().stdout().strip();
        ChildProcess notebook = venv.python(project.resolve("notebook.py").toString()).withDirectory(folder)
                .withEnv("PYTHONPATH", packages).withEnv("HOME", folder.toString());
        assertThat(notebook.run().requireSuccess().stdout().lines()).containsExactly(
                "import running ->",
                "running.pause(0) ->",
                "running.say('from Java') -> stdout: from Java",
                "running.sa -> say",
                "running.say(1) -> TypeError: say() argument 'text' must be str, not int",
                "running.pause(2) -> stdout: soon KeyboardInterrupt",
                "while True: running.pause(0.001) -> stdout: soon KeyboardInterrupt",
                "1 + 1 -> 2",
                "'running' in globals() -> False",
                "import running; running.pause(0); 'again' -> 'again'");
    }
}
