package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonException;
import dev.sanca.capi.internal.FailureMapping;
import dev.sanca.capi.internal.JavaTrace;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.Access;
import dev.sanca.internal.Held;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.lang.ref.WeakReference;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Java exceptions in one interpreter: as Python exceptions, and back.
 *
 * <p>All methods: attached. Methods of a {@code Throwable} may be overridden and do anything; what they throw is caught.
 */
public final class JavaErrors {
    /** The causes of causes that are taken along. */
    private static final int MAX_CAUSES = 50;
    /** Null until a module has an exception class. */
    private static volatile ModuleExceptions modules;

    private final InterpreterState state;
    private final ErrorClasses classes;
    private final ErrorScript script;
    /** Where Python exceptions keep their origin: the name of an entry of their dictionaries. */
    private final long originName;
    /** The Python exceptions of Java exceptions that are passing through Java. */
    private final IdentityMap<Throwable, Origin> passing = new IdentityMap<>();
    /** The Java exceptions of Python exceptions that are passing through Python, by address. Guarded by itself. */
    private final Map<Long, Known> known = new HashMap<>();
    private int nextSweep = 64;

    /** A Java exception for a Python exception, and its way. */
    private record Known(WeakReference<PythonException> error, Passage passage) {}

    private JavaErrors(InterpreterState state) {
        this.state = state;
        this.script = new ErrorScript();
        this.classes = new ErrorClasses(state, script);
        this.originName = Names.of(state, "_java_origin");
    }

    /** Those of an interpreter. */
    public static JavaErrors in(InterpreterState state) {
        JavaErrors errors = state.known(JavaErrors.class);
        return errors != null ? errors : state.local(JavaErrors.class, _ -> new JavaErrors(state));
    }

    /** Those of an interpreter; null if no Java exception has been there yet. */
    static JavaErrors ifUsed(InterpreterState state) {
        return state.known(JavaErrors.class);
    }

    /** Those of an interpreter; null if no Java exception has been there yet and this borrowed exception is none either. */
    static JavaErrors ifNeeded(InterpreterState state, long exception) {
        JavaErrors used = ifUsed(state);
        return used != null || javaClassInModule(Py_TYPE(exception)) == null ? used : in(state);
    }

    /** Makes this the way in which everything that Java throws into Python becomes a Python exception. */
    public static void install() {
        FailureMapping.install(JavaErrors::raiseHere);
    }

    /** Makes the exception classes of extension modules known. */
    public static void use(ModuleExceptions exceptions) {
        modules = exceptions;
    }

    /** The Java class that an extension module has made a Python class for; null if that is none of those. */
    static Class<? extends Throwable> javaClassInModule(long type) {
        ModuleExceptions all = modules;
        return all == null ? null : all.javaClass(type);
    }

    private static void raiseHere(Throwable thrown) {
        InterpreterState state = InterpreterState.current();
        int entered = state.enterFromPython();
        try {
            in(state).raise(thrown);
        } finally {
            state.exit(entered);
        }
    }

    /** The globals of frames that stand for Java methods, borrowed. */
    long javaGlobals() {
        return script.javaGlobals();
    }

    /** The Python class of a Java exception class: a new reference. */
    public long classOf(Class<? extends Throwable> javaClass) {
        return Py_NewRef(classes.of(javaClass));
    }

    /** Sets the Python exception for a Java exception: the one that it was, if it came from Python or was there before. */
    private void raise(Throwable thrown) {
        long exception = existing(thrown, true);
        if (exception != NULL) {
            RaisedException.give(exception);
            return;
        }
        exception = create(thrown, null);
        PyErr_SetObject(Py_TYPE(exception), exception);
        Py_DECREF(exception);
    }

    /** The Python exception for a Java exception: a new reference. */
    public long toPython(Throwable throwable) {
        long exception = existing(throwable, false);
        return exception != NULL ? exception : create(throwable, null);
    }

