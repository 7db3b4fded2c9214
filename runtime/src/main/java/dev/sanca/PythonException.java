package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Access;
import dev.sanca.internal.Held;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.error.ErrorContent;
import dev.sanca.internal.error.ErrorTypes;
import dev.sanca.internal.error.PythonErrors;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exception that Python raised.
 *
 * {@snippet :
 * try {
 *     config.item("port");
 * } catch (PythonException e) {
 *     if (!e.matches("KeyError")) {
 *         throw e;
 *     }
 * }
 * }
 *
 * <p>The {@linkplain #getMessage message} is what Python prints at the end of a traceback. The {@linkplain #getStackTrace stack trace} has
 * the frames of Python ({@code python/module.function(file:line)}) and of Java in the order of the calls. The {@linkplain #getCause cause}
 * is {@code __cause__}, or {@code __context__} unless that is suppressed; {@linkplain #getSuppressed suppressed} are the members of an
 * {@code ExceptionGroup}. All of this can be read on any thread, also after the interpreter was closed.
 *
 * <p>An exception that comes back to the language where it was thrown first is the object that it was: thrown into Python again, this is
 * {@link #value} again; and a Java exception that passed through Python is no {@code PythonException}, but itself.
 *
 * <p><b>Memory.</b> The Python exception, its traceback, and so the local variables of the functions on it, live until the garbage
 * collector finds that this Java exception is no longer used. {@link #release} gives them back before.
 *
 * @see PythonExitException
 * @see PythonInterruptException
 */
public class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The Python class's name, with its module unless that is {@code builtins}. */
    private final String typeName;
    /** What {@code str} gives for the exception. */
    private final String text;
    /** Its {@code __notes__}. */
    @SuppressWarnings("serial") // an immutable list of the JDK
    private final List<String> notes;
    /** Whether it is a {@code BaseExceptionGroup}. */
    private final boolean isGroup;
    /** Null in an exception that came from another process. */
    private final transient Held exception;
    /** The frames of Python, until the stack trace is put together; then null. Guarded by this. */
    private transient List<StackTraceElement> pending;
    /** The frames of Java below those; null if they are those of this itself. */
    private transient Throwable here;

    /** Takes over the reference to the Python exception. Attached. */
    PythonException(ErrorContent content) {
        super(content.message(), content.cause());
        this.typeName = content.type();
        this.text = content.text();
        this.notes = List.copyOf(content.notes());
        this.isGroup = !content.members().isEmpty();
        this.exception = new Held(this, content.state(), Py_NewRef(content.exception()));
        content.members().stream().filter(member -> member != this).forEach(this::addSuppressed);
        Py_DECREF(content.exception());
    }

    /**
     * What makes Python code see a given exception, when a Java function that it calls throws this:
     * {@code throw PythonException.of(python.builtin("StopIteration"))}.
     *
     * @param exception an exception, or a class of exceptions, which is then called without arguments
     * @return a new Java exception for it
     * @throws IllegalArgumentException if it is neither
     */
    public static PythonException of(PyObject exception) {
        java.util.Objects.requireNonNull(exception, "exception");
        InterpreterState state = Access.get().reference(exception).owner();
        int entered = state.enter();
        try {
            return PythonErrors.wrap(state, ErrorTypes.instance(Objects.pointer(state, exception)));
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(exception);
        }
    }

    /** Does nothing: the stack trace has Python's frames in it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /**
     * Notes where this is thrown, which is cheap. Making frames of it is not, and is left to who asks for the stack trace or the message.
     * Until then, who gets at the frames past these methods (as {@code printStackTrace} of an exception that has this as its cause, and a
     * message of its own) finds those of Python, or those of Java if there are none.
     */
    synchronized void thrown(List<StackTraceElement> python) {
        pending = python;
        if (python.isEmpty()) {
            super.fillInStackTrace();
        } else {
            super.setStackTrace(python.toArray(StackTraceElement[]::new));
            here = new Throwable();
        }
    }

    private synchronized void completeStackTrace() {
        if (pending == null) {
            return;
        }
        StackTraceElement[] java = here == null ? super.getStackTrace() : here.getStackTrace();
        super.setStackTrace(PythonErrors.woven(pending, java));
        pending = null;
        here = null;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        completeStackTrace();
        return super.getStackTrace();
    }

    @Override
    public synchronized void setStackTrace(StackTraceElement[] trace) {
        super.setStackTrace(java.util.Objects.requireNonNull(trace, "trace"));
        pending = null;
    }

    @Override
    public void printStackTrace(PrintStream stream) {
        completeStackTrace();
        super.printStackTrace(java.util.Objects.requireNonNull(stream, "stream"));
    }

    @Override
    public void printStackTrace(PrintWriter writer) {
        completeStackTrace();
        super.printStackTrace(java.util.Objects.requireNonNull(writer, "writer"));
    }

    @Override
    public String getMessage() {
        // Also called by new X(this), and new X("..." + this.getMessage(), this), which may be printed without asking this: see thrown.
        completeStackTrace();
        return super.getMessage();
    }

    /**
     * For {@code ObjectOutputStream}: puts the stack trace together.
     *
     * @return this
     */
    Object writeReplace() {
        completeStackTrace();
        return this;
    }

    Held held() {
        return exception;
    }

    /** A function of the borrowed Python exception. */
    @FunctionalInterface
    private interface Use<T> {
        T apply(InterpreterState state, long exception);
    }

    private <T> T use(Use<T> function) {
        if (exception == null) {
            throw new IllegalStateException("The Python exception itself was left behind in another process.");
        }
        InterpreterState state = exception.owner();
        int entered = state.enter();
        try {
            if (exception.pointer() == NULL) {
                throw new IllegalStateException("The Python exception behind this one is closed: release() was called.");
            }
            return function.apply(state, exception.pointer());
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(this);
        }
    }

    /**
     * The exception object.
     *
     * @return a reference of its own, owned by the caller
     * @throws IllegalStateException if the interpreter is closed, or after {@link #release}
     */
    public PyObject value() {
        return use(Objects::borrowed);
    }

    /**
     * The name of its class, as Python prints it.
     *
     * @return such as {@code KeyError} or {@code json.decoder.JSONDecodeError}
     */
    public String typeName() {
        return typeName;
    }

    /**
     * {@code str(value)}: the message without the name of the class.
     *
     * @return may be empty
     */
    public String text() {
        return text;
    }

    /**
     * The notes that were added (PEP 678). They are in the message too, as Python prints them.
     *
     * @return an unmodifiable list, empty for most exceptions
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * The members of an {@code ExceptionGroup} (PEP 654). They are printed as suppressed exceptions are.
     *
     * @return Java exceptions, of which some may be groups; empty if this is no group
     */
    public List<Throwable> members() {
        return isGroup ? List.of(getSuppressed()) : List.of();
    }

    /**
     * {@code isinstance(value, type)}: what {@code except type:} goes by.
     *
     * @param type an exception class, or a tuple of them
     * @return whether it matches
     * @throws IllegalStateException if the interpreter is closed, or after {@link #release}
     */
    public boolean matches(PyObject type) {
        java.util.Objects.requireNonNull(type, "type");
        return use((state, o) -> {
            try {
                return PyErr_GivenExceptionMatches(o, Objects.pointer(state, type));
            } finally {
                java.lang.ref.Reference.reachabilityFence(type);
            }
        });
    }

    /**
     * Whether its class, or a base class, has a name.
     *
     * @param name as {@link #typeName} gives it, such as {@code LookupError} or {@code json.decoder.JSONDecodeError}
     * @return whether it has; after the interpreter was closed, base classes are not looked at
     */
    public boolean matches(String name) {
        if (typeName.equals(java.util.Objects.requireNonNull(name, "name"))) {
            return true;
        }
        return exception != null && !exception.owner().isClosing() && use((_, o) -> ErrorTypes.hasBase(o, name));
    }

    /**
     * What Python's {@code traceback} module prints, with source lines and everything that led to this exception.
     *
     * @return text that ends with a newline; without source lines if Python can't be asked any more
     */
    public String pythonTraceback() {
        String full = exception == null || exception.owner().isClosing() || Thread.currentThread().isVirtual()
                ? null : formatted();
        return full != null ? full : ErrorTypes.plainTraceback(getStackTrace(), getMessage());
    }

    private String formatted() {
        int entered = exception.owner().enter();
        try {
            return exception.pointer() == NULL ? null : PythonErrors.formatted(exception);
        } finally {
            exception.owner().exit(entered);
            java.lang.ref.Reference.reachabilityFence(this);
        }
    }

    /**
     * Gives the Python exception back, with its traceback and the local variables in that. What this exception tells stays; thrown into
     * Python it is a Java exception like others from then on. Again, or after the interpreter was closed: nothing happens.
     */
    public void release() {
        if (exception == null || exception.owner().isClosing()) {
            return;
        }
        int entered = exception.owner().enter();
        try {
            exception.release();
        } finally {
            exception.owner().exit(entered);
        }
        Stream.concat(Stream.ofNullable(getCause()), Stream.of(getSuppressed()))
                .forEach(related -> {
                    if (related instanceof PythonException error) {
                        error.release();
                    }
                });
    }
}
