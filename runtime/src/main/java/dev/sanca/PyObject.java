package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Iteration;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Reference;
import dev.sanca.internal.Text;
import dev.sanca.internal.Vectorcall;
import dev.sanca.internal.convert.Convert;
import dev.sanca.internal.convert.GenericTypes;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Optional;

/**
 * A reference to a Python object.
 *
 * {@snippet :
 * PyObject math = python.importModule("math");
 * double root = math.callMethod("sqrt", 2).as(double.class);
 * }
 *
 * <p><b>Ownership.</b> Each {@code PyObject} that a method returns is a reference of its own, owned by the caller, and given back once: by
 * {@link #close}, at the end of the {@link Scope} it was made in, or after the garbage collector found it unused. An object that is
 * closed throws {@link IllegalStateException} from all methods but {@link #toString}; so does one whose interpreter is closed.
 *
 * <p><b>Threads.</b> Usable on any platform thread, which is attached to the interpreter for the time of each operation if it isn't already
 * ({@link Interpreter#attach} does that once for many). On a virtual thread, use {@link Interpreter#call}.
 *
 * <p><b>As keys.</b> {@link #equals} and {@link #hashCode} are Python's, so that Python objects can be keys of Java maps as far as they can
 * be keys of Python dictionaries; {@link #compareTo} is Python's order.
 */
