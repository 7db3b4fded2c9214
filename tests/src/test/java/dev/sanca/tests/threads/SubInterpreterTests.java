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

/** Interpreters beside the main one; see the scenarios of {@link SubInterpreterMain}. */
class SubInterpreterTests {
    static Stream<Arguments> scenarios() {
        return Pythons.all().flatMap(python -> Stream.of("apart", "churn", "ends").flatMap(scenario -> python.installation().version().minor() < 12
                ? Stream.of(Arguments.of(scenario, "shared", python))
                : Stream.of(Arguments.of(scenario, "own", python), Arguments.of(scenario, "shared", python))));
    }

    @ParameterizedTest(name = "{0}, {1} GIL, on {2}")
    @MethodSource("scenarios")
    void survives(String scenario, String gil, PythonUnderTest python) {
        survived(scenario, gil, python);
    }

    static Stream<PythonUnderTest> withOwnGil() {
        return Pythons.all().filter(python -> python.installation().version().minor() >= 12);
    }

    @ParameterizedTest
    @MethodSource("withOwnGil")
    void runsInParallelWithAGilOfItsOwn(PythonUnderTest python) {
        survived("parallel", "own", python);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void onesThatPythonMakesAndEndsMayCallJava(PythonUnderTest python) {
        survived("python", "shared", python);
    }

    private static void survived(String scenario, String gil, PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(SubInterpreterMain.class).withPython(python).withArguments(scenario, gil).run();
        assertThat(result.stdout()).as(result.stderr()).endsWith("survived\n");
        assertThat(result.status()).isZero();
    }
}
