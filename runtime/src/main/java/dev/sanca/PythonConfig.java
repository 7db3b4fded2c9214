package dev.sanca;

import dev.sanca.capi.PyModInitFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an interpreter starts. Immutable: each {@code with…} method gives a changed copy. {@snippet :
 * PythonConfig config = PythonConfig.isolated().withArguments("report", "--year=2026").withPathEntries(Path.of("scripts"));
 * }
 *
 * <p>Everything that CPython itself can be told is an option under CPython's own name (the members of its {@code PyConfig} and
 * {@code PyPreConfig}); the methods with names of their own are the options that most programs need.
 *
 * <p>Safe on any thread.
 *
 * @see <a href="https://docs.python.org/3/c-api/init_config.html">Python Initialization Configuration, PEP 587 and PEP 741</a>
 */
public final class PythonConfig {
    /** Virtual memory, of which only what is used becomes real; see docs/decisions about the choice. */
    static final long DEFAULT_STACK_SIZE = 64L << 20;

    private final Optional<PythonInstallation> installation;
    private final boolean isolated;
    private final Map<String, Object> options;
    private final List<Path> pathEntries;
    private final Map<String, Long> modules;
    private final long stackSize;

    private PythonConfig(Optional<PythonInstallation> installation, boolean isolated, Map<String, Object> options,
            List<Path> pathEntries, Map<String, Long> modules, long stackSize) {
        this.installation = installation;
        this.isolated = isolated;
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        this.pathEntries = List.copyOf(pathEntries);
        this.modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
        this.stackSize = stackSize;
    }

    /**
     * The configuration of the {@code python} command, with what a guest in a JVM must leave alone left alone: no signal handlers are
     * installed, and the locale of the process is not changed. The environment ({@code PYTHONPATH}, …) and {@code site-packages} are used.
     *
     * @return the configuration most programs start from
     */
    public static PythonConfig standard() {
        return new PythonConfig(Optional.empty(), false, Map.of(), List.of(), Map.of(), DEFAULT_STACK_SIZE)
                .withOption("parse_argv", 0)
                .withOption("coerce_c_locale", 0)
                .withSignalHandlers(false);
    }

    /**
     * CPython's isolated configuration, what {@code python -I} uses: no environment variables, no user site-packages, no signal handlers.
     *
     * @return a configuration that depends on this program alone
     */
    public static PythonConfig isolated() {
        return new PythonConfig(Optional.empty(), true, Map.of(), List.of(), Map.of(), DEFAULT_STACK_SIZE)
                .withOption("parse_argv", 0);
    }

