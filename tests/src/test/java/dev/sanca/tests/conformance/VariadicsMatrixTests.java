package dev.sanca.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of the variadic functions on each Python of this machine, by each way to call a variadic C function. */
class VariadicsMatrixTests {
    private static final Class<?>[] TESTS = {
        ParseUnitTests.class, ParseCallTests.class, BuildUnitTests.class, FormatTests.class, ReferenceCountTests.class
    };

    static Stream<Arguments> pythonsAndMechanisms() {
        return Pythons.all().flatMap(python -> Stream.of(Arguments.of(python, "list"), Arguments.of(python, "shapes")));
    }

    @ParameterizedTest
    @MethodSource("pythonsAndMechanisms")
    void allTestsPass(PythonUnderTest python, String mechanism) {
        ChildProcess.Result result = ChildJvm.of(TestMethodRunner.class)
                .withPython(python)
                .withOptions("-Ddev.sanca.capi.variadic=" + mechanism)
                .withArguments(Stream.of(TESTS).map(Class::getName).toArray(String[]::new))
                .withTimeout(Duration.ofMinutes(5))
                .run();

        assertThat(result.status()).as(result.stderr()).isZero();
        assertThat(result.stdout()).matches("(?s).*total \\d{2,} 0\\s*");
        System.out.printf("variadic functions on %s (%s): %s", python, mechanism, result.stdout());
    }
}
