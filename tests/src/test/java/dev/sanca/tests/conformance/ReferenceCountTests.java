package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;
import static dev.sanca.tests.conformance.LivePython.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.capi.PyArg_Converter;
import dev.sanca.capi.PyBufferView;
import dev.sanca.capi.PyBuildValue_Converter;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reference counts and allocated memory are what they were, after success and after failure of each function. */
class ReferenceCountTests {
    private static final int TIMES = 1000;

    /** What the interpreter allocates for itself meanwhile; one block lost in each call would be {@link #TIMES}. */
    private static final long SLACK = TIMES / 4;

    private static final String[] AB = {"a", "b"};

    @BeforeAll
    static void attach() {
        LivePython.attach();
    }

    /** Runs the body many times with an object whose references are counted. */
    private static void balanced(LongConsumer body) {
        long probe = eval("type('Probe', (), {})()");
        for (int i = 0; i < 50; i++) {
            body.accept(probe);
        }
        long references = Py_REFCNT(probe);
        long blocks = blocks();
        for (int i = 0; i < TIMES; i++) {
            body.accept(probe);
        }
        assertThat(Py_REFCNT(probe)).as("references").isEqualTo(references);
        assertThat(blocks() - blocks).as("blocks allocated").isLessThan(SLACK);
        Py_DECREF(probe);
    }

    private static long blocks() {
        // The cache of attributes keeps each str that was looked up.
        PyType_ClearCache();
        long object = eval("__import__('sys').getallocatedblocks()");
        long blocks = PyLong_AsLong(object);
        Py_DECREF(object);
        return blocks;
    }

    private static void succeeds(boolean result) {
        assertThat(result).isTrue();
    }

    private static void fails(boolean result) {
        assertThat(result).isFalse();
        assertThat(PyErr_Occurred()).isNotEqualTo(NULL);
        PyErr_Clear();
    }

    private static void made(long object) {
        assertThat(object).isNotEqualTo(NULL);
        Py_DECREF(object);
    }

    private static void notMade(long object) {
        fails(object != NULL);
    }

    /** Hands a new tuple to the body. */
    private static void with(long tuple, LongConsumer body) {
        body.accept(tuple);
        Py_DECREF(tuple);
    }

    @Test
    void parsingObjects() {
        long[] cell = new long[1];
        balanced(o -> with(PyTuple_Pack(1, o), args -> succeeds(PyArg_ParseTuple(args, "O", cell))));
        balanced(o -> with(PyTuple_Pack(2, o, o), args -> fails(PyArg_ParseTuple(args, "Oi", cell, new int[1]))));
        balanced(o -> with(PyTuple_Pack(1, o), args -> fails(PyArg_ParseTuple(args, "O!", PyLong_Type(), cell))));
        balanced(o -> with(PyTuple_Pack(1, o), args -> fails(PyArg_ParseTuple(args, "OO", cell, cell))));
        balanced(o -> with(PyTuple_Pack(1, o), args -> fails(PyArg_ParseTuple(args, "(", cell))));
        balanced(o -> succeeds(PyArg_Parse(o, "O", cell)));
        balanced(o -> fails(PyArg_Parse(o, "i", new int[1])));
        balanced(o -> with(Py_BuildValue("((Oi))", o, 1), args -> succeeds(PyArg_ParseTuple(args, "(Oi)", cell, new int[1]))));
    }

    @Test
    void parsingText() {
        String[] text = new String[1];
        byte[][] bytes = new byte[1][];
        long[] length = new long[1];
        balanced(o -> with(Py_BuildValue("(sO)", "text", o), args -> succeeds(PyArg_ParseTuple(args, "sO", text, length))));
        balanced(o -> with(Py_BuildValue("(sO)", "text", o), args -> fails(PyArg_ParseTuple(args, "ss", text, text))));
        balanced(_ -> with(Py_BuildValue("(ss)", "text", "text"),
                args -> succeeds(PyArg_ParseTuple(args, "eses#", null, text, "utf-16", bytes, length))));
        balanced(o -> with(Py_BuildValue("(ssO)", "text", "text", o),
                args -> fails(PyArg_ParseTuple(args, "eses#s", null, text, "utf-16", bytes, length, text))));
    }

    @Test
    void parsingBuffers() {
        balanced(o -> with(Py_BuildValue("(yO)", new byte[] {1, 2, 3}, o), args -> {
            try (PyBufferView view = new PyBufferView()) {
                succeeds(PyArg_ParseTuple(args, "y*O", view, new long[1]));
            }
        }));
        balanced(o -> with(Py_BuildValue("(yO)", new byte[] {1, 2, 3}, o), args -> {
            try (PyBufferView view = new PyBufferView()) {
                fails(PyArg_ParseTuple(args, "y*y*", view, view));
            }
        }));
    }

    @Test
    void parsingWithConverters() {
        PyArg_Converter path = (object, address) -> PyUnicode_FSConverter(object, address);
        balanced(_ -> with(Py_BuildValue("(s)", "path"), args -> {
            long[] cell = new long[1];
            succeeds(PyArg_ParseTuple(args, "O&", path, cell));
            Py_DECREF(cell[0]);
        }));
        balanced(o -> with(Py_BuildValue("(sO)", "path", o),
                args -> fails(PyArg_ParseTuple(args, "O&i", path, new long[1], new int[1]))));
    }

