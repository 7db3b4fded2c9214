package dev.sanca.maven;

import dev.sanca.packager.BuildException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python interpreter to run modules with.
 *
 * @param program how it is called
 */
record PythonProgram(String program) {
    /** The Python that is named, or the active environment's, or that of the project's .venv, or the one on the path. */
    static PythonProgram of(String named, Path project) {
        return environment(named, project).orElseGet(() -> new PythonProgram(isWindows() ? "python" : "python3"));
    }

    /** The same, but a Python that others use too must be named. */
    static PythonProgram ofEnvironment(String named, Path project) {
        return environment(named, project)
                .orElseThrow(() -> new BuildException("no virtual environment is active, and the project has no .venv: "
                + "make one with \"python3 -m venv .venv\", or name a Python with -Dsanca.python=…"));
    }

    private static Optional<PythonProgram> environment(String named, Path project) {
        if (named != null && !named.isBlank()) {
            return Optional.of(new PythonProgram(named));
        }
        String active = System.getenv("VIRTUAL_ENV");
        Stream<Path> folders = Stream.of(active == null || active.isEmpty() ? null : Path.of(active), project.resolve(".venv"))
                .filter(folder -> folder != null);
        return folders.map(folder -> folder.resolve(isWindows() ? "Scripts/python.exe" : "bin/python")).filter(Files::isExecutable)
                .findFirst()
                .map(file -> new PythonProgram(file.toString()));
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    static List<String> words(List<String> first, List<String> more, Path last) {
        return Stream.of(first, more, List.of(last.toString())).flatMap(List::stream).toList();
    }

    /** Whether it can import a module. */
    boolean has(String module) {
        return status(Path.of("."), Map.of(), true, List.of(program, "-c",
                "import importlib.util, sys; sys.exit(importlib.util.find_spec('" + module + "') is None)"))
                == 0;
    }

    /** Runs a module with its output shown; another status than 0 is an error. */
    void run(Path folder, Map<String, String> environment, String module, List<String> words) {
        List<String> command = new ArrayList<>(List.of(program, "-m", module));
        command.addAll(words);
        int status = status(folder, environment, false, command);
        if (status != 0) {
            throw new BuildException(module + " failed with status " + status + ": " + String.join(" ", command));
        }
    }

    private int status(Path folder, Map<String, String> environment, boolean quiet, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")));
        builder.environment().putAll(environment);
        ProcessBuilder.Redirect to = quiet ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.INHERIT;
        try {
            return builder.redirectOutput(to).redirectError(to).start().waitFor();
        } catch (IOException absent) {
            throw new BuildException("cannot run " + program + ": " + absent.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted");
        }
    }

    @Override
    public String toString() {
        return program;
    }
}
