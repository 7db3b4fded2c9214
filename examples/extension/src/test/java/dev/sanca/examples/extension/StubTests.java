package dev.sanca.examples.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void mypyAcceptsStubsAndUses(@TempDir Path cache) throws URISyntaxException {
        requireProgram("mypy", "Debian has a package mypy");
        ChildProcess.of("mypy", "--strict", "--python-version", "3.11", "--cache-dir", cache.toString(),
                resource("/META-INF/sanca").toString(), resource("uses.py").toString()).withEnv("MYPYPATH", resource("/META-INF/sanca").toString()).run().requireSuccess();
    }

    /** Strict, with errors for comments that accept an error where there is none. */
    @Test
    void pyrightAcceptsStubsAndUses(@TempDir Path folder) throws URISyntaxException, IOException {
        requireProgram("pyright", "npm install -g pyright");
        Path settings = Files.writeString(folder.resolve("pyrightconfig.json"), """
                {"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": "error", "reportMissingModuleSource": "none",
                 "pythonVersion": "3.11", "include": ["%1$s", "%2$s"], "extraPaths": ["%1$s"]}
                """.formatted(resource("/META-INF/sanca"), resource("uses.py")));
        assertThat(ChildProcess.of("pyright", "-p", settings.toString()).withTimeout(Duration.ofMinutes(5)).run().requireSuccess().stdout())
                .contains("0 errors").doesNotContain("No source files found");
    }

    private static void requireProgram(String name, String remedy) {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
                "left out: " + name + " is not on the PATH (" + remedy + ")");
    }
}
