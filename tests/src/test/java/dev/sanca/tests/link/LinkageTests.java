package dev.sanca.tests.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Linking on each Python of this machine: late, missing and by all kinds of values. */
class LinkageTests {
    private static final String NOT_LOADED =
            "IllegalStateException: no CPython is loaded: start an interpreter, or call CPython.load(path) first";

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void callsBeforeLoadingFailAndWorkAfterwards(PythonUnderTest python) {
        assertThat(run("late", python)).containsExactly(NOT_LOADED, NOT_LOADED, NOT_LOADED, NOT_LOADED, "41", "true");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void functionThatThisPythonLacksSaysSoWhenCalled(PythonUnderTest python) {
        boolean has313 = python.installation().version().isAtLeast(3, 13);
        String missing = "MissingFunctionException: PyList_GetItemRef came with CPython 3.13; this process runs RUNNING";
        String withRef = has313 ? "7" : missing;
        String member = python.installation().version().isAtLeast(3, 11)
                ? "true"
                : "UnsupportedOperationException: PyConfig has no member safe_path in RUNNING";
        assertThat(run("missing", python)).containsExactly(withRef, withRef, "7", member);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aProcessRunsOneCPython(PythonUnderTest python) {
        assertThat(run("another", python)).containsExactly(
                "true",
                "IllegalStateException: this process runs RUNNING and a process can run only one CPython;"
                        + " /nowhere/libpython3.9.so needs a process of its own");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void valuesOfAllKindsTravel(PythonUnderTest python) {
        assertThat(run("values", python)).containsExactly("Py_complex[real=1.5, imag=-2.0]", "-0.0", "true", "true", "false");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void stringsArraysAndNullStandForPointers(PythonUnderTest python) {
        assertThat(run("overloads", python)).containsExactly(
                "0",
                "v\u00e4lue \ud83d\udc0d 11",
                "1 true",
                "true",
                "NullPointerException: PyUnicode_FromString: u is NULL",
                "IllegalArgumentException: a C string can't hold a lone surrogate: '\\uD800'");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void singletonsAndChecksAreCs(PythonUnderTest python) {
        assertThat(run("constants", python)).containsExactly("true", "true", "0");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void functionsThatOldHeadersInlineWorkEverywhere(PythonUnderTest python) {
        assertThat(run("calls", python))
                .containsExactly("5", "true", "true", "first and named", "5", "true", "true");
    }

    private static List<String> run(String probe, PythonUnderTest python) {
        return ChildJvm.of(LinkProbe.class)
                .withPython(python)
                .withArguments(probe)
                .run()
                .requireSuccess()
                .stdout()
                .lines()
                .toList();
    }
}
