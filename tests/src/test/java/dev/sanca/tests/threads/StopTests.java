package dev.sanca.tests.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Time limits, interrupts, virtual threads; see the scenarios of {@link StopMain}. */
class StopTests {
    static Stream<Arguments> scenarios() {
        return Stream.of("timeout", "interrupt", "virtual", "random")
                .flatMap(scenario -> Pythons.all().map(python -> Arguments.of(scenario, python)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("scenarios")
    void survives(String scenario, PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(StopMain.class).withPython(python).withArguments(scenario).run();
        assertThat(result.stdout()).as(result.stderr()).endsWith("survived\n");
        assertThat(result.status()).isZero();
    }
}
