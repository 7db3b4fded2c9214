package dev.sanca.testkit;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A main class run in a JVM of its own, with the class path of this one and native access enabled: for what may end or crash a JVM, and
 * because CPython is a process-wide thing.
 *
 * <p>Immutable: each {@code with…} method gives a changed copy. {@snippet :
 * ChildProcess.Result result = ChildJvm.of(Main.class).withPython(python).withArguments("x").run();
 * }
 *
 * <p>The child uses the serial collector and the first compiler only, which start fastest; an option given later wins. If it crashes, the
 * HotSpot error report is in its standard error and no file is left behind.
 */
public final class ChildJvm {
    private static final List<String> STANDARD_OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash", "-XX:+ErrorFileToStderr", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED");

    private final String mainClass;
    private final String classPath;
    private final List<String> options;
    private final List<String> arguments;
    private final ChildProcess process;

    private ChildJvm(String mainClass, String classPath, List<String> options, List<String> arguments, ChildProcess process) {
        this.mainClass = mainClass;
        this.classPath = classPath;
        this.options = List.copyOf(options);
        this.arguments = List.copyOf(arguments);
        this.process = process;
    }

    /**
     * Prepares a main class.
     *
     * @param mainClass a class on this JVM's class path, with a {@code main} method
     * @return the prepared JVM, with this process's environment and directory, empty standard input, and two minutes of time
     */
    public static ChildJvm of(Class<?> mainClass) {
        return new ChildJvm(mainClass.getName(), System.getProperty("java.class.path"), List.of(), List.of(), ChildProcess.of());
    }

    /**
     * Adds options of the JVM.
     *
     * @param more the options, such as {@code -Xss512k}
     * @return a changed copy
     */
    public ChildJvm withOptions(String... more) {
        return new ChildJvm(mainClass, classPath, join(options, more), arguments, process);
    }

    /**
     * Adds arguments of the main class.
     *
     * @param more the arguments
     * @return a changed copy
     */
    public ChildJvm withArguments(String... more) {
        return new ChildJvm(mainClass, classPath, options, join(arguments, more), process);
    }

    /**
     * Makes this the Python that {@link dev.sanca.PythonInstallation#find} finds in the child.
     *
     * @param python one of {@link Pythons#all}
     * @return a changed copy
     */
    public ChildJvm withPython(PythonUnderTest python) {
        return withOptions("-Dsanca.python=" + python.installation().library());
    }

    /**
     * Replaces the class path, which is otherwise that of this JVM.
     *
     * @param entries its directories and jars
     * @return a changed copy
     */
    public ChildJvm withClassPath(List<Path> entries) {
        String joined = String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
        return new ChildJvm(mainClass, joined, options, arguments, process);
    }

    /**
     * Sets an environment variable.
     *
     * @param name  its name
     * @param value its value
     * @return a changed copy
     */
    public ChildJvm withEnv(String name, String value) {
        return with(process.withEnv(name, value));
    }

    /**
     * Removes an environment variable that this process has.
     *
     * @param name its name
     * @return a changed copy
     */
    public ChildJvm withoutEnv(String name) {
        return with(process.withoutEnv(name));
    }

    /**
     * Sets the current directory.
     *
     * @param directory the directory
     * @return a changed copy
     */
    public ChildJvm withDirectory(Path directory) {
        return with(process.withDirectory(directory));
    }

    /**
     * Sets what the child reads.
     *
     * @param text the standard input, sent as UTF-8
     * @return a changed copy
     */
    public ChildJvm withStdin(String text) {
        return with(process.withStdin(text));
    }

    /**
     * Sets how long the child may take.
     *
     * @param timeout the time after which it is killed and {@link #run} fails with its thread dump
     * @return a changed copy
     */
    public ChildJvm withTimeout(Duration timeout) {
        return with(process.withTimeout(timeout));
    }

    private ChildJvm with(ChildProcess changed) {
        return new ChildJvm(mainClass, classPath, options, arguments, changed);
    }

    /**
     * Runs the child to its end.
     *
     * @return its status and output
     * @throws AssertionError if it does not end in time
     */
    public ChildProcess.Result run() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(STANDARD_OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-classpath", classPath, mainClass));
        command.addAll(arguments);
        return process.withCommand(command).run();
    }

    private static List<String> join(List<String> first, String[] more) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(Arrays.asList(more));
        return joined;
    }
}
