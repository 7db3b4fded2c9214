package dev.sanca.tests.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deadlock between the GIL and a Java monitor is seen: by the watch of the debug mode, and in a thread dump. */
class DeadlockTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void isReported(PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(DeadlockMain.class).withPython(python).withOptions("-Dsanca.debug=gil").run();
        assertThat(result.stderr()).contains("A thread has waited for the GIL for more than a second: report", "DeadlockMain.java",
                "The GIL is held by: update");
        assertThat(result.stdout()).contains("\"report\"", "PyEval_RestoreThread", "\"update\"", "waiting to lock");
        assertThat(result.status()).isZero();
    }
}
