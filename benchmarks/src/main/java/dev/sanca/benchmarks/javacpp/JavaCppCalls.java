package dev.sanca.benchmarks.javacpp;

import static org.bytedeco.cpython.global.python.PyErr_GetRaisedException;
import static org.bytedeco.cpython.global.python.PyErr_GivenExceptionMatches;
import static org.bytedeco.cpython.global.python.PyExc_ValueError;
import static org.bytedeco.cpython.global.python.PyImport_ImportModule;
import static org.bytedeco.cpython.global.python.PyInitConfig_Create;
import static org.bytedeco.cpython.global.python.PyInitConfig_SetInt;
import static org.bytedeco.cpython.global.python.PyInitConfig_SetStr;
import static org.bytedeco.cpython.global.python.PyList_New;
import static org.bytedeco.cpython.global.python.PyList_SetItem;
import static org.bytedeco.cpython.global.python.PyLong_AsLongLong;
import static org.bytedeco.cpython.global.python.PyLong_FromLongLong;
import static org.bytedeco.cpython.global.python.PyObject_CallNoArgs;
import static org.bytedeco.cpython.global.python.PyObject_CallObject;
import static org.bytedeco.cpython.global.python.PyObject_GetAttr;
import static org.bytedeco.cpython.global.python.PyObject_GetAttrString;
import static org.bytedeco.cpython.global.python.PyObject_Vectorcall;
import static org.bytedeco.cpython.global.python.PyRun_SimpleString;
import static org.bytedeco.cpython.global.python.PyTuple_New;
import static org.bytedeco.cpython.global.python.PyTuple_SetItem;
import static org.bytedeco.cpython.global.python.PyUnicode_InternFromString;
import static org.bytedeco.cpython.global.python.Py_InitializeFromInitConfig;

import dev.sanca.benchmarks.PythonCalls;
import dev.sanca.benchmarks.Workspace;
import org.bytedeco.cpython.PyInitConfig;
import org.bytedeco.cpython.PyObject;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The rows over JavaCPP's presets.
 *
 * <p>The presets have no {@code Py_DECREF}, so a reference is released by putting it into the one slot of a list,
 * which drops the one before it.
 */
public final class JavaCppCalls implements PythonCalls {
    private final PyObject released;
    private final PyObject valueError;
    private final PyObject name;
    private final PointerPointer<PyObject> arguments = new PointerPointer<>(2);
    private final PyObject function;
    private final PyObject callback;
    private final PyObject holder;
    private final PyObject raising;

    /** Starts Python. */
    public JavaCppCalls() {
        Workspace workspace = Workspace.fromProperties();
        start(workspace.python().toString());
        PyRun_SimpleString(workspace.pathStatement());
        PyObject targets = PyImport_ImportModule("targets");
        released = PyList_New(1);
        valueError = PyExc_ValueError();
        name = PyUnicode_InternFromString("x");
        function = PyObject_GetAttrString(targets, "function");
        callback = PyObject_GetAttrString(targets, "callback");
        holder = PyObject_GetAttrString(targets, "read_attribute");
        raising = PyObject_GetAttrString(targets, "catch");
    }

    private static void start(String home) {
        JavaCppHost.loadForExtensions();
        PyInitConfig config = PyInitConfig_Create();
        boolean started = PyInitConfig_SetStr(config, "home", home) == 0
                && PyInitConfig_SetInt(config, "install_signal_handlers", 0) == 0
                && Py_InitializeFromInitConfig(config) == 0;
        if (!started) {
            throw new IllegalStateException("JavaCPP's Python did not start with the home " + home);
        }
    }

    @Override
    public long function(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            PyObject a = PyLong_FromLongLong(i);
            PyObject b = PyLong_FromLongLong(i + 1L);
            arguments.put(0, a);
            arguments.put(1, b);
            PyObject result = PyObject_Vectorcall(function, arguments, 2, null);
            release(a);
            release(b);
            sum += consumeInt(result);
        }
        return sum;
    }

    @Override
    public long callback(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            PyObject arglist = PyTuple_New(1);
            PyTuple_SetItem(arglist, 0, PyLong_FromLongLong(i));
            PyObject result = PyObject_CallObject(callback, arglist);
            release(arglist);
            sum += consumeInt(result);
        }
        return sum;
    }

    @Override
    public long callbackVector(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            PyObject argument = PyLong_FromLongLong(i);
            arguments.put(0, argument);
            PyObject result = PyObject_Vectorcall(callback, arguments, 1, null);
            release(argument);
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
            if (PyObject_CallNoArgs(raising) != null) {
                throw new IllegalStateException("an exception was expected");
            }
            PyObject exception = PyErr_GetRaisedException();
            sum += PyErr_GivenExceptionMatches(exception, valueError);
            release(exception);
        }
        return sum;
    }

    private long consumeInt(PyObject result) {
        long value = PyLong_AsLongLong(result);
        release(result);
        return value;
    }

    private void release(PyObject object) {
        PyList_SetItem(released, 0, object);
    }
}