    /** The Python exception that a Java exception was, or is: a new reference, or NULL. */
    private long existing(Throwable thrown, boolean leavesJava) {
        if (thrown instanceof UndeclaredThrowableException wrapper && wrapper.getCause() != null
                && passing.get(wrapper.getCause()) != null) {
            // It came from Python, through an interface that does not declare it.
            return existing(wrapper.getCause(), leavesJava);
        }
        long exception;
        int ownFrames = 0;
        Passage passage;
        if (thrown instanceof PythonException error) {
            exception = pointer(error);
            passage = exception == NULL ? null : remember(exception, error);
        } else {
            Origin origin = passing.get(thrown);
            if (origin == null) {
                return NULL;
            }
            exception = origin.toPython(thrown);
            ownFrames = origin.ownFrames();
            passage = origin.passage();
        }
        if (exception != NULL && leavesJava) {
            leaveJava(exception, passage, Traces.leaving(trace(thrown), ownFrames));
        }
        return exception;
    }

    private void leaveJava(long exception, Passage passage, List<StackTraceElement> frames) {
        if (!passage.leaveJava(FailureMapping.depth())) {
            PyException_SetTraceback(exception, Py_None());
        }
        if (frames.isEmpty()) {
            return;
        }
        try {
            script.extend(exception, frames);
        } catch (PythonException | StackOverflowError recursion) {
            // The stack is nearly used up. The exception itself matters more.
            PyErr_Clear();
        }
    }

    /** A new reference to what a Python exception's Java exception stands for, or NULL if it has none here any more. */
    private long pointer(PythonException error) {
        Held held = Access.get().held(error);
        return held == null || held.owner() != state || held.pointer() == NULL ? NULL : Py_NewRef(held.pointer());
    }

    private static StackTraceElement[] trace(Throwable thrown) {
        try {
            StackTraceElement[] trace = thrown.getStackTrace();
            return trace == null ? new StackTraceElement[0] : trace;
        } catch (RuntimeException | StackOverflowError unreadable) {
            return new StackTraceElement[0];
        }
    }

    /** A new Python exception: a new reference. */
    private long create(Throwable thrown, Set<Throwable> outer) {
        String message = message(thrown);
        long inModule = modules == null ? NULL : modules.classOf(thrown);
        long type = inModule != NULL ? inModule : classes.of(thrown, message);
        long exception;
        if (message == null) {
            exception = Objects.check(PyObject_CallNoArgs(type));
        } else {
            long text = Objects.check(Text.toPython(message));
            exception = PyObject_CallOneArg(type, text);
            Py_DECREF(text);
            Objects.check(exception);
        }
        try {
            setOrigin(exception, thrown);
            describe(exception, thrown);
            addCause(exception, thrown, outer);
            return exception;
        } catch (Throwable failed) {
            Py_DECREF(exception);
            throw failed;
        }
    }

    private void setOrigin(long exception, Throwable thrown) {
        long capsule = Origin.capsule(thrown);
        int set = PyObject_SetAttr(exception, originName, capsule);
        Py_DECREF(capsule);
        Objects.check(set);
    }

