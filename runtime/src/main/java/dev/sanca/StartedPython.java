package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.capi.CPython;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.LeakReport;
import dev.sanca.internal.StackLimit;
import dev.sanca.internal.ThreadState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.nio.file.Path;
import java.util.List;

/** A CPython that Java started, on a thread of its own: {@code python-main}. */
final class StartedPython implements Lifecycle {
    private static final Logger LOG = System.getLogger(Interpreter.class.getName());
    private static final Object START = new Object();

    /** Written under START. */
    private static volatile StartedPython running;

    private final PythonInstallation installation;
    private final MainThread main;
    /** Written before the object is handed out. */
    private InterpreterState state;
    /** Written before the object is handed out. */
    private Signals javaSignals;
    /** Written before the object is handed out. */
    private CommandLine commandLine;
    /** What finalising gave. Guarded by START. */
    private int result;

    private StartedPython(PythonInstallation installation, MainThread main) {
        this.installation = installation;
        this.main = main;
    }

    static StartedPython start(PythonConfig config) {
        synchronized (START) {
            if (running != null) {
                throw new IllegalStateException("An interpreter is running in this process already (" + running.installation.library()
                        + "); close it before starting another one.");
            }
            PythonInstallation python = config.installation().orElseGet(PythonInstallation::find);
            load(python);
            StartedPython started = new StartedPython(python, new MainThread(config.stackSize()));
            started.initialize(config.completedFor(python));
            running = started;
            return started;
        }
    }

    /** The one that is running, if one is; one that is being closed counts. */
    static Optional<StartedPython> running() {
        return Optional.ofNullable(running);
    }

    private static void load(PythonInstallation python) {
        try {
            CPython.load(python.library());
        } catch (IllegalArgumentException refused) {
            throw new PythonInstallationException(Reason.NOT_LOADABLE, refused.getMessage(), refused);
        }
        PythonVersion version = new PythonVersion(CPython.current().version().major(), CPython.current().version().minor());
        PythonInstallation.requireSupported(version, python.library());
        if (version.compareTo(PythonVersion.NEWEST_TESTED) > 0) {
            LOG.log(Level.WARNING, "Python {0} is newer than {1}, the newest that this release of Sanca is tested with", version,
                    PythonVersion.NEWEST_TESTED);
        }
        if (Py_IsInitialized()) {
            throw new IllegalStateException("CPython was initialised already, by other code in this process.");
        }
    }

    private void initialize(PythonConfig config) {
        List<Path> packages = SearchPath.provided(installation);
        try {
            main.call(() -> {
                javaSignals = Signals.save();
                commandLine = Startup.initialize(config);
                StackLimit.reserveForJava();
                claimMainThread();
                if (config.installsSignalHandlers()) {
                    Signals.takeInterrupt();
                }
                SearchPath.prepend(config.pathEntries());
                SearchPath.append(packages);
                state = InterpreterState.of(PyInterpreterState_Get());
                state.keepCurrentThreadState();
                PyEval_SaveThread();
                return null;
            });
        } catch (Throwable failed) {
            main.stop();
            throw failed;
        }
    }

    /** Up to 3.12 the module {@code threading} takes the thread that imports it first for the main thread. */
    private static void claimMainThread() {
        if (!CPython.current().version().atLeast(3, 13)) {
            long threading = PyImport_ImportModule("threading");
            if (threading == NULL) {
                PyErr_Clear(); // a Python without its library: nobody else can import it either
            }
            Py_XDECREF(threading);
        }
    }

    @Override
    public InterpreterState state() {
        return state;
    }

    @Override
    public PythonInstallation installation() {
        return installation;
    }

    CommandLine commandLine() {
        return commandLine;
    }

    @Override
    public <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X {
        if (main.isCurrent()) {
            return attached(body);
        }
        if (state.isClosing()) {
            throw new IllegalStateException("This Python interpreter is closed.");
        }
        // A caller that waits for the main thread must not hold the GIL, which that thread needs.
        ThreadState thread = ThreadState.current();
        boolean detached = thread.detach();
        try {
            return main.call(() -> attached(body));
        } finally {
            if (detached) {
                thread.reattach();
            }
        }
    }

    /** On the main thread. */
    private <T, X extends Exception> T attached(Interpreter.Body<T, X> body) throws X {
        int entered = state.enter();
        try {
            return body.run();
        } finally {
            state.exit(entered);
        }
    }

    @Override
    public int finish() {
        return finish(() -> Py_FinalizeEx());
    }

    /** Finalises by a function of CPython that does so. */
    int finish(Interpreter.Body<Integer, RuntimeException> finaliser) {
        if (main.isCurrent()) {
            throw new IllegalStateException("Python cannot be finalised from within Python.");
        }
        if (ThreadState.current().isAttached()) {
            throw new IllegalStateException("This thread is attached to Python; close its attachment before the interpreter.");
        }
        synchronized (START) {
            if (running == this) {
                state.awaitUnused();
                result = main.call(() -> finaliseOnMain(finaliser));
                main.stop();
                running = null;
            }
            return result;
        }
    }

    private int finaliseOnMain(Interpreter.Body<Integer, RuntimeException> finaliser) {
        state.enterToFinalise();
        LeakReport.log(state);
        state.deleteThreadStates();
        int outcome = finaliser.run();
        state.finalised();
        ThreadState.current().finalised();
        javaSignals.restore();
        return outcome;
    }
}
