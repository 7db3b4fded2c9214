package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Vectorcall;
import java.math.BigInteger;

/** Attributes of Python objects as Java values. Objects are borrowed. Attached. */
final class Fields {
    private static final Object[] NO_ARGUMENTS = {};

    private Fields() {}

    /** An attribute: a new reference. */
    static long get(InterpreterState state, long o, String name) {
        return Objects.check(find(state, o, name));
    }

    /** An attribute: a new reference, or NULL with an exception set. */
    static long find(InterpreterState state, long o, String name) {
        long text = Names.of(state, name);
        long value = PyObject_GetAttr(o, text);
        Py_DECREF(text);
        return value;
    }

    /** An attribute: a new reference, or NULL without an exception if there is none. */
    static long findOrNull(InterpreterState state, long o, String name) {
        long value = find(state, o, name);
        if (value == NULL) {
            if (!PyErr_ExceptionMatches(PyExc_AttributeError())) {
                throw Objects.raised();
            }
            PyErr_Clear();
        }
        return value;
    }

    /** What a method without arguments returns: a new reference. */
    static long call(InterpreterState state, long o, String method) {
        long name = Names.of(state, method);
        try {
            return Objects.check(Vectorcall.call(state, o, name, NO_ARGUMENTS));
        } finally {
            Py_DECREF(name);
        }
    }

    static int toInt(InterpreterState state, long o, String name) {
        long value = get(state, o, name);
        try {
            return Integers.toInt(value);
        } finally {
            Py_DECREF(value);
        }
    }

    static BigInteger toBigInteger(InterpreterState state, long o, String name) {
        long value = get(state, o, name);
        try {
            return Integers.toBigInteger(value);
        } finally {
            Py_DECREF(value);
        }
    }
}
