package dev.sanca.benchmarks.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.benchmarks.Workspace;
import dev.sanca.capi.CPython;

/** Starts Python through the C API layer, on the thread that then calls it. */
final class StartedPython {
    private StartedPython() {}

    /** Starts it, and gives a module of this folder. */
    static void start() {
        Workspace workspace = Workspace.fromProperties();
        CPython.load(workspace.pythonLibrary());
        long config = PyInitConfig_Create();
        boolean started = PyInitConfig_SetStr(config, "home", workspace.python().toString()) == 0
                && PyInitConfig_SetInt(config, "install_signal_handlers", 0) == 0
                && Py_InitializeFromInitConfig(config) == 0;
        if (!started) {
            throw new IllegalStateException("no Python started from " + workspace.python());
        }
        PyInitConfig_Free(config);
        PyRun_SimpleString(workspace.pathStatement());
    }

    /** A new reference to something that a module has. */
    static long attribute(String module, String name) {
        long loaded = PyImport_ImportModule(module);
        if (loaded == NULL) {
            PyErr_Print();
            throw new IllegalStateException("cannot import " + module);
        }
        long value = PyObject_GetAttrString(loaded, name);
        Py_DECREF(loaded);
        if (value == NULL) {
            PyErr_Print();
            throw new IllegalStateException(module + " has no " + name);
        }
        return value;
    }
}