    /**
     * The configuration of the {@code python} command started with these arguments: CPython itself reads {@code -c}, {@code -m},
     * {@code -X}, {@code -E} and the rest, installs its signal handlers and chooses the locale.
     *
     * @param arguments what follows {@code python} on the command line
     * @return a configuration for a process that is nothing but a Python
     */
    public static PythonConfig ofCommandLine(List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of("python"));
        argv.addAll(arguments);
        return new PythonConfig(Optional.empty(), false, Map.of("parse_argv", 1L, "argv", argv), List.of(), Map.of(), DEFAULT_STACK_SIZE)
                .withSignalHandlers(true);
    }

    /**
     * Chooses the Python. Without this, {@link PythonInstallation#find} does.
     *
     * @param python where it is
     * @return a changed copy
     */
    public PythonConfig withInstallation(PythonInstallation python) {
        return new PythonConfig(Optional.of(python), isolated, options, pathEntries, modules, stackSize);
    }

    /**
     * Chooses the Python of a virtual environment, with what is installed there.
     *
     * @param directory the environment, which has a {@code pyvenv.cfg}
     * @return a changed copy
     * @throws PythonInstallationException if it is none, or its Python is not usable
     */
    public PythonConfig withVenv(Path directory) {
        return withInstallation(PythonInstallation.ofVirtualEnvironment(directory));
    }

    /**
     * Starts this Python.
     *
     * @return the running interpreter, to be closed
     * @throws PythonInstallationException if there is no usable Python, or its library cannot be loaded
     * @throws PythonStartException        if CPython does not start
     * @throws IllegalStateException       if one is running already, or ran before and was of another libpython
     */
    public Interpreter start() {
        return Interpreter.start(this);
    }

    /**
     * Sets {@code sys.argv}. Without this it is {@code ['']}.
     *
     * @param argv the program's name, then its arguments
     * @return a changed copy
     */
    public PythonConfig withArguments(String... argv) {
        return withOption("argv", List.of(argv));
    }

    /**
     * Sets the name by which CPython finds itself: {@code sys.executable}, and through it the prefix and a virtual environment. Without
     * this it is the {@code python} program of the installation.
     *
     * @param program the path of a {@code python} program
     * @return a changed copy
     */
    public PythonConfig withProgramName(String program) {
        return withOption("program_name", program);
    }

    /**
     * Sets the directory with the standard library, as {@code PYTHONHOME} does. Without this it is that of the installation.
     *
     * @param home the directory under which {@code lib/python3.X} is
     * @return a changed copy
     */
    public PythonConfig withHome(Path home) {
        return withOption("home", home.toString());
    }

    /**
     * Puts directories and zip files at the front of {@code sys.path}, before those that CPython computes.
     *
     * @param entries the directories, the first one searched first
     * @return a changed copy
     */
    public PythonConfig withPathEntries(Path... entries) {
        return new PythonConfig(installation, isolated, options, List.of(entries), modules, stackSize);
    }

    /**
     * Sets the whole of {@code sys.path}; CPython computes nothing. The standard library must be in it.
     *
     * @param paths every entry ({@code site} may add more, unless it is off)
     * @return a changed copy
     */
    public PythonConfig withModuleSearchPaths(Path... paths) {
        List<String> all = new ArrayList<>();
        for (Path path : paths) {
            all.add(path.toString());
        }
        return withOption("module_search_paths", all);
    }

    /**
     * Whether {@code PYTHONPATH}, {@code PYTHONWARNINGS} and the other environment variables of Python count.
     *
     * @param use {@code false} as {@code python -E} does
     * @return a changed copy
     */
    public PythonConfig withEnvironment(boolean use) {
        return withOption("use_environment", use ? 1 : 0);
    }

    /**
     * Whether the module {@code site} is imported at the start, which makes {@code site-packages} visible.
     *
     * @param use {@code false} as {@code python -S} does
     * @return a changed copy
     */
    public PythonConfig withSite(boolean use) {
        return withOption("site_import", use ? 1 : 0);
    }

    /**
     * Whether Python's signal handlers are installed: {@code SIGINT} then raises {@code KeyboardInterrupt} in Python's main thread and no
     * longer ends the JVM.
     *
     * @param install {@code true} for a process that is nothing but a Python
     * @return a changed copy
     */
    public PythonConfig withSignalHandlers(boolean install) {
        return withOption("install_signal_handlers", install ? 1 : 0);
    }

    /**
     * Whether Python is in UTF-8 mode (PEP 540). Without this the locale and the environment decide, or, isolated, it is off.
     *
     * @param on {@code true} for UTF-8 whatever the locale
     * @return a changed copy
     */
    public PythonConfig withUtf8Mode(boolean on) {
        return withOption("utf8_mode", on ? 1 : 0);
    }

    /**
     * Whether {@code sys.stdout} and {@code sys.stderr} are buffered.
     *
     * @param on {@code false} as {@code python -u} does
     * @return a changed copy
     */
    public PythonConfig withBufferedStdio(boolean on) {
        return withOption("buffered_stdio", on ? 1 : 0);
    }

    /**
     * Whether imported modules are cached as {@code .pyc} files.
     *
     * @param write {@code false} as {@code python -B} does
     * @return a changed copy
     */
    public PythonConfig withBytecodeFiles(boolean write) {
        return withOption("write_bytecode", write ? 1 : 0);
    }

    /**
     * Adds a built-in module: {@code import name} calls the init function.
     *
     * @param name         the module's name
     * @param initFunction the address of a C function {@code PyObject *PyInit_name(void)}; it must stay valid until the process ends
     * @return a changed copy
     */
    public PythonConfig withModule(String name, long initFunction) {
        Map<String, Long> changed = new LinkedHashMap<>(modules);
        changed.put(name, initFunction);
        return new PythonConfig(installation, isolated, options, pathEntries, changed, stackSize);
    }

    /**
     * Adds a module written in Java to those that are built in: {@code withModule("spam", SpamGlue::PyInit_spam)}.
     *
     * @param name the name to import it by
     * @param init its init function: what the annotation processor writes for a {@code @PyModule}, or one for the C API
     * @return a changed copy
     */
    public PythonConfig withModule(String name, PyModInitFunction init) {
        return withModule(name, PyModInitFunction.address(init));
    }

    /**
     * Sets a numeric option under CPython's name for it.
     *
     * @param name  a member of {@code PyConfig} or {@code PyPreConfig}, such as {@code "optimization_level"}
     * @param value its value; 0 and 1 for no and yes
     * @return a changed copy
     */
    public PythonConfig withOption(String name, long value) {
        return withAnyOption(name, value);
    }

    /**
     * Sets a text option under CPython's name for it.
     *
     * @param name  a member of {@code PyConfig}, such as {@code "pycache_prefix"}
     * @param value its value
     * @return a changed copy
     */
    public PythonConfig withOption(String name, String value) {
        return withAnyOption(name, value);
    }

    /**
     * Sets a list option under CPython's name for it.
     *
     * @param name   a member of {@code PyConfig}, such as {@code "warnoptions"}
     * @param values its values
     * @return a changed copy
     */
    public PythonConfig withOption(String name, List<String> values) {
        return withAnyOption(name, List.copyOf(values));
    }

    /**
     * Sets the size of the stack of Python's main thread. It is virtual memory: only what is used becomes real.
     *
     * @param bytes the size; 64 MiB without this
     * @return a changed copy
     */
    public PythonConfig withStackSize(long bytes) {
        return new PythonConfig(installation, isolated, options, pathEntries, modules, bytes);
    }

    private PythonConfig withAnyOption(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(options);
        changed.put(name, value);
        return new PythonConfig(installation, isolated, changed, pathEntries, modules, stackSize);
    }

    /** Puts in what the installation says and the user did not. */
    PythonConfig completedFor(PythonInstallation python) {
        PythonConfig completed = withInstallation(python);
        if (!options.containsKey("program_name") && python.executable().isPresent()) {
            completed = completed.withProgramName(python.executable().get().toString());
        }
        if (Long.valueOf(1).equals(options.get("parse_argv")) && completed.options.get("program_name") instanceof String program) {
            List<String> argv = new ArrayList<>(List.of(program));
            ((List<?>) options.get("argv")).stream().skip(1).map(String.class::cast).forEach(argv::add);
            completed = completed.withOption("argv", argv);
        }
        // With a home, CPython does not look for a virtual environment; the program's name leads it there.
        if (!options.containsKey("home") && !options.containsKey("module_search_paths") && python.virtualEnvironment().isEmpty()) {
            completed = completed.withHome(python.home());
        }
        return completed;
    }

    Optional<PythonInstallation> installation() {
        return installation;
    }

    boolean isIsolated() {
        return isolated;
    }

    /** CPython's options: values are Long, String or List of String. */
    Map<String, Object> options() {
        return options;
    }

    boolean installsSignalHandlers() {
        return Long.valueOf(1).equals(options.get("install_signal_handlers"));
    }

    List<Path> pathEntries() {
        return pathEntries;
    }

    Map<String, Long> modules() {
        return modules;
    }

    long stackSize() {
        return stackSize;
    }

    /** {@return the options, for messages} */
    @Override
    public String toString() {
        return (isolated ? "isolated " : "standard ") + options + (modules.isEmpty() ? "" : " modules " + modules.keySet());
    }
}
