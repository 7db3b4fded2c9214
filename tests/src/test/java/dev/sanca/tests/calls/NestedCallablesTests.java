package dev.sanca.tests.calls;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What needs a process of its own: recursion to the limit, and the other tests on all Pythons of the machine. */
class NestedCallablesTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void recursionWithoutEndIsAnException(PythonUnderTest python) {
        ChildJvm.of(NestedCallablesMain.class).withPython(python).withArguments("1024").run().requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void whatHoldsOnTheEmbeddedPythonHoldsOnAll(PythonUnderTest python) {
        List<Class<?>> tests = List.of(FunctionsTests.class, InterfacesTests.class, JdkInterfacesTests.class, CallErrorsTests.class);
        ChildJvm.of(PlainTests.class).withPython(python)
                .withArguments(tests.stream().map(Class::getName).toArray(String[]::new)).run().requireSuccess();
    }
}
