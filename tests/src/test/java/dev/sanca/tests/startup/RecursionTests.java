package dev.sanca.tests.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.Pythons;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Too deep a recursion is a RecursionError and never the end of the JVM. */
class RecursionTests {
    /** What a program makes of a RecursionError; Java's StackOverflowError is one. */
    private static final String CAUGHT = "\ntry: %s\nexcept RecursionError: print('caught')";
    private static final String IN_PYTHON = "def f(): f()" + CAUGHT.formatted("f()");
    private static final String THROUGH_JAVA = "def f(): through_java(f)" + CAUGHT.formatted("f()");
    private static final String WITHOUT_LIMIT = "import sys; sys.setrecursionlimit(10**6)\n" + THROUGH_JAVA;
    /** Comparing is linear in the depth; repr is not. */
    private static final String IN_C = "x, y = [], []\nfor i in range(1000000): x, y = [x], [y]"
            + CAUGHT.formatted("x == y");

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void onPythonsMainThread(PythonUnderTest python) {
        for (String source : new String[] {IN_PYTHON, THROUGH_JAVA, IN_C}) {
            expectRecursionError(python, "main", source);
        }
    }

    /** From 3.14 on, CPython looks at the stack itself. */
    @ParameterizedTest
    @CsvSource({"main", "small", "java"})
    void onAnyThreadOfTheEmbeddedPython(String thread) {
        for (String source : new String[] {IN_PYTHON, THROUGH_JAVA, WITHOUT_LIMIT, IN_C}) {
            expectRecursionError(Pythons.embedded(), thread, source);
        }
    }

    private static void expectRecursionError(PythonUnderTest python, String thread, String source) {
        ChildProcess.Result result = ChildJvm.of(RecursionMain.class).withPython(python).withArguments(thread, source).run();
        assertThat(result.status()).as("%s", result).isZero();
        assertThat(result.stdout().lines()).containsExactlyInAnyOrder("caught", "status 0");
    }
}