public final class PyObject
        implements ObjectProtocol, CallProtocol, ContainerProtocol, NumberProtocol, ContextProtocol, AutoCloseable {
    static {
        Access.set(new PublicAccess());
    }

    private final Reference reference;

    PyObject(InterpreterState state, long newReference) {
        reference = new Reference(this, state, newReference);
    }

    Reference reference() {
        return reference;
    }

    private InterpreterState state() {
        return reference.owner();
    }

    /** The protocols are implemented by this class only. */
    static PyObject of(Object self) {
        return (PyObject) self;
    }

    /**
     * The interpreter that the object belongs to.
     *
     * @return the interpreter, also after it is closed
     */
    public Interpreter interpreter() {
        return Access.get().interpreter(state());
    }

    /**
     * Gives the reference back.
     *
     * @throws IllegalStateException if that has happened already; not if the interpreter is closed, whose objects are gone with it
     */
    @Override
    public void close() {
        int entered = state().tryEnter();
        if (entered == InterpreterState.CLOSED) {
            return;
        }
        try {
            reference.close();
        } finally {
            state().exit(entered);
        }
    }

    /**
     * Whether the object can be used.
     *
     * @return false after {@link #close}, or after the interpreter was closed
     */
    public boolean isOpen() {
        int entered = state().tryEnter();
        if (entered == InterpreterState.CLOSED) {
            return false;
        }
        try {
            return reference.isOpen();
        } finally {
            state().exit(entered);
        }
    }

    /**
     * Another reference to the same Python object, to be closed on its own.
     *
     * @return a new reference, owned by the caller
     */
    public PyObject copy() {
        return unary(o -> Py_NewRef(o));
    }

    /**
     * Converts to a Java value.
     *
     * @param type the class of the Java value
     * @param <T>  the class of the Java value
     * @return the value; null only for None
     * @throws ConversionException if there is no conversion to this class, or the value does not fit; nothing is cut or rounded silently
     */
    @SuppressWarnings("unchecked")
    public <T> T as(Class<T> type) {
        return (T) convert(type);
    }

    /**
     * Converts to a Java value of a generic type: {@code object.as(new TypeRef<Map<String, List<Integer>>>() {})}.
     *
     * @param type the type of the Java value
     * @param <T>  the type of the Java value
     * @return the value; null only for None
     * @throws ConversionException if there is no conversion to this type, or the value does not fit
     */
    @SuppressWarnings("unchecked")
    public <T> T as(TypeRef<T> type) {
        return (T) convert(java.util.Objects.requireNonNull(type, "type").type());
    }

    private Object convert(Type type) {
        java.util.Objects.requireNonNull(type, "type");
        int entered = state().enter();
        try {
            return Convert.toJava(state(), reference.pointer(), type);
        } finally {
            leave(entered);
        }
    }

    /** A live view: {@code as(kind<elements>)}. */
    @SuppressWarnings("unchecked")
    <T> T view(Class<?> kind, Type... elements) {
        return (T) convert(GenericTypes.parameterized(kind, elements));
    }

    /**
     * {@code as(long.class)}.
     *
     * @return the value of a Python int, or of an object with {@code __index__}
     * @throws ConversionException if it is no integer, or does not fit
     */
    public long toLong() {
        return as(long.class);
    }

    /**
     * {@code as(int.class)}.
     *
     * @return the value of a Python int, or of an object with {@code __index__}
     * @throws ConversionException if it is no integer, or does not fit
     */
    public int toInt() {
        return as(int.class);
    }

    /**
     * {@code as(double.class)}.
     *
     * @return the value of a Python float, or of a number that is one
     * @throws ConversionException if it is no number
     */
    public double toDouble() {
        return as(double.class);
    }

    @Override
    public Iterator<PyObject> iterator() {
        return new Iteration(this.unary(o -> PyObject_GetIter(o)));
    }

    /**
     * {@code str(this)}. Never throws: what {@code __str__} raises is part of the text, and a closed object says that it is closed.
     */
    @Override
    public String toString() {
        if (!isOpenHere()) {
            return "<closed Python object>";
        }
        int entered = state().enter();
        try {
            long text = PyObject_Str(reference.pointer());
            if (text == NULL) {
                return "<str() raised " + Objects.takeRaised().getMessage() + ">";
            }
            String result = Text.toJava(text);
            Py_DECREF(text);
            return result;
        } finally {
            leave(entered);
        }
    }

    /** Whether {@link #toString} can ask Python; a debugger may call it anywhere. */
    private boolean isOpenHere() {
        return !Thread.currentThread().isVirtual() && isOpen();
    }

    /**
     * {@code this == other} in Python, for another Python object of the same interpreter; false for anything else.
     *
     * @throws PythonException if the comparison raises an exception
     */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof PyObject object && object.state() == state()
                && test((a, b) -> PyObject_RichCompareBool(a, b, Py_EQ), object) == 1;
    }

    /**
     * {@code hash(this)} in Python, folded to 32 bits.
     *
     * @throws PythonException {@code TypeError} if the object is not hashable, like a list
     */
    @Override
    public int hashCode() {
        return Long.hashCode(query(o -> PyObject_Hash(o)));
    }

    /**
     * Python's order, as far as the two objects have one: {@code stream.sorted(PyObject::compareTo)}. Not all do, so this class is not
     * {@code Comparable}.
     *
     * @param other an object of the same interpreter
     * @return -1, 0 or 1
     * @throws PythonException {@code TypeError} if there is no order between the two
     */
    public int compareTo(PyObject other) {
        if (test((a, b) -> PyObject_RichCompareBool(a, b, Py_LT), other) == 1) {
            return -1;
        }
        return test((a, b) -> PyObject_RichCompareBool(a, b, Py_EQ), other) == 1 ? 0 : 1;
    }

    /** A C function of one borrowed object. */
    @FunctionalInterface
    interface Unary {
        long call(long o);
    }

    /** A C function of two borrowed objects that gives -1 with an exception set for an error. */
    @FunctionalInterface
    interface Test {
        int call(long o, long argument);
    }

    /** A C function of three borrowed objects that gives -1 with an exception set for an error. */
    @FunctionalInterface
    interface Assignment {
        int call(long o, long key, long value);
    }

    /** The new reference that a function gives. */
    PyObject unary(Unary function) {
        int entered = state().enter();
        try {
            return Objects.owned(state(), function.call(reference.pointer()));
        } finally {
            leave(entered);
        }
    }

    /** A number that a function gives; -1 with an exception set for an error. */
    long query(Unary function) {
        int entered = state().enter();
        try {
            long result = function.call(reference.pointer());
            if (result == -1 && PyErr_Occurred() != NULL) {
                throw Objects.raised();
            }
            return result;
        } finally {
            leave(entered);
        }
    }

    /** The new reference that a function of this and another object gives. */
    PyObject binary(Operator.Binary function, Object argument) {
        int entered = state().enter();
        try {
            long converted = Convert.toPython(state(), argument);
            try {
                return Objects.owned(state(), function.call(reference.pointer(), converted));
            } finally {
                Py_DECREF(converted);
            }
        } finally {
            leave(entered);
        }
    }

    /** {@link #binary}, but empty if the function raises an exception of a type. */
    Optional<PyObject> findBinary(Operator.Binary function, long exceptionType, Object argument) {
        int entered = state().enter();
        try {
            long converted = Convert.toPython(state(), argument);
            long found;
            try {
                found = function.call(reference.pointer(), converted);
            } finally {
                Py_DECREF(converted);
            }
            if (found == NULL && PyErr_ExceptionMatches(exceptionType)) {
                PyErr_Clear();
                return Optional.empty();
            }
            return Optional.of(Objects.owned(state(), found));
        } finally {
            leave(entered);
        }
    }

    /** {@link #binary} for a name that comes from source code. */
    PyObject named(Operator.Binary function, String name) {
        int entered = state().enter();
        try {
            long text = Names.of(state(), java.util.Objects.requireNonNull(name, "name"));
            try {
                return Objects.owned(state(), function.call(reference.pointer(), text));
            } finally {
                Py_DECREF(text);
            }
        } finally {
            leave(entered);
        }
    }

    int test(Test function, Object argument) {
        int entered = state().enter();
        try {
            long converted = Convert.toPython(state(), argument);
            try {
                return Objects.check(function.call(reference.pointer(), converted));
            } finally {
                Py_DECREF(converted);
            }
        } finally {
            leave(entered);
        }
    }

    void assign(Assignment function, Object key, Object value) {
        test((o, k) -> {
            long converted = Convert.toPython(state(), value);
            try {
                return function.call(o, k, converted);
            } finally {
                Py_DECREF(converted);
            }
        }, key);
    }

    /** Calls this, or its method of a name. */
    PyObject vectorcall(String method, Object[] arguments) {
        int entered = state().enter();
        try {
            long name = method == null ? NULL : Names.of(state(), method);
            try {
                return Objects.owned(state(), Vectorcall.call(state(), reference.pointer(), name, arguments));
            } finally {
                Py_XDECREF(name);
            }
        } finally {
            leave(entered);
        }
    }

    /** Ends an operation. The reference must not be given back before, by the garbage collector, while Python code runs. */
    private void leave(int entered) {
        state().exit(entered);
        java.lang.ref.Reference.reachabilityFence(this);
    }
}
