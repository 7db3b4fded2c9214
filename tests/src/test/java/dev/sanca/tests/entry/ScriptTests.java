package dev.sanca.tests.entry;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Python sees of modules and types written in Java: Python test suites, one process each, on every Python at hand. */
class ScriptTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void allCallingConventionsWork(PythonUnderTest python) throws URISyntaxException {
        run(python, "calls_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void modulesAreInitialisedInOneOrSeveralPhases(PythonUnderTest python) throws URISyntaxException {
        run(python, "phases_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void typesHaveJavaFunctionsInTheirSlots(PythonUnderTest python) throws URISyntaxException {
        run(python, "types_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void capsulesCarryFunctionsAndObjects(PythonUnderTest python) throws URISyntaxException {
        run(python, "capsules_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void hooksAreCalled(PythonUnderTest python) throws URISyntaxException {
        run(python, "hooks_test.py");
    }

    private static void run(PythonUnderTest python, String script) throws URISyntaxException {
        Path file = Path.of(ScriptTests.class.getResource(script).toURI());
        ChildJvm.of(ScriptMain.class).withPython(python).withArguments(file.toString()).run().requireSuccess();
    }
}
