package dev.sanca.cli;

import static dev.sanca.capi.Python.PyImport_AppendInittab;

import dev.sanca.PythonMain;
import dev.sanca.capi.CPython;
import dev.sanca.interpreter.Host;
import dev.sanca.packager.BuildException;
import dev.sanca.packager.interpreter.InterpreterBuild;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sanca python}: the Java modules of the project here, in a Python that a JVM starts. Needs no C compiler. */
@Command(name = "python", description = "Runs Python with the Java modules of the project in this folder, built in; C ones are left out."
        + " What follows is Python's own command line.")
final class PythonCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARGUMENT", description = "as python takes them")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        return run(arguments);
    }

    /** Ends the process with the status of the program that Python ran; returns only if that could not be run. */
    static int run(List<String> arguments) {
        try {
            Path project = Path.of("").toAbsolutePath();
            Map<String, String> modules = InterpreterBuild.javaModules(project);
            make(project);
            Path library = library(project.resolve("lib"));
            CPython.load(library);
            ClassLoader loader = new URLClassLoader(jars(project.resolve("lib/sanca")), Host.class.getClassLoader());
            modules.forEach((name, type) -> PyImport_AppendInittab(name, () -> Host.module(name, type, loader)));
            System.setProperty("sanca.python", library.toString());
            PythonMain.main(arguments.toArray(String[]::new));
            throw new AssertionError("PythonMain ends the process");
        } catch (RuntimeException error) {
            if (!Main.isClear(error)) {
                throw error;
            }
            System.err.println("sanca: " + error.getMessage());
            return 1;
        }
    }

    private static void make(Path project) {
        try {
            Process make = new ProcessBuilder("make", "-s", "java").directory(project.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            if (make.waitFor() != 0) {
                throw new BuildException("the Java modules are not built");
            }
        } catch (IOException noMake) {
            throw new BuildException("make cannot be run: " + noMake.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted");
        }
    }

    private static Path library(Path folder) {
        return list(folder).filter(file -> file.getFileName().toString().startsWith("libpython")).findFirst()
                .orElseThrow(() -> new BuildException("there is no libpython in " + folder));
    }

    private static URL[] jars(Path folder) {
        return list(folder).filter(file -> file.toString().endsWith(".jar") && !file.getFileName().toString().startsWith("sanca-"))
                .sorted().map(PythonCommand::url).toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + folder + ": " + unreadable.getMessage());
        }
    }
}