    @Test
    void parsingKeywords() {
        long[] a = new long[1];
        long[] b = new long[1];
        balanced(o -> keywords(o, "b", dict -> args -> succeeds(PyArg_ParseTupleAndKeywords(args, dict, "OO", AB, a, b))));
        balanced(o -> keywords(o, "a", dict -> args -> fails(PyArg_ParseTupleAndKeywords(args, dict, "OO", AB, a, b))));
        balanced(o -> keywords(o, "x", dict -> args -> fails(PyArg_ParseTupleAndKeywords(args, dict, "O|O", AB, a, b))));
        balanced(o -> keywords(o, "b", dict -> args -> fails(PyArg_ParseTupleAndKeywords(args, dict, "Oi", AB, a, new int[1]))));
        balanced(o -> keywords(o, "b", dict -> args -> fails(PyArg_ParseTupleAndKeywords(args, dict, "OOO", AB, a, b, b))));
    }

    /** One positional argument, and the same object as a keyword argument. */
    private static void keywords(long object, String name, java.util.function.LongFunction<LongConsumer> body) {
        with(Py_BuildValue("{s:O}", name, object), dict -> with(PyTuple_Pack(1, object), body.apply(dict)));
    }

    @Test
    void unpacking() {
        long[] cell = new long[1];
        balanced(o -> with(PyTuple_Pack(2, o, o), args -> succeeds(PyArg_UnpackTuple(args, "f", 1, 2, cell, cell))));
        balanced(o -> with(PyTuple_Pack(2, o, o), args -> fails(PyArg_UnpackTuple(args, "f", 1, 1, cell))));
    }

    @Test
    void building() {
        balanced(o -> made(Py_BuildValue("(O[S]{s:O})", o, o, "k", o)));
        balanced(o -> {
            Py_INCREF(o);
            made(Py_BuildValue("N", o));
        });
        balanced(o -> notMade(Py_BuildValue("(OO)", o, 0L)));
        balanced(o -> made(Py_BuildValue("(O&)", (PyBuildValue_Converter) address -> Py_BuildValue("O", address), o)));
        balanced(o -> notMade(Py_BuildValue("(OO&)", o, (PyBuildValue_Converter) _ -> PyErr_Format(PyExc_KeyError(), "no"), o)));
        balanced(_ -> made(Py_BuildValue("(sssu#)", "a", "b", "c", "\ud800\0", -1)));
    }

    @Test
    void whatNGivesAwayIsReleasedWhenBuildingFails() {
        balanced(o -> {
            Py_INCREF(o);
            notMade(Py_BuildValue("(ON)", 0L, o));
        });
        balanced(o -> {
            Py_INCREF(o);
            Py_INCREF(o);
            notMade(Py_BuildValue("[NqN]", o, o));
        });
        balanced(o -> {
            Py_INCREF(o);
            notMade(Py_BuildValue("(C[N])", -1, o));
        });
        balanced(o -> {
            Py_INCREF(o);
            notMade(Py_BuildValue("{N}", o));
        });
    }

    @Test
    void refusingTakesNothing() {
        balanced(o -> assertThatIllegalArgumentException().isThrownBy(() -> Py_BuildValue("(Ni)", o, "x")));
        balanced(o -> assertThatIllegalArgumentException().isThrownBy(() -> PyErr_Format(PyExc_ValueError(), "%S %d", o)));
        balanced(o -> assertThatIllegalArgumentException().isThrownBy(() -> PyTuple_Pack(2, o, NULL)));
        balanced(o -> with(PyTuple_Pack(1, o), args ->
                assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "O", new int[1]))));
    }

    @Test
    void calling() {
        long repr = eval("repr");
        long len = eval("len");
        balanced(o -> made(PyObject_CallFunction(repr, "O", o)));
        balanced(o -> notMade(PyObject_CallFunction(len, "O", o)));
        balanced(o -> made(PyObject_CallFunctionObjArgs(repr, o)));
        balanced(o -> notMade(PyObject_CallFunctionObjArgs(len, o)));
        balanced(o -> made(PyObject_CallMethod(o, "__repr__", null)));
        balanced(o -> notMade(PyObject_CallMethod(o, "nix", "O", o)));
        long eq = PyUnicode_InternFromString("__eq__");
        long nix = PyUnicode_InternFromString("nix");
        balanced(o -> made(PyObject_CallMethodObjArgs(o, eq, o)));
        balanced(o -> notMade(PyObject_CallMethodObjArgs(o, nix, o)));
        balanced(o -> made(PyTuple_Pack(3, o, o, o)));
        balanced(o -> assertThat(PySys_Audit("sanca.balance", "O", o)).isZero());
    }

    @Test
    void formatting() {
        balanced(o -> made(PyUnicode_FromFormat("%S %R %A", o, o, o)));
        balanced(o -> notMade(PyUnicode_FromFormat("%S%c", o, -1)));
        balanced(_ -> made(PyBytes_FromFormat("%s", "x")));
        balanced(o -> notMade(PyErr_Format(PyExc_ValueError(), "%R", o)));
    }
}
