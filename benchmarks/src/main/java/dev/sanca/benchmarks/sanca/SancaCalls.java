package dev.sanca.benchmarks.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.benchmarks.PythonCalls;
import dev.sanca.capi.Memory;

/** The rows in which Java calls Python, written as {@code cbench.c} writes them in C. */
public final class SancaCalls implements PythonCalls {
    private static final long POINTER = 8;

    private final long function;
    private final long callback;
    private final long holder;
    private final long raising;
    private final long name;
    private final long arguments;

    /** Starts Python. */
    public SancaCalls() {
        StartedPython.start();
        function = StartedPython.attribute("targets", "function");
        callback = StartedPython.attribute("targets", "callback");
        holder = StartedPython.attribute("targets", "read_attribute");
        raising = StartedPython.attribute("targets", "catch");
        name = PyUnicode_InternFromString("x");
        arguments = PyMem_RawCalloc(2, POINTER);
    }

    @Override
    public long function(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            long a = PyLong_FromLongLong(i);
            long b = PyLong_FromLongLong(i + 1L);
            Memory.putPointer(arguments, a);
            Memory.putPointer(arguments + POINTER, b);
            long result = PyObject_Vectorcall(function, arguments, 2, NULL);
            Py_DECREF(a);
            Py_DECREF(b);
            sum += consumeInt(result);
        }
        return sum;
    }

    @Override
    public long callback(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            long arglist = Py_BuildValue("(i)", i);
            long result = PyObject_CallObject(callback, arglist);
            Py_DECREF(arglist);
            sum += consumeInt(result);
        }
        return sum;
    }

    @Override
    public long callbackVector(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            long argument = PyLong_FromLongLong(i);
            Memory.putPointer(arguments, argument);
            long result = PyObject_Vectorcall(callback, arguments, 1, NULL);
            Py_DECREF(argument);
            sum += consumeInt(result);
        }
        return sum;
    }

    @Override
    public long readAttribute(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += consumeInt(PyObject_GetAttr(holder, name));
        }
        return sum;
    }

    @Override
    public long catchError(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            if (PyObject_CallNoArgs(raising) != NULL) {
                throw new IllegalStateException("an exception was expected");
            }
            long exception = PyErr_GetRaisedException();
            sum += PyErr_GivenExceptionMatches(exception, PyExc_ValueError()) ? 1 : 0;
            Py_DECREF(exception);
        }
        return sum;
    }

    private static long consumeInt(long result) {
        if (result == NULL) {
            PyErr_Print();
            throw new IllegalStateException("Python raised");
        }
        long value = PyLong_AsLongLong(result);
        Py_DECREF(result);
        if (value == -1 && PyErr_Occurred() != NULL) {
            throw new IllegalStateException("not an int");
        }
        return value;
    }
}
