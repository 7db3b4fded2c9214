package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.internal.RaisedException;

/**
 * What the {@code python} command does when a program ends with an exception: prints, and turns it into an exit status.
 *
 * <p>{@code PyErr_Print} is not used for this, because it ends the process when it meets {@code SystemExit}.
 * All methods: attached.
 */
final class ExitStatus {
    static final int OK = 0;
    static final int FAILED = 1;
    /** The file cannot be opened. */
    static final int NO_FILE = 2;
    /** Buffered output could not be flushed. */
    static final int NOT_FLUSHED = 120;
    /** What a shell shows for a program that SIGINT ended. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}

    /** Prints the exception that is set, and clears it. */
    static int ofRaised() {
        boolean interrupted = PyErr_ExceptionMatches(PyExc_KeyboardInterrupt());
        long exception = RaisedException.take();
        int status = isSystemExit(exception) ? ofSystemExit(exception) : print(exception);
        Py_DECREF(exception);
        return interrupted && status == FAILED ? INTERRUPTED : status;
    }

    private static boolean isSystemExit(long exception) {
        return PyErr_GivenExceptionMatches(exception, PyExc_SystemExit());
    }

    private static int ofSystemExit(long exception) {
        long code = PyObject_GetAttrString(exception, "code");
        if (code == NULL) {
            PyErr_Clear();
            code = Py_NewRef(exception);
        }
        int status = ofCode(code);
        Py_DECREF(code);
        return status;
    }

    private static int ofCode(long code) {
        if (code == Py_None()) {
            return OK;
        }
        if (PyLong_Check(code)) {
            long number = PyLong_AsLong(code);
            PyErr_Clear();
            return (int) number;
        }
        long stderr = PySys_GetObject("stderr");
        if (stderr != NULL && stderr != Py_None()) {
            if (PyFile_WriteObject(code, stderr, Py_PRINT_RAW) < 0) {
                PyErr_Clear();
            }
            write("\n");
        }
        return FAILED;
    }

    /** Shows an exception through {@code sys.excepthook}, as {@code PyErr_Print} does. */
    private static int print(long exception) {
        long type = Py_TYPE(exception);
        long traceback = PyException_GetTraceback(exception);
        long shownTraceback = traceback == NULL ? Py_None() : traceback;
        remember(exception, type, shownTraceback);
        int status = callHook(exception, type, shownTraceback);
        Py_XDECREF(traceback);
        return status;
    }

    private static void remember(long exception, long type, long traceback) {
        if (CPython.current().version().atLeast(3, 12)) {
            PySys_SetObject("last_exc", exception);
        }
        PySys_SetObject("last_type", type);
        PySys_SetObject("last_value", exception);
        PySys_SetObject("last_traceback", traceback);
        PyErr_Clear();
    }

    private static int callHook(long exception, long type, long traceback) {
        long hook = PySys_GetObject("excepthook");
        if (hook == NULL) {
            write("sys.excepthook is missing\n");
            display(exception, traceback);
            return FAILED;
        }
        Py_INCREF(hook);
        long done = RawCalls.call(hook, type, exception, traceback);
        Py_DECREF(hook);
        Py_XDECREF(done);
        return done == NULL ? hookFailed(exception, traceback) : FAILED;
    }

    private static int hookFailed(long exception, long traceback) {
        long second = RaisedException.take();
        int status = FAILED;
        if (isSystemExit(second)) {
            status = ofSystemExit(second);
        } else {
            write("Error in sys.excepthook:\n");
            display(second, Py_None());
            write("\nOriginal exception was:\n");
            display(exception, traceback);
        }
        Py_DECREF(second);
        return status;
    }

    private static void display(long exception, long traceback) {
        if (CPython.current().version().atLeast(3, 12)) {
            PyErr_DisplayException(exception);
        } else {
            PyErr_Display(Py_TYPE(exception), exception, traceback == Py_None() ? NULL : traceback);
        }
        PyErr_Clear();
    }

    private static void write(String text) {
        long stderr = PySys_GetObject("stderr");
        if (stderr != NULL && stderr != Py_None() && PyFile_WriteString(text, stderr) < 0) {
            PyErr_Clear();
        }
    }

    /** Flushes standard output and error; a failure of the former is reported like at the end of {@code python}. */
    static int withFlush(int status) {
        boolean flushed = flush("stdout", true);
        flush("stderr", false);
        return flushed ? status : NOT_FLUSHED;
    }

    private static boolean flush(String name, boolean report) {
        long file = PySys_GetObject(name);
        if (file == NULL || file == Py_None()) {
            return true;
        }
        Py_INCREF(file);
        long done = PyObject_CallMethodNoArgs(file, "flush");
        if (done == NULL && report) {
            PyErr_WriteUnraisable(file);
        }
        PyErr_Clear();
        Py_XDECREF(done);
        Py_DECREF(file);
        return done != NULL;
    }

    private static long PyObject_CallMethodNoArgs(long object, String method) {
        long bound = PyObject_GetAttrString(object, method);
        if (bound == NULL) {
            return NULL;
        }
        long result = RawCalls.call(bound);
        Py_DECREF(bound);
        return result;
    }
}
