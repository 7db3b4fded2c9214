package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import java.util.function.IntConsumer;

/**
 * What a variadic call costs: the figures of {@code docs/decisions/0003-variadic-calls.md}. Not a test; run it with
 * {@code -Ddev.sanca.capi.variadic=shapes} for the portable way.
 *
 * <p>Many short samples and the best of them, so that what else the machine does counts little.
 */
final class VariadicCosts {
    private static final int CALLS = 20_000;
    private static final int SAMPLES = 120;
    private static final String[] KEYWORDS = {"a", "b"};

    private VariadicCosts() {}

    public static void main(String[] unused) {
        LivePython.attach();
        first("Py_BuildValue(\"(d)\")", () -> Py_DECREF(Py_BuildValue("(d)", 1.0)));
        first("Py_BuildValue(\"(did)\")", () -> Py_DECREF(Py_BuildValue("(did)", 1.0, 2, 3.0)));
        parsing();
        building();
        System.exit(0);
    }

    private static void parsing() {
        long two = Py_BuildValue("(ii)", 1, 2);
        long one = Py_BuildValue("(i)", 1);
        long text = Py_BuildValue("(s)", "hello");
        long kw = Py_BuildValue("{s:i}", "b", 5);
        int[] i = new int[1];
        int[] j = new int[1];
        long[] o = new long[1];
        String[] s = new String[1];
        each("PyArg_ParseTuple(args, \"ii\")", _ -> PyArg_ParseTuple(two, "ii", i, j));
        each("PyArg_ParseTuple(args, \"O\")", _ -> PyArg_ParseTuple(one, "O", o));
        each("PyArg_ParseTuple(args, \"s\")", _ -> PyArg_ParseTuple(text, "s", (Object) s));
        each("PyArg_ParseTupleAndKeywords(\"i|i\")", _ -> PyArg_ParseTupleAndKeywords(one, kw, "i|i", KEYWORDS, i, j));
        each("PyArg_UnpackTuple, 2 items", _ -> PyArg_UnpackTuple(two, "f", 2, 2, o, o));
    }

    private static void building() {
        each("Py_BuildValue(\"(i)\")", _ -> Py_DECREF(Py_BuildValue("(i)", 7)));
        each("Py_BuildValue(\"(idO)\")", _ -> Py_DECREF(Py_BuildValue("(idO)", 7, 2.5, Py_None())));
        each("Py_BuildValue(\"s\")", _ -> Py_DECREF(Py_BuildValue("s", "hello")));
        each("PyTuple_Pack, 2 items", _ -> Py_DECREF(PyTuple_Pack(2, Py_None(), Py_None())));
    }

    private static void first(String what, Runnable call) {
        long start = System.nanoTime();
        call.run();
        System.out.printf("%-40s %8.1f ms the first time%n", what, (System.nanoTime() - start) / 1e6);
    }

    private static void each(String what, IntConsumer call) {
        long best = Long.MAX_VALUE;
        for (int sample = -SAMPLES / 4; sample < SAMPLES; sample++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                call.accept(i);
            }
            best = sample < 0 ? best : Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-40s %8.1f ns%n", what, (double) best / CALLS);
    }
}
