package dev.sanca;

import static dev.sanca.capi.Python.*;

/**
 * The handler of {@code SIGINT}, which the JVM has installed before Python comes and wants back when Python goes.
 *
 * @param handler the address of the JVM's handler
 */
record Signals(long handler) {
    private static final int SIGINT = 2;

    /** The handler before Python starts. */
    static Signals save() {
        return new Signals(PyOS_getsig(SIGINT));
    }

    /** Puts it back, unless it is still there. After finalisation, when Python has set the default action. */
    void restore() {
        if (PyOS_getsig(SIGINT) != handler) {
            PyOS_setsig(SIGINT, handler);
        }
    }

    /**
     * Gives {@code SIGINT} to Python. CPython itself only takes a signal that has the default action, and the JVM has changed that.
     * Attached, on the main thread.
     */
    static void takeInterrupt() {
        long set = RawCalls.imported("_signal", "signal");
        long pythonHandler = RawCalls.imported("_signal", "default_int_handler");
        long number = PyLong_FromLong(SIGINT);
        long previous = set == NULL || pythonHandler == NULL ? NULL : RawCalls.call(set, number, pythonHandler);
        PyErr_Clear();
        Py_XDECREF(previous);
        Py_XDECREF(number);
        Py_XDECREF(pythonHandler);
        Py_XDECREF(set);
    }
}
