package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyInterpreterConfig;
import dev.sanca.capi.PyStatus;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.LeakReport;
import dev.sanca.internal.StackLimit;
import dev.sanca.internal.ThreadState;

/** An interpreter beside the main one, with a thread of its own for what must run on its main thread: its begin and end. */
final class SubInterpreter implements Lifecycle {
    private final StartedPython parent;
    private final MainThread main;
    /** Written before the object is handed out. */
    private InterpreterState state;
    /** That of the thread in the main interpreter. Used by the thread only. */
    private long mainThreadState;
    /** Guarded by this. */
    private boolean isFinished;

    private SubInterpreter(StartedPython parent, MainThread main) {
        this.parent = parent;
        this.main = main;
    }

    /** Makes one. The main interpreter must stay open meanwhile. */
    static SubInterpreter start(StartedPython parent, SubInterpreterConfig config, String threadName, long stackSize) {
        boolean hasConfig = CPython.current().version().atLeast(3, 12);
        if (!hasConfig && !config.equals(SubInterpreterConfig.shared())) {
            throw new IllegalArgumentException("CPython " + CPython.current().version() + " has sub-interpreters with a shared GIL only:"
                    + " use SubInterpreterConfig.shared().");
        }
        SubInterpreter made = new SubInterpreter(parent, new MainThread(threadName, stackSize));
        try {
            MainThread.unattached(() -> made.main.call(() -> made.initialise(config, hasConfig)));
        } catch (Throwable failed) {
            made.main.stop();
            throw failed;
        }
        return made;
    }

    private Void initialise(SubInterpreterConfig config, boolean hasConfig) {
        InterpreterState mainState = parent.state();
        int entered = mainState.enter();
        try {
            mainThreadState = PyThreadState_Get();
            create(config, hasConfig);
            state = InterpreterState.of(PyInterpreterState_Get());
            if (!config.ownGil()) {
                state.sharesGilOf(mainState);
            }
            state.keepCurrentThreadState();
            StackLimit.reserveForJava();
            StartedPython.claimMainThread();
            // The GIL of one interpreter is given up here, and that of the other taken, if they are two.
            PyThreadState_Swap(mainThreadState);
        } finally {
            mainState.exit(entered);
        }
        return null;
    }

    /** Makes an interpreter, with its first thread state being current then. */
    private static void create(SubInterpreterConfig config, boolean hasConfig) {
        String failure = null;
        if (!hasConfig) {
            failure = Py_NewInterpreter() == NULL ? "" : null;
        } else {
            try (Scratch scratch = Scratch.open()) {
                long struct = scratch.allocate(PyInterpreterConfig.sizeof(), Long.BYTES);
                config.writeTo(struct);
                PyStatus status = Py_NewInterpreterFromConfig(new long[1], struct);
                failure = status.isException() ? ": " + status.err_msg() : null;
            }
        }
        if (failure != null) {
            throw new PythonStartException("CPython could not make a sub-interpreter" + failure);
        }
    }

    @Override
    public InterpreterState state() {
        return state;
    }

    @Override
    public PythonInstallation installation() {
        return parent.installation();
    }

    @Override
    public StartedPython process() {
        return parent;
    }

    @Override
    public <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X {
        return main.callAttached(state, body);
    }

    @Override
    public int finish() {
        if (main.isCurrent() || ThreadState.current().isUsing(state) || ThreadState.current().attached() == state) {
            throw new IllegalStateException("This thread is attached to the interpreter that is to be closed.");
        }
        MainThread.unattached(this::finishUnattached);
        return 0;
    }

    private synchronized Void finishUnattached() {
        if (!isFinished) {
            state.awaitUnused();
            main.call(this::end);
            main.stop();
            isFinished = true;
            parent.ended(this);
        }
        return null;
    }

    private Void end() {
        state.enterToFinalise();
        LeakReport.log(state);
        state.deleteThreadStates();
        Py_EndInterpreter(PyThreadState_Get());
        if (!CPython.current().version().atLeast(3, 12)) {
            // The GIL is still held then, with no thread state to give it up by.
            PyThreadState_Swap(mainThreadState);
            PyEval_SaveThread();
        }
        state.finalised();
        ThreadState.current().finalised();
        return null;
    }
}
