package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.Scratch;

/** Gives Python's object for a Java thread ({@code threading.current_thread()}) the name of the Java thread. */
final class ThreadName {
    private ThreadName() {}

    /** Names the current thread, if the module {@code threading} is there: nobody can see the name otherwise. Attached. */
    static void tell() {
        try (Scratch scratch = Scratch.open()) {
            long threading = PyDict_GetItemString(PyImport_GetModuleDict(), scratch.utf8("threading"));
            long thread = threading == NULL ? NULL : call(threading, scratch.utf8("current_thread"));
            if (thread != NULL) {
                long name = Text.toPython(Thread.currentThread().getName());
                if (name != NULL) {
                    PyObject_SetAttrString(thread, scratch.utf8("name"), name);
                    Py_DECREF(name);
                }
                Py_DECREF(thread);
            }
        }
        // Whatever went wrong: a name is not worth an exception.
        PyErr_Clear();
    }

    /** A new reference or NULL. */
    private static long call(long object, long name) {
        long method = PyObject_GetAttrString(object, name);
        if (method == NULL) {
            return NULL;
        }
        long result = PyObject_CallNoArgs(method);
        Py_DECREF(method);
        return result;
    }
}
