package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.capi.Memory;
import dev.sanca.internal.InterpreterState;
import java.lang.foreign.Arena;
import java.lang.reflect.Type;

/**
 * A call of a Python object with arguments of known types: opened, given the arguments one by one, asked for the result, closed. Used by
 * compiled code, which leaves it to the JIT compiler to take apart.
 *
 * <p>The arguments are on the {@link ArgumentStack} as vectorcall (PEP 590) wants them, with room for {@code self} in front.
 */
public final class Outgoing {
    private final Callee callee;
    private final InterpreterState state;
    private final int entered;
    private final int method;
    private final ArgumentStack stack;
    private final long mark;
    private final long args;
    /** For the arguments if they have no room on the stack, which takes a deep recursion or many arguments. */
    private final Arena overflow;
    private int count;

    private Outgoing(Callee callee, ArgumentStack stack, int entered, int method, int size) {
        this.callee = callee;
        this.state = callee.state();
        this.entered = entered;
        this.method = method;
        this.stack = stack;
        this.mark = stack.top();
        // [room for the callee (PY_VECTORCALL_ARGUMENTS_OFFSET)] self args...
        long room = stack.push(size + 2);
        this.overflow = room == NULL ? Arena.ofConfined() : null;
        this.args = (room == NULL ? overflow.allocate((size + 2L) * Long.BYTES).address() : room) + 2 * Long.BYTES;
    }

    /**
     * Attaches the thread and begins a call.
     *
     * @param callee what is called, a {@link Callee}
     * @param method the number of the method in the interface
     * @param size   the number of arguments
     * @return to be closed
     */
    public static Outgoing open(Object callee, int method, int size) {
        Callee called = (Callee) callee;
        ArgumentStack stack = ArgumentStack.current();
        int entered = stack.enter(called.state());
        try {
            return new Outgoing(called, stack, entered, method, size);
        } catch (Throwable e) {
            called.state().exit(entered);
            throw e;
        }
    }

    public void add(boolean argument) {
        put(ToPython.of(argument, state));
    }

    public void add(int argument) {
        put(ToPython.of(argument, state));
    }

    public void add(long argument) {
        put(ToPython.of(argument, state));
    }

    public void add(double argument) {
        put(ToPython.of(argument, state));
    }

    public void add(String argument) {
        put(ToPython.of(argument, state));
    }

    public void add(Object argument) {
        try {
            put(ToPython.of(argument, state));
        } catch (ConversionException failed) {
            throw failed.in("argument " + (count + 1));
        }
    }

    /** Takes over a new reference. */
    private void put(long o) {
        Memory.putPointer(args + (long) count * Long.BYTES, o);
        count++;
    }

    /** Calls: a new reference. */
    private long call() {
        long result;
        long attribute = callee.attribute(method);
        if (attribute == NULL) {
            result = PyObject_Vectorcall(callee.pointer(), args, count | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
        } else {
            long self = args - Long.BYTES;
            Memory.putPointer(self, callee.pointer());
            result = PyObject_VectorcallMethod(attribute, self, count + 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
        }
        if (result == NULL) {
            throw callee.raised(method);
        }
        return result;
    }

    public boolean toBoolean() {
        long result = call();
        try {
            return FromPython.toBoolean(state, result, FromPython.RESULT);
        } finally {
            Py_DECREF(result);
        }
    }

    public int toInt() {
        long result = call();
        try {
            return FromPython.toInt(state, result, FromPython.RESULT);
        } finally {
            Py_DECREF(result);
        }
    }

    public long toLong() {
        long result = call();
        try {
            return FromPython.toLong(state, result, FromPython.RESULT);
        } finally {
            Py_DECREF(result);
        }
    }

    public double toDouble() {
        long result = call();
        try {
            return FromPython.toDouble(state, result, FromPython.RESULT);
        } finally {
            Py_DECREF(result);
        }
    }

    public String toText() {
        long result = call();
        try {
            return FromPython.toText(state, result, FromPython.RESULT);
        } finally {
            Py_DECREF(result);
        }
    }

    public void toNothing() {
        Py_DECREF(call());
    }

    public Object toObject(Type type) {
        long result = call();
        try {
            return FromPython.toObject(state, result, FromPython.RESULT, type);
        } finally {
            Py_DECREF(result);
        }
    }

    /** Gives the arguments back and detaches the thread if it was. */
    public void close() {
        for (int i = 0; i < count; i++) {
            Py_DECREF(Memory.getPointer(args + (long) i * Long.BYTES));
        }
        stack.pop(mark);
        if (overflow != null) {
            overflow.close();
        }
        state.exit(entered);
        java.lang.ref.Reference.reachabilityFence(callee);
    }
}