    private static String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (RuntimeException | StackOverflowError unreadable) {
            return null;
        }
    }

    private void describe(long exception, Throwable thrown) {
        OsErrors details;
        try {
            details = OsErrors.of(thrown);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return;
        }
        if (details != null) {
            script.describe(exception, details);
        }
    }

    private void addCause(long exception, Throwable thrown, Set<Throwable> outer) {
        Throwable cause;
        try {
            cause = thrown.getCause();
        } catch (RuntimeException | StackOverflowError unreadable) {
            return;
        }
        if (cause == null) {
            return;
        }
        Set<Throwable> path = outer != null ? outer : Collections.newSetFromMap(new IdentityHashMap<>());
        path.add(thrown);
        if (path.size() > MAX_CAUSES || path.contains(cause)) {
            return;
        }
        long existing = existing(cause, false);
        PyException_SetCause(exception, existing != NULL ? existing : create(cause, path));
    }

    /** Remembers whose a Python exception is while it passes through Python. The address is good as long as the Java exception is there. */
    private Passage remember(long exception, PythonException error) {
        synchronized (known) {
            Known earlier = known.get(exception);
            if (earlier != null && earlier.error.get() == error) {
                return earlier.passage;
            }
            if (known.size() >= nextSweep) {
                known.values().removeIf(entry -> entry.error.get() == null);
                nextSweep = Math.max(64, 2 * known.size());
            }
            Passage passage = new Passage();
            passage.enterJava(FailureMapping.depth() + 1);
            known.put(exception, new Known(new WeakReference<>(error), passage));
            return passage;
        }
    }

    private Known find(long exception) {
        synchronized (known) {
            Known entry = known.isEmpty() ? null : known.get(exception);
            PythonException error = entry == null ? null : entry.error.get();
            Held held = error == null ? null : Access.get().held(error);
            return held != null && held.pointer() == exception ? entry : null;
        }
    }

    /** The Java exception that a borrowed Python exception was before; null if there is none. */
    PythonException remembered(long exception) {
        Known entry = find(exception);
        return entry == null ? null : entry.error.get();
    }

    /** The same for an exception that comes into Java now: with the frames that it has passed. */
    PythonException returning(long exception) {
        Known entry = find(exception);
        PythonException error = entry == null ? null : entry.error.get();
        if (error != null) {
            entry.passage.enterJava(FailureMapping.depth());
            error.setStackTrace(Traces.again(error.getStackTrace(), PythonFrames.in(state).of(exception)));
        }
        return error;
    }

    /** Whether a borrowed exception is of a Java class. */
    boolean isJava(long exception) {
        return PyType_IsSubtype(Py_TYPE(exception), classes.root()) || javaClassInModule(Py_TYPE(exception)) != null;
    }

    /**
     * The Java exception behind an exception of a Java class, or a new one of this Java class if Python code made it.
     *
     * @param exception a borrowed exception
     * @return null if there is none, and none can be made
     */
    public Throwable toJava(long exception) {
        if (!isJava(exception)) {
            return null;
        }
        Origin origin = origin(exception);
        Throwable throwable = origin == null ? null : origin.throwable();
        return throwable != null ? throwable : adopt(exception);
    }

    private Origin origin(long exception) {
        long dictionary = PyObject_GenericGetDict(exception, NULL);
        if (dictionary == NULL) {
            PyErr_Clear();
            return null;
        }
        long capsule = PyDict_GetItemWithError(dictionary, originName);
        Origin origin = capsule == NULL ? null : Origin.of(capsule);
        Py_DECREF(dictionary);
        PyErr_Clear();
        return origin;
    }

    /** A Java exception for an exception that Python code made of a Java class, or of a subclass. */
    private Throwable adopt(long exception) {
        Class<?> inModule = javaClassInModule(Py_TYPE(exception));
        Class<?> javaClass = inModule != null ? inModule : classes.javaClass(Py_TYPE(exception));
        Throwable made = javaClass == null ? null : NewThrowable.of(javaClass, PythonErrors.text(exception));
        if (made == null) {
            return null;
        }
        setOrigin(exception, made);
        origin(exception).adopted();
        return made;
    }

    /**
     * Takes an exception of a Java class out of Python.
     *
     * @param exception its reference is taken over (stolen)
     * @param throwable what {@link #toJava} gave for it
     */
    void leavePython(long exception, Throwable throwable) {
        Origin origin = origin(exception);
        if (origin == null) {
            Py_DECREF(exception);
            return;
        }
        origin.passage().enterJava(FailureMapping.depth());
        weave(origin, throwable, exception);
        passing.put(throwable, origin);
        origin.toJava(state, throwable, exception);
    }

    private void weave(Origin origin, Throwable throwable, long exception) {
        StackTraceElement[] trace = trace(throwable);
        if (trace.length == 0) {
            return;
        }
        try {
            int rest = origin.isAdopted() ? 0 : JavaTrace.end(trace);
            int kept = Math.min(trace.length, origin.ownFrames() < 0 ? rest : origin.ownFrames());
            throwable.setStackTrace(Traces.woven(trace, kept, PythonFrames.in(state).of(exception), rest));
            origin.ownFrames(Traces.withoutMachinery(trace, kept).size());
        } catch (RuntimeException | StackOverflowError unwritable) {
            // The trace stays as it is.
        }
    }

    /** The attributes of Python exceptions that are computed when they are read: what {@code java_errors.py} calls. A new reference. */
    long read(long exception, String attribute) {
        Origin origin = origin(exception);
        Throwable throwable = origin == null ? null : origin.throwable();
        return throwable == null ? Py_NewRef(Py_None()) : new ErrorAttributes(this, throwable).read(attribute);
    }
}
