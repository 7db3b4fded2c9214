package dev.sanca.cli;

import dev.sanca.capi.CPython;
import dev.sanca.interpreter.Host;
import dev.sanca.packager.BuildException;
import dev.sanca.packager.interpreter.Tools;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where this command and its jars are. */
final class Installation {
    private Installation() {}

    /** What projects call: the command that runs, with the Java that runs it. */
    static Tools tools() {
        Path javaHome = Path.of(System.getProperty("java.home"));
        String script = System.getProperty("sanca.command", "");
        List<String> command = script.isEmpty()
                ? List.of(javaHome.resolve("bin/java").toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName())
                : List.of(script);
        return new Tools(command, jar(CPython.class), jar(Host.class), javaHome);
    }

    private static Path jar(Class<?> type) {
        try {
            Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                throw new BuildException(jar + " is no jar: build Sanca with \"make build\" first");
            }
            return jar;
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
