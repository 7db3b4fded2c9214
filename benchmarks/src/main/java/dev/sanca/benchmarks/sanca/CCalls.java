package dev.sanca.benchmarks.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.benchmarks.PythonCalls;

/** The limit: the loops of {@code cbench.c}. Sanca only starts Python and enters the loop, once for each thousand rounds. */
public final class CCalls implements PythonCalls {
    private final long[] loops = new long[5];
    private final long[] targets = new long[5];

    /** Starts Python. */
    public CCalls() {
        StartedPython.start();
        String[] rows = {"function", "callback", "callback_vector", "read_attribute", "catch"};
        for (int i = 0; i < rows.length; i++) {
            loops[i] = StartedPython.attribute("cbench", "loop_" + rows[i]);
            targets[i] = StartedPython.attribute("targets", rows[i]);
        }
    }

    @Override
    public long function(int n) {
        return loop(0, n);
    }

    @Override
    public long callback(int n) {
        return loop(1, n);
    }

    @Override
    public long callbackVector(int n) {
        return loop(2, n);
    }

    @Override
    public long readAttribute(int n) {
        return loop(3, n);
    }

    @Override
    public long catchError(int n) {
        return loop(4, n);
    }

    private long loop(int row, int n) {
        long count = PyLong_FromLongLong(n);
        long result = PyObject_Vectorcall(loops[row], new long[] {targets[row], count}, 2, NULL);
        Py_DECREF(count);
        if (result == NULL) {
            PyErr_Print();
            throw new IllegalStateException("the loop in C failed");
        }
        long sum = PyLong_AsLongLong(result);
        Py_DECREF(result);
        return sum;
    }
}
