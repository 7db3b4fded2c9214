package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;
import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/**
 * Initialises CPython from a configuration, on the thread that becomes Python's main thread and holds the GIL afterwards.
 *
 * <p>CPython 3.14 has an interface for this that takes options by name (PEP 741), older ones a struct whose layout changes with the
 * version (PEP 587, {@link StructStartup}). The newer interface cannot leave an option to the environment or the locale, as the
 * {@code python} command does: it starts from the isolated configuration and refuses the -1 that means "not decided". So the struct serves
 * the standard configuration as long as its layout is known.
 */
final class Startup {
    private Startup() {}

    /** Initialises, and says what the command line, if there is one, asks for. */
    static CommandLine initialize(PythonConfig config) {
        boolean canName = CPython.current().version().atLeast(3, 14);
        boolean knowsStruct = !CPython.current().version().atLeast(3, 15);
        if (!canName || (knowsStruct && !config.isIsolated())) {
            return StructStartup.initialize(config);
        }
        byName(config);
        return new CommandLine(option("run_command"), option("run_module"), option("run_filename"),
                number("inspect") + number("interactive") > 0, number("safe_path") == 0);
    }

    /** What is shared between threads here is guarded by the global interpreter lock. */
    static PythonStartException needsLock() {
        return new PythonStartException(CPython.current() + " is a free-threaded build; Sanca runs it with its lock turned on,"
                + " but PYTHON_GIL, -X gil or the option enable_gil asks for it to be off: leave that out");
    }

    private static String option(String name) {
        long value = PyConfig_Get(name);
        String text = value == NULL || value == Py_None() ? null : Text.toJava(value);
        Py_XDECREF(value);
        return text;
    }

    private static int number(String name) {
        int[] value = new int[1];
        PyConfig_GetInt(name, value);
        return value[0];
    }

    private static void byName(PythonConfig config) {
        long target = PyInitConfig_Create();
        if (target == NULL) {
            throw new OutOfMemoryError("PyInitConfig_Create");
        }
        try {
            if (!config.isIsolated()) {
                PYTHON_DEFAULTS.forEach((name, value) -> requireSet(target, name, PyInitConfig_SetInt(target, name, value)));
            }
            config.options().forEach((name, value) -> set(target, name, value));
            if (CPython.current().isFreeThreaded()) {
                if (Long.valueOf(0).equals(config.options().get("enable_gil"))) {
                    throw needsLock();
                }
                requireSet(target, "enable_gil", PyInitConfig_SetInt(target, "enable_gil", 1));
            }
            config.modules().forEach((name, init) -> requireSet(target, name, PyInitConfig_AddModule(target, name, init)));
            if (Py_InitializeFromInitConfig(target) < 0) {
                throw failure(target);
            }
        } finally {
            PyInitConfig_Free(target);
        }
    }

    /** {@code PyInitConfig_Create} starts from the isolated configuration; these are ways in which the Python one differs. */
    private static final Map<String, Integer> PYTHON_DEFAULTS = Map.of("isolated", 0, "use_environment", 1, "user_site_directory", 1,
            "safe_path", 0, "pathconfig_warnings", 1, "configure_locale", 1, "configure_c_stdio", 1);

    private static void set(long target, String name, Object value) {
        if (PyInitConfig_HasOption(target, name) == 0) {
            throw new PythonStartException(CPython.current() + " has no option named " + name);
        }
        int result = switch (value) {
            case Long number -> PyInitConfig_SetInt(target, name, number);
            case String text -> PyInitConfig_SetStr(target, name, text);
            case List<?> list -> setList(target, name, list);
            default -> throw new AssertionError(value);
        };
        requireSet(target, name, result);
    }

    private static int setList(long target, String name, List<?> list) {
        try (Arena arena = Arena.ofConfined()) {
            long[] items = list.stream().map(item -> arena.allocateFrom((String) item)).mapToLong(MemorySegment::address).toArray();
            return PyInitConfig_SetStrList(target, name, items.length, items);
        }
    }

    private static void requireSet(long target, String name, int result) {
        if (result < 0) {
            throw new PythonStartException("Option " + name + ": " + failure(target).getMessage());
        }
    }

    private static PythonStartException failure(long target) {
        int[] status = new int[1];
        if (PyInitConfig_GetExitCode(target, status) == 1) {
            return new PythonStartException(status[0]);
        }
        try (Arena arena = Arena.ofConfined()) {
            long message = arena.allocate(Long.BYTES, Long.BYTES).address();
            PyInitConfig_GetError(target, message);
            return new PythonStartException(Memory.getString(Memory.getLong(message)));
        }
    }
}
