package dev.sanca.tests.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Memory that Java and Python share, on all Pythons that have NumPy. */
class BufferTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void viewsAndSharedArrays(PythonUnderTest python) {
        assertThat(run(BufferChecksMain.class, python)).endsWith("failed 0\n").contains("ok aViewIsTheArrayItself");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void noOrderOfEndsIsACrash(PythonUnderTest python) {
        assertThat(run(BufferLifetimeMain.class, python)).endsWith("done\n");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void nothingIsLeftBehind(PythonUnderTest python) {
        assertThat(run(BufferLeakMain.class, python)).endsWith("done\n");
    }

    /** Arrow's Java library needs these options. */
    @Test
    void arrowDataBetweenJavaAndPython() {
        ChildProcess.Result result = ChildJvm.of(ArrowMain.class).withPython(Pythons.embedded())
                .withOptions("--add-opens=java.base/java.nio=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow").run();
        assertThat(result.requireSuccess().stdout()).endsWith("done\n");
    }

    private static String run(Class<?> main, PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(main).withPython(python).run();
        assumeThat(result.status()).as("%s has no NumPy", python).isNotEqualTo(BufferChecksMain.NO_NUMPY);
        return result.requireSuccess().stdout();
    }
}
