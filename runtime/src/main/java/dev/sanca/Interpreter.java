package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.capi.CPython;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The running CPython. A process has at most one at a time; after {@link #close} another may be started, of the same libpython.
 *
 * <p>{@snippet :
 * try (Interpreter python = Interpreter.start(PythonConfig.standard())) {
 *     int status = python.runCommand("print('Hello from', __import__('sys').version)");
 * }
 * }
 *
 * <p><b>Threads.</b> All methods may be called on any thread. CPython lives on a thread of its own, called {@code python-main}, which is
 * what {@code threading.main_thread()} is; {@code run…} and {@link #call} run there, one after the other, and the caller waits. Any other
 * platform thread may call the C API between {@link #attach} and {@link Attachment#close}.
 *
 * <p><b>Closing</b> waits for attached threads and for Python's non-daemon threads, runs {@code atexit} functions and flushes. A program
 * that does not close its interpreter ends like one that is killed, as far as Python is concerned: buffered output is lost.
 */
public final class Interpreter implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Interpreter.class.getName());
    private static final Object START = new Object();

    /** Guarded by START. */
    private static Interpreter running;

    private final PythonInstallation installation;
    private final MainThread main;
    /** The thread state of the main thread while that thread waits for work; used on the main thread only. */
    private long mainState;
    /** Written before the interpreter is handed out. */
    private Signals javaSignals;
    /** Written before the interpreter is handed out. */
    private CommandLine commandLine;
    /** Guarded by this. */
    private int attachments;
    /** Guarded by this. */
    private boolean closing;
    private int result;

    private Interpreter(PythonInstallation installation, MainThread main) {
        this.installation = installation;
        this.main = main;
    }

    /**
     * What runs on Python's main thread.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Body<T, X extends Exception> {
        /**
         * Runs attached: the C API may be called.
         *
         * @return anything, or null
         * @throws X what the caller of {@link Interpreter#call} is thrown
         */
        T run() throws X;
    }

    /** A thread that may call the C API, until it is closed by the same thread. */
    public interface Attachment extends AutoCloseable {
        /** Detaches the thread, as {@code PyGILState_Release} does. */
        @Override
        void close();
    }

    /**
     * Starts the Python that {@link PythonInstallation#find} finds, in the standard configuration.
     *
     * @return the running interpreter, to be closed
     * @throws PythonInstallationException if there is no usable Python
     * @throws PythonStartException        if CPython does not start
     * @throws IllegalStateException       if one is running already
     */
    public static Interpreter start() {
        return start(PythonConfig.standard());
    }

    /**
     * Starts a Python.
     *
     * @param config which Python, and how
     * @return the running interpreter, to be closed
     * @throws PythonInstallationException if there is no usable Python, or its library cannot be loaded
     * @throws PythonStartException        if CPython does not start
     * @throws IllegalStateException       if one is running already, or ran before and was of another libpython
     */
    public static Interpreter start(PythonConfig config) {
        synchronized (START) {
            if (running != null) {
                throw new IllegalStateException("An interpreter is running in this process already (" + running.installation.library()
                        + "); close it before starting another one.");
            }
            PythonInstallation python = config.installation().orElseGet(PythonInstallation::find);
            load(python);
            Interpreter started = new Interpreter(python, new MainThread(config.stackSize()));
            started.initialize(config.completedFor(python));
            running = started;
            return started;
        }
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
        try {
            main.call(() -> {
                javaSignals = Signals.save();
                commandLine = Startup.initialize(config);
                ThreadStack.reserveForJava();
                if (config.installsSignalHandlers()) {
                    Signals.takeInterrupt();
                }
                SearchPath.prepend(config.pathEntries());
                mainState = PyEval_SaveThread();
                return null;
            });
        } catch (Throwable failed) {
            main.stop();
            throw failed;
        }
    }

    /**
     * The Python that runs.
     *
     * @return where it is
     */
    public PythonInstallation installation() {
        return installation;
    }

    /**
     * Runs something on Python's main thread, attached, and waits for it. On that thread already, it is simply called.
     *
     * @param body what to run
     * @param <T>  what it returns
     * @param <X>  what it throws
     * @return what it returned
     * @throws X                     what it threw
     * @throws IllegalStateException if this interpreter is closed
     */
    public <T, X extends Exception> T call(Body<T, X> body) throws X {
        if (main.isCurrent()) {
            return body.run();
        }
        enter();
        try {
            return released(() -> main.call(() -> attached(body)));
        } finally {
            leave();
        }
    }

    /** On the main thread, between two pieces of work. */
    private <T, X extends Exception> T attached(Body<T, X> body) throws X {
        PyEval_RestoreThread(mainState);
        try {
            return body.run();
        } finally {
            mainState = PyEval_SaveThread();
        }
    }

    /** A caller that waits for the main thread must not hold the GIL, which that thread needs. */
    private static <T, X extends Exception> T released(Body<T, X> wait) throws X {
        if (!(CPython.current().isAttached() && PyGILState_Check())) {
            return wait.run();
        }
        long state = PyEval_SaveThread();
        try {
            return wait.run();
        } finally {
            PyEval_RestoreThread(state);
        }
    }

    /**
     * Lets the current thread call the C API. Attaching again while attached is allowed and cheap. {@snippet :
     * try (Interpreter.Attachment _ = python.attach()) {
     *     long list = PyList_New(0);
     * }
     * }
     *
     * @return the attachment, to be closed by the same thread
     * @throws IllegalStateException if this interpreter is closed, or the current thread is virtual: a virtual thread may move to another
     *                               platform thread at any time, which CPython cannot bear; use {@link #call}
     */
    public Attachment attach() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("A virtual thread cannot attach to Python; use Interpreter.call, or a platform thread.");
        }
        enter();
        boolean isNew = PyGILState_GetThisThreadState() == NULL;
        int state = PyGILState_Ensure();
        if (isNew) {
            ThreadStack.reserveForJava();
        }
        return () -> {
            PyGILState_Release(state);
            leave();
        };
    }

    private synchronized void enter() {
        if (closing && !main.isCurrent()) {
            throw new IllegalStateException("This interpreter is closed.");
        }
        attachments++;
    }

    private synchronized void leave() {
        attachments--;
        notifyAll();
    }

    /**
     * Runs a string as {@code python -c} does: in {@code __main__}, with what {@code python} would print printed to {@code sys.stderr}.
     *
     * <p>{@code SystemExit} ends the string, not the JVM. Standard output and error are flushed at the end.
     *
     * @param source Python source code
     * @return the status {@code python} would exit with: 0; 1 after an uncaught exception; what {@code sys.exit} was given; 130 after
     *         {@code KeyboardInterrupt}; 120 if the output could not be flushed
     * @throws IllegalStateException if this interpreter is closed
     */
    public int runCommand(String source) {
        Objects.requireNonNull(source, "source");
        return call(() -> ExitStatus.withFlush(Program.command(source)));
    }

    /**
     * Runs a file as {@code python file.py} does: in {@code __main__}, with {@code __file__} set. {@code sys.path} and {@code sys.argv} are
     * left as they are.
     *
     * @param file Python source code
     * @return the status, as {@link #runCommand} gives it; 2 if the file cannot be read, as {@code python} has it
     * @throws IllegalStateException if this interpreter is closed
     */
    public int runFile(Path file) {
        Objects.requireNonNull(file, "file");
        return call(() -> ExitStatus.withFlush(Program.file(file)));
    }

    /**
     * Runs a module as {@code python -m module} does. {@code sys.argv[0]} becomes the module's file.
     *
     * @param module its dotted name
     * @return the status, as {@link #runCommand} gives it
     * @throws IllegalStateException if this interpreter is closed
     */
    public int runModule(String module) {
        Objects.requireNonNull(module, "module");
        return call(() -> ExitStatus.withFlush(Program.module(module)));
    }

    /** Runs what the command line of the configuration asks for, finalises, and gives the status for the process to exit with. */
    int runCommandLine() {
        if (commandLine.isInteractive()) {
            return finish(CommandLine::runInteractively);
        }
        int status = call(commandLine::run);
        return finish() < 0 ? ExitStatus.NOT_FLUSHED : status;
    }

    /**
     * Finalises CPython and ends its main thread. Closing again does nothing.
     *
     * @throws IllegalStateException if called on Python's main thread, from within Python, or on an attached thread
     */
    @Override
    public void close() {
        if (finish() < 0) {
            LOG.log(Level.WARNING, "Python could not flush its standard output");
        }
    }

    /**
     * Finalises CPython as {@link #close} does, and says how that went.
     *
     * @return 0, or -1 if buffered output could not be flushed, as {@code Py_FinalizeEx} has it
     * @throws IllegalStateException if called on Python's main thread, from within Python, or on an attached thread
     */
    public int finish() {
        if (main.isCurrent()) {
            throw new IllegalStateException("Python cannot be finalised from within Python.");
        }
        if (Py_IsInitialized() && CPython.current().isAttached() && PyGILState_Check()) {
            throw new IllegalStateException("This thread is attached to Python; close its attachment before the interpreter.");
        }
        return finish(() -> Py_FinalizeEx());
    }

    private int finish(Body<Integer, RuntimeException> finaliser) {
        synchronized (START) {
            if (running == this) {
                awaitDetached();
                result = main.call(() -> {
                    PyEval_RestoreThread(mainState);
                    int outcome = finaliser.run();
                    javaSignals.restore();
                    return outcome;
                });
                main.stop();
                running = null;
            }
            return result;
        }
    }

    private synchronized void awaitDetached() {
        closing = true;
        boolean interrupted = false;
        while (attachments > 0) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
