package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyInterpreterConfig;

/**
 * What a sub-interpreter may do, for {@link Interpreter#newInterpreter(SubInterpreterConfig)}. Immutable: each {@code with…} method gives a
 * changed copy.
 *
 * <p>Before CPython 3.12 all sub-interpreters share the GIL and may do everything; these settings are then refused where they ask for
 * anything else.
 *
 * @param ownGil           whether it has a GIL of its own, and so runs in parallel with other interpreters (CPython 3.12 and later)
 * @param allowFork        whether it may fork; not in a JVM unless a program is executed at once
 * @param allowExec        whether it may replace the process by another program ({@code os.execv})
 * @param allowThreads     whether it may make threads
 * @param allowDaemons     whether these may be daemon threads; not with a GIL of its own
 * @param checksExtensions whether extension modules that don't say that they support it are refused with an {@code ImportError}; always
 *                         with a GIL of its own, and in free-threaded builds
 * @see <a href="https://docs.python.org/3.14/c-api/subinterpreters.html">Multiple interpreters in a Python process</a>
 */
public record SubInterpreterConfig(
        boolean ownGil, boolean allowFork, boolean allowExec, boolean allowThreads, boolean allowDaemons, boolean checksExtensions) {
    /**
     * Checks that the settings go together.
     *
     * @throws IllegalArgumentException if they don't
     */
    public SubInterpreterConfig {
        if (ownGil && (allowDaemons || !checksExtensions)) {
            throw new IllegalArgumentException("A sub-interpreter with a GIL of its own has no daemon threads, and no extension modules"
                    + " that don't support it.");
        }
        if (allowDaemons && !allowThreads) {
            throw new IllegalArgumentException("Daemon threads are threads.");
        }
    }

    /**
     * One with a GIL of its own, as isolated as CPython has them.
     *
     * @return may make threads, not fork
     */
    public static SubInterpreterConfig isolated() {
        return new SubInterpreterConfig(true, false, false, true, false, true);
    }

    /**
     * One that shares the GIL of the main interpreter and may do what that may do.
     *
     * @return what CPython before 3.12 has
     */
    public static SubInterpreterConfig shared() {
        return new SubInterpreterConfig(false, true, true, true, true, false);
    }

    /**
     * Changes whether it may fork.
     *
     * @param allowed whether it may
     * @return a changed copy
     */
    public SubInterpreterConfig withFork(boolean allowed) {
        return new SubInterpreterConfig(ownGil, allowed, allowExec, allowThreads, allowDaemons, checksExtensions);
    }

    /**
     * Changes whether it may replace the process.
     *
     * @param allowed whether it may
     * @return a changed copy
     */
    public SubInterpreterConfig withExec(boolean allowed) {
        return new SubInterpreterConfig(ownGil, allowFork, allowed, allowThreads, allowDaemons, checksExtensions);
    }

    /**
     * Changes whether it may make threads; without, no daemon threads either.
     *
     * @param allowed whether it may
     * @return a changed copy
     */
    public SubInterpreterConfig withThreads(boolean allowed) {
        return new SubInterpreterConfig(ownGil, allowFork, allowExec, allowed, allowed && allowDaemons, checksExtensions);
    }

    /**
     * Changes whether extension modules that don't support it are refused.
     *
     * @param checked whether they are
     * @return a changed copy
     */
    public SubInterpreterConfig withExtensionCheck(boolean checked) {
        return new SubInterpreterConfig(ownGil, allowFork, allowExec, allowThreads, allowDaemons, checked);
    }

    /** Writes a {@code PyInterpreterConfig}. */
    void writeTo(long config) {
        PyInterpreterConfig.use_main_obmalloc(config, asInt(!ownGil));
        PyInterpreterConfig.allow_fork(config, asInt(allowFork));
        PyInterpreterConfig.allow_exec(config, asInt(allowExec));
        PyInterpreterConfig.allow_threads(config, asInt(allowThreads));
        PyInterpreterConfig.allow_daemon_threads(config, asInt(allowDaemons));
        PyInterpreterConfig.check_multi_interp_extensions(config, asInt(checksExtensions || CPython.current().isFreeThreaded()));
        PyInterpreterConfig.gil(config, ownGil ? PyInterpreterConfig_OWN_GIL : PyInterpreterConfig_SHARED_GIL);
    }

    private static int asInt(boolean value) {
        return value ? 1 : 0;
    }
}
