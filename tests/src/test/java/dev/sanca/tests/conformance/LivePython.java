package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The Python of this JVM, for tests that call the C API: what {@link dev.sanca.PythonInstallation#find} finds. */
final class LivePython {
    private static final Interpreter PYTHON = Interpreter.start();

    /** The names that {@link #exec} and {@link #eval} share; made by the first thread that attaches. */
    private static long globals;

    private static boolean attached;

    private LivePython() {}

    /** Attaches the thread that runs the tests, for good; without effect the second time. */
    @SuppressWarnings("resource") // a test's JVM ends with the tests
    static synchronized void attach() {
        if (!attached) {
            PYTHON.attach();
            attached = true;
            globals = PyDict_New();
            PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins());
        }
    }

    /** Attaches the current thread until it is closed, for tests that are not all run by one thread. */
    static Interpreter.Attachment attachment() {
        return PYTHON.attach();
    }

    static boolean atLeast(int minor) {
        return CPython.current().version().atLeast(3, minor);
    }

    /** Runs statements, whose names {@link #eval} knows. */
    static void exec(String source) {
        long result = PyRun_String(source, Py_file_input, globals, globals);
        if (result == NULL) {
            throw new AssertionError(error());
        }
        Py_DECREF(result);
    }

    /** The value of an expression, a new reference. */
    static long eval(String expression) {
        long result = PyRun_String(expression, Py_eval_input, globals, globals);
        if (result == NULL) {
            throw new AssertionError(expression + ": " + error());
        }
        return result;
    }

    /** What {@code repr} gives for a new reference, which is given back; for NULL the error, which is cleared. */
    static String show(long object) {
        if (object == NULL) {
            return error();
        }
        String text = text(PyObject_Repr(object));
        Py_DECREF(object);
        return text;
    }

    private static String text(long str) {
        byte[][] bytes = new byte[1][];
        long encoded = PyUnicode_AsEncodedString(str, "utf-8", "surrogatepass");
        bytes[0] = Memory.getBytes(PyBytes_AsString(encoded), PyBytes_Size(encoded));
        Py_DECREF(encoded);
        Py_DECREF(str);
        return new String(bytes[0], java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The error that is set, as {@code TypeError: text}; cleared. */
    static String error() {
        if (PyErr_Occurred() == NULL) {
            return "NULL without an error";
        }
        long[] type = new long[1];
        long[] value = new long[1];
        long[] traceback = new long[1];
        PyErr_Fetch(type, value, traceback);
        PyErr_NormalizeException(type, value, traceback);
        String message = text(PyObject_Str(value[0]));
        String name = text(PyObject_GetAttrString(type[0], "__name__"));
        Stream.of(type, value, traceback).forEach(cell -> Py_XDECREF(cell[0]));
        return name + ": " + message;
    }

    /** Parses the tuple that an expression makes; the cells' values, or the error. */
    static String parse(String format, String tuple, Object... cells) {
        long args = eval(tuple);
        boolean parsed = PyArg_ParseTuple(args, format, cells);
        String result = parsed ? values(cells) : error();
        Py_DECREF(args);
        return result;
    }

    /** The values of cells, those of arrays; the rest is left out. */
    static String values(Object... cells) {
        return Stream.of(cells).flatMap(LivePython::elements).collect(Collectors.joining(" "));
    }

    private static Stream<String> elements(Object cell) {
        if (cell == null || !cell.getClass().isArray()) {
            return Stream.of();
        }
        return IntStream.range(0, java.lang.reflect.Array.getLength(cell))
                .mapToObj(i -> element(java.lang.reflect.Array.get(cell, i)));
    }

    private static String element(Object value) {
        return value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
