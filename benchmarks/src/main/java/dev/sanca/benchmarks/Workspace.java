package dev.sanca.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run finds and puts things. The parent process makes one, the children read it from their system properties.
 *
 * @param python the home of the CPython that all contenders but JPype run on
 * @param pythonLibrary its shared library
 * @param pythonProgram its program
 * @param scripts the Python programs and the C source of this module
 * @param output what the run writes
 */
public record Workspace(Path python, Path pythonLibrary, Path pythonProgram, Path scripts, Path output) {
    /** Which Python all contenders but JPype run on. */
    public static final String EMBEDDED_VERSION = "3.14";

    private static final String PYTHON = "bench.python";
    private static final String LIBRARY = "bench.library";
    private static final String PROGRAM = "bench.program";
    private static final String SCRIPTS = "bench.scripts";
    private static final String OUTPUT = "bench.output";

    /**
     * In a child process.
     *
     * @return what the parent passed on
     */
    public static Workspace fromProperties() {
        return new Workspace(
                property(PYTHON), property(LIBRARY), property(PROGRAM), property(SCRIPTS), property(OUTPUT));
    }

    private static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("-D" + name + " is missing: start this through BenchmarkRun");
        }
        return Path.of(value);
    }

    /** {@return what to start a child JVM with} */
    public List<String> jvmArguments() {
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-D" + PYTHON + "=" + python,
                "-D" + LIBRARY + "=" + pythonLibrary,
                "-D" + PROGRAM + "=" + pythonProgram,
                "-D" + SCRIPTS + "=" + scripts,
                "-D" + OUTPUT + "=" + output,
                "-Dorg.bytedeco.javacpp.cachedir=" + output.resolve("javacpp"));
    }

    /** {@return the directory of the Python programs} */
    public Path pythonScripts() {
        return scripts.resolve("python");
    }

    /**
     * Where the C extension of one Python is.
     *
     * @param version the Python's version, such as 3.14
     * @return a directory for its {@code sys.path}
     */
    public Path extensionDirectory(String version) {
        return output.resolve("native-" + version);
    }

    /** {@return a Python statement that makes the programs and the C extension importable} */
    public String pathStatement() {
        return "import sys; sys.path[:0] = [r'%s', r'%s']"
                .formatted(pythonScripts(), extensionDirectory(EMBEDDED_VERSION));
    }

    /** {@return the embedded Python's headers} */
    public Path headers() {
        return python.resolve("include").resolve("python" + EMBEDDED_VERSION);
    }

    /** {@return where this module's classes are} */
    public Path classes() {
        return output.resolve("classes");
    }

    /**
     * The command line of a child JVM.
     *
     * @param main what to run
     * @param arguments its arguments
     * @return the command
     */
    public List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
