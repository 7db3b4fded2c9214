package dev.sanca.internal;

import dev.sanca.Interpreter;
import dev.sanca.JavaFunction;
import dev.sanca.PyBuffer;
import dev.sanca.PyObject;
import dev.sanca.PyView;
import dev.sanca.PythonException;
import dev.sanca.internal.buffer.BufferLease;
import dev.sanca.internal.call.FunctionDescription;
import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.error.ErrorContent;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** What the public classes let their own internals do: make and open them up. */
public abstract class Access {
    /** Set once, by the static initialiser of {@link PyObject}. */
    private static Access instance;

    /** For {@link PyObject} only. */
    protected Access() {}

    /** The one. */
    public static Access get() {
        if (instance == null) {
            try {
                MethodHandles.lookup().ensureInitialized(PyObject.class);
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return instance;
    }

    /** For {@link PyObject} only. */
    public static void set(Access access) {
        instance = access;
    }

    /** A Java object for a Python object. Takes over a new reference (stolen). Attached. */
    public abstract PyObject object(InterpreterState state, long newReference);

    /** A live view of an object, which it takes over, by the view's class. */
    public abstract PyView view(Class<?> kind, PyObject object, Decoder<?>[] elements);

    /** What a Java object owns. May be called on any thread. */
    public abstract Reference reference(PyObject object);

    /** The Java exception for a Python exception. Attached. */
    public abstract PythonException exception(ErrorContent content);

    /** Says that an exception is thrown here and now, below frames of Python. */
    public abstract void thrown(PythonException exception, List<StackTraceElement> python);

    /** The Python exception that a Java exception stands for; null if it came from another process. May be called on any thread. */
    public abstract Held held(PythonException exception);

    /** What a Java function is to look like in Python. */
    public abstract FunctionDescription description(JavaFunction function);

    /** The public object for an interpreter. */
    public abstract Interpreter interpreter(InterpreterState state);

    /** The public view of memory that was acquired. Attached. */
    public abstract PyBuffer buffer(BufferLease lease, BufferLease.Token token);

    /** What a view holds. May be called on any thread. */
    public abstract BufferLease lease(PyBuffer buffer);
}
