package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.internal.JavaTrace;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The frames of Python tracebacks, as frames of a Java stack trace: {@code python/module.qualname(file:line)}.
 *
 * <p>Attached.
 */
final class PythonFrames {
    /** More is a recursion that went too far: what is left out is in the middle. */
    private static final int MAX = 512;

    private final boolean hasQualifiedNames = CPython.current().version().atLeast(3, 11);
    /** Attribute names, as str objects that live as long as the interpreter. */
    private final long next;
    private final long frame;
    private final long line;
    private final long globals;
    private final long file;
    private final long name;
    private final long module;
    private final InterpreterState state;

    private PythonFrames(InterpreterState state) {
        this.state = state;
        next = Names.of(state, "tb_next");
        frame = Names.of(state, "tb_frame");
        line = Names.of(state, "tb_lineno");
        globals = Names.of(state, "f_globals");
        file = Names.of(state, "co_filename");
        name = Names.of(state, hasQualifiedNames ? "co_qualname" : "co_name");
        module = Names.of(state, "__name__");
    }

    static PythonFrames in(InterpreterState state) {
        return state.local(PythonFrames.class, _ -> new PythonFrames(state));
    }

    /** The frames of an exception's traceback, the innermost first. What cannot be read is left out. */
    List<StackTraceElement> of(long exception) {
        List<StackTraceElement> frames = new ArrayList<>();
        long traceback = PyException_GetTraceback(exception);
        JavaErrors java = JavaErrors.ifUsed(state);
        long javaGlobals = java == null ? NULL : java.javaGlobals();
        long left = Math.max(0, length(traceback) - MAX);
        for (long i = 0; traceback != NULL && traceback != Py_None(); i++) {
            // A deep recursion passes here once for each of its levels: what will not be shown is not read.
            StackTraceElement read = i < MAX / 2 || i >= MAX / 2 + left ? read(traceback, javaGlobals) : null;
            if (read != null) {
                frames.add(read);
            }
            if (i == MAX / 2 && left > 0) {
                frames.add(element("", "... " + left + " more", "", 0));
            }
            traceback = step(traceback);
        }
        Py_XDECREF(traceback);
        PyErr_Clear();
        Collections.reverse(frames);
        return frames;
    }

    /** How many entries a borrowed traceback has. */
    private long length(long traceback) {
        long count = 0;
        for (long at = traceback == NULL ? NULL : Py_NewRef(traceback); at != NULL; at = step(at)) {
            if (at == Py_None()) {
                Py_DECREF(at);
                break;
            }
            count++;
        }
        return count;
    }

    /** The entry after one, whose reference is taken over; a new reference. */
    private long step(long traceback) {
        long inner = PyObject_GetAttr(traceback, next);
        Py_DECREF(traceback);
        return inner;
    }

    private StackTraceElement read(long traceback, long javaGlobals) {
        long f = PyObject_GetAttr(traceback, frame);
        if (f == NULL) {
            PyErr_Clear();
            return null;
        }
        long code = PyFrame_GetCode(f);
        long namespace = PyObject_GetAttr(f, globals);
        try {
            String function = text(PyObject_GetAttr(code, name));
            String source = text(PyObject_GetAttr(code, file));
            int number = number(PyObject_GetAttr(traceback, line));
            if (namespace != NULL && namespace == javaGlobals) {
                return ofJava(function, source, number);
            }
            return element(moduleOf(namespace), function, source, number);
        } finally {
            Py_XDECREF(namespace);
            Py_DECREF(code);
            Py_DECREF(f);
            PyErr_Clear();
        }
    }

    private static StackTraceElement element(String module, String function, String source, int number) {
        return new StackTraceElement(null, JavaTrace.PYTHON, null, module, function, source, number);
    }

    private static StackTraceElement ofJava(String function, String source, int number) {
        int dot = function.lastIndexOf('.');
        return new StackTraceElement(function.substring(0, Math.max(dot, 0)), function.substring(dot + 1), source, number);
    }

    /** The name of the module whose code a frame runs, from the borrowed globals of the frame. */
    private String moduleOf(long namespace) {
        long found = namespace == NULL ? NULL : PyDict_GetItemWithError(namespace, module);
        return found != NULL && PyUnicode_Check(found) ? text(Py_NewRef(found)) : "?";
    }

    /** Takes over a str (stolen). */
    private static String text(long str) {
        String text = str == NULL ? null : Text.toJava(str);
        Py_XDECREF(str);
        return text == null ? "?" : text;
    }

    /** Takes over an int (stolen). */
    private static int number(long integer) {
        int value = integer == NULL || integer == Py_None() ? -1 : (int) PyLong_AsLongLong(integer);
        Py_XDECREF(integer);
        return value;
    }
}
