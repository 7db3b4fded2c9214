package dev.sanca.tests.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Memory that Java and Python share, on all Pythons that have NumPy. */
class BufferTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void viewsAndSharedArrays(PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(BufferChecksMain.class).withPython(python).run();
        assumeThat(result.status()).as("%s has no NumPy", python).isNotEqualTo(BufferChecksMain.NO_NUMPY);
        assertThat(result.requireSuccess().stdout()).as("%s", result).endsWith("failed 0\n").contains("ok aViewIsTheArrayItself");
    }
}
