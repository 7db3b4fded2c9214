package dev.sanca.tests.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Macros given as Java expressions, on real objects of each Python of this machine. */
class MacrosTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void macrosAgreeWithPython(PythonUnderTest python) {
        String output = ChildJvm.of(MacroProbe.class).withPython(python).run().requireSuccess().stdout();
        assertThat(output).isEqualToIgnoringNewLines("checked: enough");
    }
}
