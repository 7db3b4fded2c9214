package dev.sanca.tests.misuse;

import dev.sanca.Interpreter;
import dev.sanca.PyBuffer;
import dev.sanca.PyBytes;
import dev.sanca.PyDict;
import dev.sanca.PyList;
import dev.sanca.PyObject;
import dev.sanca.PySet;
import dev.sanca.PyStr;
import dev.sanca.PyTuple;
import dev.sanca.PythonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** One object of each public class that has something of Python behind it. */
final class Samples {
    /**
     * How to make one.
     *
     * @param type  the public class
     * @param make  makes a new one
     * @param close closes it, or the Python object behind it; null if it can't be closed
     */
    record Sample(Class<?> type, Function<Interpreter, Object> make, Closer close) {}

    /** Closes a sample. */
    @FunctionalInterface
    interface Closer {
        void close(Object sample) throws Exception;
    }

    private static final Closer AS_CLOSEABLE = sample -> ((AutoCloseable) sample).close();

    private Samples() {}

    /** All of them. */
    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (String expression : List.of("[3, 1, 2]", "{'a': 1}", "len", "5", "'text'", "iter([1])", "object()")) {
            all.add(new Sample(PyObject.class, python -> python.eval(expression), AS_CLOSEABLE));
        }
        view(all, PyList.class, "[3, 1, 2]");
        view(all, PyTuple.class, "(3, 1, 2)");
        view(all, PyDict.class, "{'a': 1}");
        view(all, PySet.class, "{1, 2}");
        view(all, PyStr.class, "'text'");
        view(all, PyBytes.class, "b'bytes'");
        all.add(new Sample(PyBuffer.class, python -> PyBuffer.of(python.eval("bytearray(16)")), AS_CLOSEABLE));
        all.add(new Sample(Comparator.class, python -> python.eval("lambda a, b: 0").as(Comparator.class), null));
        all.add(new Sample(PythonException.class, Samples::exception, sample -> ((PythonException) sample).release()));
        return all;
    }

    private static void view(List<Sample> all, Class<?> type, String expression) {
        all.add(new Sample(type, python -> python.eval(expression).as(type), AS_CLOSEABLE));
    }

    private static PythonException exception(Interpreter python) {
        try {
            python.exec("raise KeyError('k')");
            throw new AssertionError("nothing raised");
        } catch (PythonException expected) {
            return expected;
        }
    }
}
