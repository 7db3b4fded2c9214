package dev.sanca.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The typed API gives back every reference, whether an operation succeeds or fails. */
class LeakTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#collecting")
    void nothingIsLost(PythonUnderTest python) {
        assertThat(ChildJvm.of(LeakMain.class).withPython(python).run().requireSuccess().stdout()).isEqualTo("done\n");
    }
}
