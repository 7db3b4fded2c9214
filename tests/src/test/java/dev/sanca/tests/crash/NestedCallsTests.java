package dev.sanca.tests.crash;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Python and Java that call each other without end: a {@code RecursionError}, on a thread with Java's usual stack too. */
class NestedCallsTests {
    private static final String TWICE = """
            import sys, nested
            sys.setrecursionlimit(%d)
            def down(n):
                return nested.call(down, n + 1)
            for _ in range(3):
                try:
                    down(0)
                except RecursionError:
                    pass
                else:
                    raise AssertionError('no end')
            assert nested.call(lambda: 42) == 42
            """;

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void endsOnASmallStack(PythonUnderTest python) {
        run(python, 1024, TWICE.formatted(1000));
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void endsOnASmallStackWhateverTheLimit(PythonUnderTest python) {
        run(python, 1024, TWICE.formatted(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void endsOnALargeStackWhateverTheLimit(PythonUnderTest python) {
        run(python, 16 * 1024, TWICE.formatted(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void endsInInterpretedCodeToo(PythonUnderTest python) {
        ChildJvm.of(NestedCallsMain.class).withPython(python).withOptions("-Xint")
                .withArguments("1024", TWICE.formatted(100_000)).run().requireSuccess();
    }

    /** No Python function is on the stack, which CPython could count. */
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void endsBetweenSlotsAndTheCApi(PythonUnderTest python) {
        run(python, 1024, """
                import nested
                class Layer(nested.Layer):
                    def __init__(self, inner):
                        self.inner = inner
                top = Layer(None)
                for _ in range(100_000):
                    top = Layer(top)
                try:
                    repr(top)
                except RecursionError:
                    pass
                else:
                    raise AssertionError('no end')
                while top is not None:
                    top = top.inner
                assert repr(Layer(7)) == '7'
                """);
    }

    private static void run(PythonUnderTest python, int stackKib, String script) {
        ChildJvm.of(NestedCallsMain.class).withPython(python).withArguments(Integer.toString(stackKib), script).run().requireSuccess();
    }
}
