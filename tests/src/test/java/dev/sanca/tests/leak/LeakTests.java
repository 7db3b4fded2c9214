package dev.sanca.tests.leak;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.tests.entry.ScriptMain;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each path gives back exactly what it took: a dropped INCREF or DECREF in a helper fails one of these. */
class LeakTests {
    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#collecting")
    void noPathLeaksOrOverreleases(PythonUnderTest python) throws URISyntaxException {
        Path script = Path.of(LeakTests.class.getResource("leak_test.py").toURI());
        ChildJvm.of(ScriptMain.class).withPython(python).withArguments(script.toString()).run().requireSuccess();
    }
}
