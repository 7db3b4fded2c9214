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

/** The program, as {@code make} runs it. */
class TutorialProgramTests {
    private static final Path TRANSCRIPT =
            Golden.MODULE.resolve("src/test/resources/dev/sanca/examples/tutorial/transcript.txt");

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void printsTheTranscript(PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(TutorialProgram.class).withPython(python).run().requireSuccess();
        String version = python.installation().version().toString();
        String transcript = result.stdout().replace("in Python " + version, "in Python 3.X");
        Golden.assertMatches(TRANSCRIPT, transcript, python.equals(Pythons.embedded()));
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void withArgumentsItIsThePythonCommand() {
        ChildProcess.Result result = ChildJvm.of(TutorialProgram.class)
                .withPython(Pythons.embedded())
                .withArguments("-c", "import spam, sys; sys.exit(spam.system('exit 5'))")
                .run();
        assertThat(result.status()).as(result::toString).isEqualTo(5);
    }
}
