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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A CPython that Java started, on a thread of its own: {@code python-main}. */
final class StartedPython implements Lifecycle {
    private static final Logger LOG = System.getLogger(Interpreter.class.getName());
    private static final Object START = new Object();

    /** Written under START. */
    private static volatile StartedPython running;

    private final PythonInstallation installation;
    private final long stackSize;
    private final MainThread main;
    /** The youngest first. Guarded by itself. */
    private final Deque<SubInterpreter> subInterpreters = new ArrayDeque<>();
    /** Guarded by subInterpreters. */
    private int subsMade;
    /** Guarded by subInterpreters. */
    private boolean isEnding;
    /** Written before the object is handed out. */
    private InterpreterState state;
    /** Written before the object is handed out. */
    private Signals javaSignals;
    /** Written before the object is handed out. */
    private CommandLine commandLine;
    /** What finalising gave. Guarded by START. */
    private int result;

    private StartedPython(PythonInstallation installation, long stackSize) {
        this.installation = installation;
        this.stackSize = stackSize;
        this.main = new MainThread("python-main", stackSize);
    }

    static StartedPython start(PythonConfig config) {
        synchronized (START) {
            if (running != null) {
                throw new IllegalStateException("An interpreter is running in this process already (" + running.installation.library()
                        + "); close it before starting another one.");
            }
            PythonInstallation python = config.installation().orElseGet(PythonInstallation::find);
            load(python);
            StartedPython started = new StartedPython(python, config.stackSize());
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
                state.watchEnd();
                PyEval_SaveThread();
                return null;
            });
        } catch (Throwable failed) {
            main.stop();
            throw failed;
        }
    }

    /** Up to 3.12 the module {@code threading} takes the thread that imports it first for the main thread. */
    static void claimMainThread() {
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
    public StartedPython process() {
        return this;
    }

    @Override
    public <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X {
        return main.callAttached(state, body);
    }

    /** Makes an interpreter beside the main one. */
    SubInterpreter newInterpreter(SubInterpreterConfig config) {
        synchronized (subInterpreters) {
            if (isEnding) {
                throw new IllegalStateException("This Python interpreter is closed.");
            }
            SubInterpreter made = SubInterpreter.start(this, config, "python-sub-" + ++subsMade, stackSize);
            subInterpreters.addFirst(made);
            return made;
        }
    }

    void ended(SubInterpreter sub) {
        synchronized (subInterpreters) {
            subInterpreters.remove(sub);
        }
    }

    /** Ends the others, the youngest first; none can be made then. */
    private void finishSubInterpreters() {
        List<SubInterpreter> open;
        synchronized (subInterpreters) {
            open = List.copyOf(subInterpreters);
            isEnding = true;
        }
        open.forEach(SubInterpreter::finish);
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
                finishSubInterpreters();
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
