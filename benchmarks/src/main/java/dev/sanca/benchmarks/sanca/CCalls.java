package dev.sanca.benchmarks.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.benchmarks.PythonCalls;
import java.util.List;

/** The limit: the loops of {@code cbench.c}. Sanca only starts Python and enters the loop, once for each thousand rounds. */
public final class CCalls implements PythonCalls {
    private static final List<String> ROWS = List.of("function", "callback", "callback_vector", "read_attribute", "catch", "call_str",
            "list_read", "list_made", "dict_read", "dict_made", "array_view", "array_copy", "array_given");

    private final long[] loops = new long[ROWS.size()];
    private final long[] targets = new long[ROWS.size()];

    /** Starts Python. */
    public CCalls() {
        StartedPython.start();
        for (int i = 0; i < ROWS.size(); i++) {
            loops[i] = StartedPython.attribute("cbench", "loop_" + ROWS.get(i));
            targets[i] = StartedPython.attribute("targets", ROWS.get(i));
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

    @Override
    public long call(int n) {
        return function(n);
    }

    @Override
    public long callString(int n) {
        return loop(5, n);
    }

    @Override
    public long readList(int n) {
        return loop(6, n);
    }

    @Override
    public long makeList(int n) {
        return loop(7, n);
    }

    @Override
    public long readDict(int n) {
        return loop(8, n);
    }

    @Override
    public long makeDict(int n) {
        return loop(9, n);
    }

    @Override
    public long viewArray(int n) {
        return loop(10, n);
    }

    @Override
    public long copyArray(int n) {
        return loop(11, n);
    }

    @Override
    public long giveArray(int n) {
        return loop(12, n);
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
