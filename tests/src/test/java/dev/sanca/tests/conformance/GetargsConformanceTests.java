package dev.sanca.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.embedded.EmbeddedPython;
import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CPython's own {@code test_capi/test_getargs.py}, unmodified, with a {@code _testcapi} in Java: the argument parser and
 * the value builder are reached only through {@code PyArg_…} and {@code Py_BuildValue} of this project.
 *
 * <p>{@code test_gh_119213} starts a Python process and is about the parser that Argument Clinic generates, which extensions
 * do not use: it runs in that process with CPython's {@code _testinternalcapi}.
 */
class GetargsConformanceTests {
    /** Tests that are left out, each with the reason; anything else that is skipped is a failure. */
    private static final Map<String, String> SKIPPED = Map.of();

    /** How many tests the file has in CPython 3.14.3; fewer means that the run is not what it seems. */
    private static final int EXPECTED = 73;

    @ParameterizedTest
    @ValueSource(strings = {"list", "shapes"})
    void cpythonsOwnTestsPassAgainstJavaFunctions(String mechanism) {
        EmbeddedPython.unpackTestSuite();
        PythonUnderTest python = Pythons.embedded();

        ChildProcess.Result result = ChildJvm.of(GetargsMain.class)
                .withPython(python)
                .withOptions("-Ddev.sanca.capi.variadic=" + mechanism)
                .withEnv("PYTHONHOME", python.installation().home().toString())
                .withTimeout(Duration.ofMinutes(5))
                .run();

        assertThat(result.status()).as(result.stderr()).isZero();
        List<String> lines = result.stdout().lines().toList();
        String total = only(lines, "total ");
        String[] counts = total.split(" ");
        System.out.printf("test_getargs.py (%s): run %s, passed %s, skipped %s%n", mechanism, counts[1], counts[2], counts[3]);
        assertThat(counts[4]).as(result.stderr()).isEqualTo("0");
        assertThat(Integer.parseInt(counts[1])).as("tests run").isGreaterThanOrEqualTo(EXPECTED);
        assertThat(lines.stream().filter(line -> line.startsWith("skip ")).map(line -> line.split(" ")[1]))
                .as("skipped tests, each with a reason in the list")
                .containsExactlyInAnyOrderElementsOf(SKIPPED.keySet());
        assertThat(only(lines, "java ")).as("calls of Java functions, and functions never called").matches("java \\d{3,} ");
    }

    private static String only(List<String> lines, String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).findFirst().orElseThrow();
    }
}
