package dev.sanca.cli;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.interpreter.Tools;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** Where this command and its jars are. */
final class Installation {
    /** A class of each jar that Java modules run with. */
    private static final List<String> LIBRARIES = List.of("dev.sanca.capi.CPython", "dev.sanca.interpreter.Host", "dev.sanca.Interpreter");
    /** And of each that annotated ones are compiled with; nothing in them is called here. */
    private static final List<String> PROCESSORS = List.of("dev.sanca.extension.PyModule", "dev.sanca.processor.SancaProcessor",
            "com.palantir.javapoet.TypeSpec");

    private Installation() {}

    /** What projects call: the command that runs, with the Java that runs it. */
    static Tools tools() {
        Path javaHome = Path.of(System.getProperty("java.home"));
        String script = System.getProperty("sanca.command", "");
        List<String> command = script.isEmpty()
                ? List.of(javaHome.resolve("bin/java").toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName())
                : List.of(script);
        return new Tools(command, LIBRARIES.stream().map(Installation::jar).toList(), PROCESSORS.stream().map(Installation::jar).toList(),
                javaHome);
    }

    /** Not by the class's code source: in an AOT cache that is where the jar was when the cache was made. */
    private static Path jar(String className) {
        URL file = Installation.class.getClassLoader().getResource(className.replace('.', '/') + ".class");
        if (file == null) {
            throw new BuildException("this installation of Sanca is not whole: there is no class " + className);
        }
        try {
            if (file.openConnection() instanceof JarURLConnection inJar) {
                return Path.of(inJar.getJarFileURL().toURI());
            }
        } catch (IOException | URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
        throw new BuildException(file + " is in no jar: build Sanca with \"make build\" first");
    }
}
