package dev.sanca.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests written in Python, on each Python of this machine. */
class PythonSideTests {
    private static final Path SCRIPTS = Golden.MODULE.resolve("src/test/resources/dev/sanca/examples/tutorial");

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void scenariosHold(PythonUnderTest python) {
        // Freed memory is overwritten, so that the use of an object that is gone shows.
        assertPasses("scenarios.py", command(python).withEnv("PYTHONMALLOC", "debug").withEnv("LC_ALL", "C.UTF-8"), 30);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void referencesAreGivenBack(PythonUnderTest python) {
        assertPasses("reference_counts.py", command(python), 30);
    }

    private static void assertPasses(String script, ChildJvm command, int atLeast) {
        ChildProcess.Result result = command.withArguments(SCRIPTS.resolve(script).toString()).run().requireSuccess();
        assertThat(result.stderr()).containsPattern("Ran \\d+ tests").contains("\nOK");
        assertThat(Integer.parseInt(result.stderr().replaceAll("(?s).*Ran (\\d+) tests.*", "$1"))).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void systemRefusesWhatTheLocaleCannotCarry() {
        ChildProcess.Result result = command(Pythons.embedded(), "-c", """
                import spam
                try:
                    spam.system('exit 3 # ' + chr(228))
                except spam.SpamError as error:
                    print(error)
                print(spam.system('exit 3'))
                """).withEnv("LC_ALL", "POSIX").run().requireSuccess();
        assertThat(result.stdout()).isEqualTo("System command failed\n3\n");
    }

    @Test
    void systemWithoutAShellIsSpamError() {
        ChildProcess.Result result = command(Pythons.embedded(), "-c", """
                import client, spam
                try:
                    spam.system('true')
                except spam.SpamError as error:
                    print(error)
                print(client.system('true'))
                """).withEnv("PATH", "/nonexistent").run().requireSuccess();
        assertThat(result.stdout()).isEqualTo("System command failed\n-1\n");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void interpreterEndsWithACallbackStillSet(PythonUnderTest python) {
        ChildProcess.Result result = command(python, "-c", """
                import spam
                class Callback:
                    def __call__(self, n): return n
                    def __del__(self): print("callback gone")
                spam.set_callback(Callback())
                """).run().requireSuccess();
        assertThat(result.stdout()).isEqualTo("callback gone\n");
        assertThat(result.stderr()).isEmpty();
    }

    private static ChildJvm command(PythonUnderTest python, String... arguments) {
        return ChildJvm.of(TutorialCommand.class).withPython(python).withArguments(arguments);
    }
}
