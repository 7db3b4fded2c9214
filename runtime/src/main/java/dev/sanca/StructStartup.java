package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;
import dev.sanca.capi.CPython;
import dev.sanca.capi.PyConfig;
import dev.sanca.capi.PyPreConfig;
import dev.sanca.capi.PyStatus;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Initialises a CPython up to 3.14 through {@code PyPreConfig} and {@code PyConfig} (PEP 587).
 *
 * <p>The generated accessors of the structs know the layout of the running version; options are mapped to them by name.
 */
final class StructStartup {
    /** Builds with statistics ({@code Py_STATS}) have more members than the described ones, at the end. */
    private static final long SPARE_BYTES = 64;
    /** Members of {@code PyPreConfig}; those that both structs have are set in both. */
    private static final Set<String> EARLY = Set.of("allocator", "configure_locale", "coerce_c_locale", "coerce_c_locale_warn",
            "utf8_mode", "dev_mode", "isolated", "use_environment", "parse_argv");
    private static final Set<String> ONLY_EARLY =
            Set.of("allocator", "configure_locale", "coerce_c_locale", "coerce_c_locale_warn", "utf8_mode");

    private StructStartup() {}

    static CommandLine initialize(PythonConfig config) {
        config.modules().forEach(StructStartup::addModule);
        try (Arena arena = Arena.ofConfined()) {
            preinitialize(arena, config);
            long target = arena.allocate(PyConfig.sizeof() + SPARE_BYTES, Long.BYTES).address();
            if (config.isIsolated()) {
                PyConfig_InitIsolatedConfig(target);
            } else {
                PyConfig_InitPythonConfig(target);
            }
            try {
                config.options().forEach((name, value) -> set(target, name, value));
                require(PyConfig_Read(target));
                if (CPython.current().isFreeThreaded()) {
                    turnLockOn(target);
                }
                require(Py_InitializeFromConfig(target));
                return commandLine(target);
            } finally {
                PyConfig_Clear(target);
            }
        }
    }

    /** After the environment and the command line were read, which can ask for the contrary. */
    private static void turnLockOn(long config) {
        if (PyConfig.enable_gil(config) == 0) {
            throw Startup.needsLock();
        }
        PyConfig.enable_gil(config, 1);
    }

    private static CommandLine commandLine(long config) {
        boolean implicitPath = CPython.current().version().atLeast(3, 11)
                ? PyConfig.safe_path(config) == 0
                : PyConfig.isolated(config) == 0;
        return new CommandLine(text(PyConfig.run_command(config)), text(PyConfig.run_module(config)), text(PyConfig.run_filename(config)),
                PyConfig.inspect(config) + PyConfig.interactive(config) > 0, implicitPath);
    }

    private static String text(long wide) {
        return wide == NULL ? null : Text.ofWide(wide);
    }

    private static void addModule(String name, long initFunction) {
        // CPython keeps the pointer to the name.
        if (PyImport_AppendInittab(dev.sanca.capi.Memory.permanent(name), initFunction) < 0) {
            throw new OutOfMemoryError("PyImport_AppendInittab");
        }
    }

    private static void preinitialize(Arena arena, PythonConfig config) {
        long target = arena.allocate(PyPreConfig.sizeof() + SPARE_BYTES, Long.BYTES).address();
        if (config.isIsolated()) {
            PyPreConfig_InitIsolatedConfig(target);
        } else {
            PyPreConfig_InitPythonConfig(target);
        }
        Map<String, Object> early = new TreeMap<>(config.options());
        early.keySet().retainAll(EARLY);
        early.forEach((name, value) -> setInt(PyPreConfig.class, target, name, (Long) value));
        if (Long.valueOf(1).equals(config.options().get("parse_argv"))) {
            long[] argv = ((List<?>) config.options().get("argv")).stream()
                    .mapToLong(argument -> arena.allocateFrom((String) argument).address()).toArray();
            require(Py_PreInitializeFromBytesArgs(target, argv.length, argv));
        } else {
            require(Py_PreInitialize(target));
        }
    }

    private static void set(long target, String name, Object value) {
        if (ONLY_EARLY.contains(name)) {
            return;
        }
        switch (value) {
            case Long number -> setInt(PyConfig.class, target, name, number);
            case String text -> setText(target, name, text);
            case List<?> list -> setList(target, name, list);
            default -> throw new AssertionError(value);
        }
    }

    private static void setInt(Class<?> struct, long target, String name, long value) {
        try {
            if (name.equals("hash_seed")) {
                PyConfig.hash_seed(target, value);
            } else {
                accessor(struct, name, MethodType.methodType(void.class, long.class, int.class))
                        .invokeExact(target, Math.toIntExact(value));
            }
        } catch (Throwable failed) {
            throw unchecked(failed);
        }
    }

    private static void setText(long target, String name, String value) {
        // CPython allocates the copy, which PyConfig_Clear frees; the cell is its "wchar_t **" and starts as NULL.
        long[] cell = {NULL};
        require(PyConfig_SetString(target, cell, value));
        try {
            accessor(PyConfig.class, name, MethodType.methodType(void.class, long.class, long.class)).invokeExact(target, cell[0]);
        } catch (Throwable failed) {
            throw unchecked(failed);
        }
    }

    private static void setList(long target, String name, List<?> values) {
        try {
            long list = (long) accessor(PyConfig.class, name, MethodType.methodType(long.class, long.class)).invokeExact(target);
            for (Object value : values) {
                require(PyWideStringList_Append(list, (String) value));
            }
        } catch (Throwable failed) {
            throw unchecked(failed);
        }
        if (name.equals("module_search_paths")) {
            PyConfig.module_search_paths_set(target, 1);
        }
    }

    private static MethodHandle accessor(Class<?> struct, String name, MethodType type) throws IllegalAccessException {
        try {
            return MethodHandles.publicLookup().findStatic(struct, name, type);
        } catch (NoSuchMethodException noSuchOption) {
            throw new PythonStartException(CPython.current() + " has no option named " + name + " that takes such a value");
        }
    }

    private static RuntimeException unchecked(Throwable failed) {
        return switch (failed) {
            case UnsupportedOperationException absent -> new PythonStartException(absent.getMessage());
            case RuntimeException already -> already;
            case Error error -> throw error;
            default -> throw new AssertionError(failed);
        };
    }

    private static void require(PyStatus status) {
        if (status.isExit()) {
            throw new PythonStartException(status.exitcode());
        }
        if (status.isError()) {
            throw new PythonStartException((status.func() == null ? "" : status.func() + ": ") + status.err_msg());
        }
    }
}
