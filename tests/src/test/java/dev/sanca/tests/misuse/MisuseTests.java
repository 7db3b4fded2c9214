package dev.sanca.tests.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a program does wrong with the public API: an exception that says so; no crash, no hang. */
class MisuseTests {
    static Stream<Arguments> scenarios() {
        List<String> names = List.of("closed", "nulls", "finalised", "foreign", "crowd", "virtual", "finalising");
        return Pythons.all().flatMap(python -> names.stream().map(name -> Arguments.of(name, python)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isAnExceptionAndNoMore(String scenario, PythonUnderTest python) {
        survives(ChildJvm.of(MisuseMain.class).withPython(python).withArguments(scenario));
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void isAnExceptionUnderTheChecksOfTheJvmToo(PythonUnderTest python) {
        survives(ChildJvm.of(MisuseMain.class).withPython(python).withOptions("-Xcheck:jni").withArguments("closed"));
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void referencesThatNobodyClosesFitIntoATinyHeap(PythonUnderTest python) {
        survives(ChildJvm.of(MisuseMain.class).withPython(python).withOptions("-Xmx24m").withArguments("heap"));
    }

    private static void survives(ChildJvm child) {
        ChildProcess.Result result = child.withTimeout(Duration.ofSeconds(100)).run().requireSuccess();
        assertThat(result.stdout().lines().filter(line -> !line.equals("2"))).containsExactly("survived");
    }
}
