package dev.sanca.tests.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions leave nothing behind, on neither side. */
class ErrorLeakTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#collecting")
    void nothingIsLeft(PythonUnderTest python) {
        assertThat(ChildJvm.of(ErrorLeakMain.class).withPython(python).withOptions("-Xmx96m").run().requireSuccess().stdout().trim())
                .isEqualTo("done");
    }
}
