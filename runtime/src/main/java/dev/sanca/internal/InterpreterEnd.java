package dev.sanca.internal;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.capi.internal.Scratch;

/**
 * Hears of an interpreter's end from {@code atexit}: Python ends interpreters that it made itself ({@code concurrent.interpreters}), and
 * CPython ends the process when another thread has a thread state there; and a thread that Python made must not be in Java code then.
 */
final class InterpreterEnd {
    private static final long METHODS = MethodTable.of(method("sanca_interpreter_end", InterpreterEnd::end, METH_NOARGS, null));

    private InterpreterEnd() {}

    /** Asks to hear of the end of the interpreter that the current thread is attached to; last of all, since it asks first. */
    static void watch() {
        long earlier = RaisedException.take();
        try (Scratch scratch = Scratch.open()) {
            long name = scratch.utf8("atexit");
            boolean known = PyDict_GetItemString(PyImport_GetModuleDict(), name) != NULL;
            long atexit = PyImport_ImportModule(name);
            long register = atexit == NULL ? NULL : PyObject_GetAttrString(atexit, scratch.utf8("register"));
            long function = register == NULL ? NULL : PyCFunction_NewEx(METHODS, NULL, NULL);
            long result = function == NULL ? NULL : PyObject_CallOneArg(register, function);
            Py_XDECREF(result);
            Py_XDECREF(function);
            Py_XDECREF(register);
            Py_XDECREF(atexit);
            if (!known) {
                // A program finds the modules that it would find without us; what is registered stays with the interpreter.
                PyDict_DelItemString(PyImport_GetModuleDict(), name);
            }
        }
        PyErr_Clear(); // without atexit there is nobody to tell
        RaisedException.give(earlier);
    }

    private static long end(long self, long unused) {
        InterpreterState.of(PyInterpreterState_Get()).endingByPython();
        return Py_NewRef(Py_None());
    }
}
