package dev.sanca.tests.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.PythonVersion;
import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starting and stopping, on every Python of this machine. */
class StartupTests {
    @BeforeAll
    static void tellWhatIsTested() {
        System.out.println("Pythons under test: " + Pythons.all().toList());
        Pythons.leftOut().forEach(reason -> System.out.println("Left out: " + reason));
    }

    @Test
    void theEmbeddedPythonIsAmongThem() {
        assertThat(Pythons.embedded().installation().version()).isEqualTo(new PythonVersion(3, 14));
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aConfigurationIsVisibleFromPython(PythonUnderTest python) {
        ChildProcess.Result result = child(python, "configured").withEnv("SANCA_GREETING", "hi").withEnv("PYTHONPATH", "/from_pythonpath").run();
        assertThat(lines(result)).containsExactly(
                "['program', '\u00e4', 'two words']",
                "['first', 'second']",
                "1 1 1 0",
                "True True /cache ['error::BytesWarning']",
                "hi True False");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void anIsolatedPythonDoesNotSeeItsVariables(PythonUnderTest python) {
        ChildProcess.Result result = child(python, "isolated").withEnv("PYTHONPATH", "/from_pythonpath").run();
        assertThat(lines(result)).containsExactly("['program'] 1 1 False True");
    }

    /** Extension modules do not link libpython, so importing one shows that its symbols are visible to all. */
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void theDefaultsSuitAGuest(PythonUnderTest python) {
        assertThat(lines(child(python, "defaults").run())).containsExactly(
                "[''] True True",
                "None True",
                "lib-dynload",
                python.installation().version() + " " + python.installation().library());
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aBuiltInModuleCanBeAdded(PythonUnderTest python) {
        assertThat(lines(child(python, "builtin").run())).containsExactly("made in Java True", "made in Java True");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aSecondAndThirdStartAreFresh(PythonUnderTest python) {
        assertThat(lines(child(python, "twice").run())).containsExactly(
                "start 1 False True [1]", "exit of start 1",
                "start 2 False True [1]", "exit of start 2",
                "start 3 False True [1]", "exit of start 3");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void programsGiveTheirStatusAndNeverEndTheJvm(PythonUnderTest python, @TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("script.py"), "print(__name__, __file__)\nraise SystemExit(9)\n");
        ChildProcess.Result result = child(python, "statuses", script.toString()).run();
        String platform = result.requireSuccess().stdout().lines().filter(line -> line.startsWith("Linux-")).findFirst().orElse("");
        assertThat(result.stdout().lines()).as("%s", result).containsExactly(
                "0", "3", "1", "0", "1", "1", "1", "130", "1", "\ud83d\udc0d '\\U0001f40d'", "0", "1",
                "__main__ " + script, "9 2", platform, "1 0", "x = 1", "0");
        assertThat(result.stderr()).contains("message\n", "ZeroDivisionError: division by zero", "SyntaxError", "KeyboardInterrupt",
                "null bytes", "Unable to decode the command from the command line", "can't open file 'no such file'",
                "No module named of_no_one");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aStartWhileOneRunsIsRefused(PythonUnderTest python) {
        assertThat(lines(child(python, "running").run())).containsExactly("true", "0");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void closingFinalisesOnce(PythonUnderTest python) {
        assertThat(lines(child(python, "closed").run())).containsExactly(
                "Python cannot be finalised from within Python.",
                "This thread is attached to Python; close its attachment before the interpreter.",
                "at exit",
                "0 0 false",
                "This Python interpreter is closed.",
                "This Python interpreter is closed.");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void javaThreadsAttachAndCall(PythonUnderTest python) {
        assertThat(lines(child(python, "threads").run())).containsExactly(
                "400",
                "true",
                "thrown in the body",
                "A virtual thread cannot use Python itself, since it may move to another platform thread at any time. Interpreter.call(() -> ...) runs something on a platform thread.0");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void whatCPythonRefusesIsAnExceptionAndAnotherStartWorks(PythonUnderTest python) {
        List<String> lines = lines(child(python, "refused").run());
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("refused false ").contains("no_such_option");
        assertThat(lines.get(1)).startsWith("refused false ").contains("no_such_option");
        assertThat(lines.get(3)).isEqualTo("started after all");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void theJvmHasItsSignalHandlerBackAfterwards(PythonUnderTest python) {
        ChildProcess.Result result = child(python, "signals").run();
        assertThat(result.stdout().lines()).as("%s", result).containsExactly("True", "hook");
        assertThat(result.status()).isEqualTo(130);
    }

    private static ChildJvm child(PythonUnderTest python, String... arguments) {
        return ChildJvm.of(StartupMain.class).withPython(python).withArguments(arguments).withEnv("LC_ALL", "C.UTF-8")
                .withoutEnv("PYTHONDONTWRITEBYTECODE");
    }

    private static List<String> lines(ChildProcess.Result result) {
        assertThat(result.stderr()).as("%s", result).isEmpty();
        try (Stream<String> lines = result.requireSuccess().stdout().lines()) {
            return lines.toList();
        }
    }
}
