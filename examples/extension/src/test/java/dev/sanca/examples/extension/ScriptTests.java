package dev.sanca.examples.extension;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Python sees of annotated classes: Python test suites, one process each, on every Python at hand. */
class ScriptTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void functionsAreCalledAsPythonFunctionsAre(PythonUnderTest python) throws URISyntaxException {
        run(python, "calls_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void classesBehaveAsPythonClassesDo(PythonUnderTest python) throws URISyntaxException {
        run(python, "shapes_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void javaSeesWhatPythonOverrides(PythonUnderTest python) throws URISyntaxException {
        run(python, "baskets_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void instancesExportTheirMemory(PythonUnderTest python) throws URISyntaxException {
        run(python, "blocks_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void attributesAreLookedUpInJava(PythonUnderTest python) throws URISyntaxException {
        run(python, "dynamic_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void modulesAreImportedAgainAndInSeveralInterpreters(PythonUnderTest python) throws URISyntaxException {
        run(python, "small_test.py");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void valuesIteratorsAndFuturesCross(PythonUnderTest python) throws URISyntaxException {
        run(python, "values_test.py");
    }

    /** With -Dsanca.calls=10000000 -Dsanca.instances=1000000 for the numbers that the documentation tells. */
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void nothingGrowsHoweverOftenItIsCalled(PythonUnderTest python) throws URISyntaxException {
        Path file = Path.of(ScriptTests.class.getResource("flat_test.py").toURI());
        ChildJvm.of(ScriptMain.class).withPython(python).withOptions("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch")
                .withArguments(file.toString(), System.getProperty("sanca.calls", "100000"),
                        System.getProperty("sanca.instances", "100000"))
                .run().requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void aJavaProgramSharesInstancesWithPython(PythonUnderTest python) {
        ChildJvm.of(EmbeddingMain.class).withPython(python).run().requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void modulesUseClassesOfOtherModules(PythonUnderTest python) throws URISyntaxException {
        run(python, "purses_test.py");
    }

    private static void run(PythonUnderTest python, String script) throws URISyntaxException {
        Path file = Path.of(ScriptTests.class.getResource(script).toURI());
        ChildJvm.of(ScriptMain.class).withPython(python).withArguments(file.toString()).run().requireSuccess();
    }
}
