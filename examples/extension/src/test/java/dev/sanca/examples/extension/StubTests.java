package dev.sanca.examples.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The type stubs: they say what the modules offer, and type checkers take them. */
class StubTests {
    private static Path resource(String name) throws URISyntaxException {
        return Path.of(StubTests.class.getResource(name).toURI());
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void stubsAndModulesAgree(PythonUnderTest python) throws URISyntaxException {
        Path stubs = resource("/META-INF/sanca");
        ChildJvm.of(ScriptMain.class).withPython(python).withArguments(resource("stubs_test.py").toString(), stubs.toString())
                .run().requireSuccess();
    }

    @Test
    void mypyAcceptsStubsAndUses(@TempDir Path cache) throws URISyntaxException, IOException, InterruptedException {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder,
                "mypy"))),
                "mypy is not on the PATH (Debian has a package mypy)");
        ProcessBuilder mypy = new ProcessBuilder("mypy", "--strict", "--python-version", "3.11", "--cache-dir", cache.toString(),
                resource("/META-INF/sanca").toString(), resource("uses.py").toString()).redirectErrorStream(true);
        mypy.environment().put("MYPYPATH", resource("/META-INF/sanca").toString());
        Process process = mypy.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
