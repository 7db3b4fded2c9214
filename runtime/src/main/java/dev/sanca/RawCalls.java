package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;

/** Calls with borrowed arguments, for what runs before or beside the typed API. All methods: attached. */
final class RawCalls {
    private RawCalls() {}

    /** Calls a callable with borrowed arguments; a new reference, or NULL with an exception set. */
    static long call(long callable, long... arguments) {
        long tuple = PyTuple_New(arguments.length);
        if (tuple == NULL) {
            return NULL;
        }
        for (int i = 0; i < arguments.length; i++) {
            PyTuple_SetItem(tuple, i, Py_NewRef(arguments[i]));
        }
        long result = PyObject_CallObject(callable, tuple);
        Py_DECREF(tuple);
        return result;
    }

    /** Imports a module and gets an attribute; a new reference, or NULL with an exception set. */
    static long imported(String module, String attribute) {
        long imported = PyImport_ImportModule(module);
        if (imported == NULL) {
            return NULL;
        }
        long value = PyObject_GetAttrString(imported, attribute);
        Py_DECREF(imported);
        return value;
    }

    /** Raises an audit event (PEP 578) with one borrowed argument; false with an exception set if a hook refused. */
    static boolean audit(String event, long argument) {
        long audit = PySys_GetObject("audit");
        if (audit == NULL) {
            return true;
        }
        long name = Text.toPython(event);
        long done = name == NULL ? NULL : call(audit, name, argument);
        Py_XDECREF(name);
        Py_XDECREF(done);
        return done != NULL;
    }
}
