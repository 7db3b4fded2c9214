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

/** Threads that attach, end, misbehave; see the scenarios of {@link ThreadMain}. */
class ThreadTests {
    static Stream<Arguments> scenarios() {
        return Stream.concat(Stream.of(Arguments.of("churn", Pythons.embedded())),
                Stream.of("crowd", "order", "locals", "pygilstate", "closing")
                        .flatMap(scenario -> Pythons.all().map(python -> Arguments.of(scenario, python))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("scenarios")
    void survives(String scenario, PythonUnderTest python) {
        survived(ChildJvm.of(ThreadMain.class).withPython(python).withArguments(scenario).run());
    }

    /** In CPython 3.12 nothing can give up the GIL for another thread. */
    static Stream<PythonUnderTest> withRescue() {
        return Pythons.all().filter(python -> python.installation().version().minor() != 12);
    }

    @ParameterizedTest
    @MethodSource("withRescue")
    void threadsThatEndAttachedLoseTheirHold(PythonUnderTest python) {
        ChildProcess.Result result = ChildJvm.of(ThreadMain.class).withPython(python).withArguments("orphan").run();
        survived(result);
        assertThat(result.stderr()).contains("The thread careless ended while it was attached to Python");
    }

    private static void survived(ChildProcess.Result result) {
        assertThat(result.stdout()).as(result.stderr()).endsWith("survived\n");
        assertThat(result.status()).isZero();
    }
}
