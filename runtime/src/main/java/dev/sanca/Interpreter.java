package dev.sanca;

import dev.sanca.capi.CPython;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.ThreadState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

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
public final class Interpreter implements CodeProtocol, AutoCloseable {
    private static final Logger LOG = System.getLogger(Interpreter.class.getName());

    private final Lifecycle lifecycle;
    private final InterpreterState state;
    private final Evaluation evaluation;

    private Interpreter(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.state = lifecycle.state();
        this.evaluation = new Evaluation(state);
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** What all objects of this interpreter refer to. */
    InterpreterState state() {
        return state;
    }

    /** The one object for an interpreter. */
    static Interpreter of(InterpreterState state) {
        Interpreter known = state.face().get();
        return known != null ? known : register(new HostingPython(state));
    }

    /** Makes the one object for an interpreter. */
    static Interpreter register(Lifecycle lifecycle) {
        lifecycle.state().face().compareAndSet(null, new Interpreter(lifecycle));
        return lifecycle.state().face().get();
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

    /** A thread that may call the C API, or does without for a while, until this is closed by the same thread. */
    public interface Attachment extends AutoCloseable {
        /**
         * Undoes what {@link Interpreter#attach} or {@link Interpreter#detach} did, and closes what was opened in between on the same
         * thread and is still open.
         *
         * @throws IllegalStateException if it is closed already, was opened by another thread, or by Java code that called the Python
         *                               code which called the current Java code
         */
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
        return register(StartedPython.start(config));
    }

    /**
     * The interpreter that Java started in this process, for code that is not handed it.
     *
     * @return empty if none was started, or it is closed
     */
    public static Optional<Interpreter> running() {
        return StartedPython.running().map(Interpreter::register);
    }

    /**
     * The interpreter that the calling code runs in: for the functions of a module, which may be called by a Python that Java did not
     * start. Such an interpreter cannot be closed from here.
     *
     * @return the interpreter that the current thread is attached to
     * @throws IllegalStateException if the thread is not attached to any
     */
    public static Interpreter current() {
        if (!CPython.isLoaded() || !ThreadState.current().isAttached()) {
            throw new IllegalStateException("This thread is not attached to a Python interpreter.");
        }
        return of(InterpreterState.current());
    }

    /**
     * Whether it is closed, or being closed.
     * @return true once no further thread may use it
     */
    public boolean isClosed() {
        return state.isClosing();
    }

    /**
     * The Python that runs.
     *
     * @return where it is
     */
    public PythonInstallation installation() {
        return lifecycle.installation();
    }

    /**
     * Runs something on Python's main thread, attached, and waits for it. On that thread already, it is simply called.
     *
     * <p>For a virtual thread it runs on one of a few worker threads instead, so that many can wait at once; the virtual thread's carrier
     * is free meanwhile.
     *
     * @param body what to run
     * @param <T>  what it returns
     * @param <X>  what it throws
     * @return what it returned
     * @throws X                     what it threw
     * @throws IllegalStateException if this interpreter is closed
     */
    public <T, X extends Exception> T call(Body<T, X> body) throws X {
        return lifecycle.call(Objects.requireNonNull(body, "body"));
    }

    /**
     * Runs something attached, on the current thread (for a virtual thread: on a worker), and stops the Python code in it after a time, by
     * a {@code KeyboardInterrupt}. Code in C or Java that Python calls is not stopped before it returns to Python.
     *
     * @param limit more than zero
     * @param body  what to run
     * @param <T>   what it returns
     * @param <X>   what it throws
     * @return what it returned, be it late, if nothing stopped it
     * @throws X                      what it threw
     * @throws PythonTimeoutException if it was stopped
     */
    public <T, X extends Exception> T withTimeout(Duration limit, Body<T, X> body) throws X {
        return StoppableCall.withTimeout(state, limit, Objects.requireNonNull(body, "body"));
    }

    /**
     * Runs something as {@link #withTimeout} does, and stops the Python code in it when the current thread is interrupted.
     *
     * @param body what to run
     * @param <T>  what it returns
     * @param <X>  what it throws
     * @return what it returned
     * @throws X                    what it threw
     * @throws InterruptedException if it was stopped, or the thread was interrupted before; the interrupt is cleared then
     */
    public <T, X extends Exception> T interruptibly(Body<T, X> body) throws X, InterruptedException {
        return StoppableCall.interruptibly(state, Objects.requireNonNull(body, "body"));
    }

    /**
     * The event loop that Sanca runs for this interpreter, on a thread of its own, started at the first call.
     *
     * @return always the same one
     */
    public EventLoop eventLoop() {
        return evaluation.eventLoop();
    }

    /**
     * An event loop that the program runs itself.
     *
     * @param loop an {@code asyncio.AbstractEventLoop}
     * @return what gives work to it from any thread
     */
    public EventLoop eventLoop(PyObject loop) {
        return EventLoop.of(Objects.requireNonNull(loop, "loop"));
    }

    /**
     * A further interpreter in this process, with modules, objects and {@code sys} of its own, and a GIL of its own, so that both run in
     * parallel. From CPython 3.12 on; before, see {@link SubInterpreterConfig#shared}.
     *
     * @return the new interpreter, to be closed; closing the main interpreter closes it too
     * @throws IllegalStateException    if this interpreter is closed
     * @throws IllegalArgumentException if this CPython has no such interpreters
     */
    public Interpreter newInterpreter() {
        return newInterpreter(SubInterpreterConfig.isolated());
    }

    /**
     * A further interpreter in this process. Objects of one cannot be used in another, which is an {@link IllegalArgumentException}:
     * convert them to Java values and pass these. Extension modules must support it; NumPy doesn't.
     *
     * <p>It has a thread of its own for {@link #call}, as the main interpreter has; any thread may use both, one inside the other too.
     *
     * @param config what it may do
     * @return the new interpreter, to be closed; closing the main interpreter closes it too
     * @throws IllegalStateException    if this interpreter is closed
     * @throws IllegalArgumentException if this CPython has no such interpreters
     * @throws PythonStartException     if CPython could not make one
     */
    public Interpreter newInterpreter(SubInterpreterConfig config) {
        Objects.requireNonNull(config, "config");
        return register(lifecycle.process().newInterpreter(config));
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
        return new OpenedAttachment(state.open());
    }

    /**
     * Lets other threads run Python while this thread does something that takes long and uses no Python: {@snippet :
     * try (Interpreter.Attachment _ = python.detach()) {
     *     latch.await();
     * }
     * }
     *
     * <p>Nothing happens if the thread is not attached.
     *
     * @return what attaches the thread again when it is closed, by the same thread
     * @see <a href="https://docs.python.org/3.14/c-api/threads.html">Thread states and the global interpreter lock</a>
     */
    public Attachment detach() {
        return new OpenedAttachment(ThreadState.current().openDetached());
    }

    /**
     * Begins a scope that gives back all references which the current thread makes in it.
     * @return the scope, to be closed by the same thread
     */
    public Scope scope() {
        return new Scope(state);
    }

    /**
     * The Python class for exceptions of a Java class, for {@code except} in Python code. Its base classes are those for the Java
     * superclasses, and for many the Python class that they correspond to: {@code java.io.IOException} is an {@code OSError}.
     *
     * @param javaClass a class of exceptions
     * @return the class, owned by the caller; the same one each time
     */
    public PyObject exceptionClass(Class<? extends Throwable> javaClass) {
        Objects.requireNonNull(javaClass, "javaClass");
        return evaluation.exceptionClass(javaClass);
    }

    /**
     * Converts a Java value to a Python object.
     *
     * @param value anything that can be an argument of a call; null is None
     * @return the object, owned by the caller
     * @throws ConversionException if it has no conversion to Python
     */
    public PyObject toPython(Object value) {
        return evaluation.toPython(value);
    }

    /**
     * Adds a conversion of one's own, for this interpreter. Register before converting: what was converted already is not undone.
     * @param converter the conversion, before those that are there
     */
    public void register(Converter<?> converter) {
        evaluation.register(converter);
    }

    /**
     * Makes an array of zeros in memory that Java and Python share: for data that both read and write. {@snippet :
     * try (PyBuffer samples = python.newArray(double.class, 1_000)) {
     *     samples.asDoubleBuffer().put(0, measured);
     *     np.callMethod("mean", samples);          // sees the same memory, by the buffer protocol
     * }
     * }
     *
     * <p>The memory is freed when neither the view nor any Python object uses it any more. In Python it is a {@code sanca.JavaArray}
     * ({@link PyBuffer#object}): a sequence with the buffer protocol and DLPack.
     *
     * @param type  a primitive type; a char is a number of 16 bits
     * @param shape the number of elements in each dimension; nothing for a single element
     * @return a view of the array, owned by the caller
     * @throws OutOfMemoryError if there is no native memory for it
     */
    public PyBuffer newArray(Class<?> type, long... shape) {
        try (PyObject array = evaluation.newArray(Objects.requireNonNull(type, "type"), Objects.requireNonNull(shape, "shape"))) {
            return array.buffer();
        }
    }

    /**
     * A slice, for {@link PyObject#item} and its like: {@code start:stop:step}.
     *
     * @param start the first index; null to begin at the beginning
     * @param stop  the index after the last; null to go to the end
     * @param step  the step; null for 1
     * @return a slice, owned by the caller
     */
    public PyObject slice(Long start, Long stop, Long step) {
        try (PyObject type = builtin("slice")) {
            return type.call(start, stop, step);
        }
    }

    /** Runs what the command line of the configuration asks for, finalises, and gives the status for the process to exit with. */
    static int runCommandLine(PythonConfig config) {
        StartedPython python = StartedPython.start(config);
        register(python);
        if (python.commandLine().isInteractive()) {
            return python.finish(CommandLine::runInteractively);
        }
        int status = python.call(python.commandLine()::run);
        return python.finish() < 0 ? ExitStatus.NOT_FLUSHED : status;
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
        return lifecycle.finish();
    }
}
