package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyTracebackObject;
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
    private final long globals;
    private final long file;
    private final long name;
    private final long module;
    private final InterpreterState state;

    private PythonFrames(InterpreterState state) {
        this.state = state;
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
        long traceback = PyException_GetTraceback(exception);
        if (traceback == NULL) {
            return List.of();
        }
        List<StackTraceElement> frames = new ArrayList<>();
        JavaErrors java = JavaErrors.ifUsed(state);
        long javaGlobals = java == null ? NULL : java.javaGlobals();
        long left = Math.max(0, length(traceback) - MAX);
        long i = 0;
        for (long at = traceback; at != NULL; at = PyTracebackObject.tb_next(at), i++) {
            // A deep recursion passes here once for each of its levels: what will not be shown is not read.
            if (i < MAX / 2 || i >= MAX / 2 + left) {
                frames.add(read(at, javaGlobals));
            }
            if (i == MAX / 2 && left > 0) {
                frames.add(element("", "... " + left + " more", "", 0));
            }
        }
        Py_DECREF(traceback);
        // What could not be read.
        PyErr_Clear();
        Collections.reverse(frames);
        return frames;
    }

    /** How many levels a borrowed traceback has. */
    private static long length(long traceback) {
        long count = 0;
        for (long at = traceback; at != NULL; at = PyTracebackObject.tb_next(at)) {
            count++;
        }
        return count;
    }

    private StackTraceElement read(long traceback, long javaGlobals) {
        long frame = PyTracebackObject.tb_frame(traceback);
        long code = PyFrame_GetCode(frame);
        long namespace = hasQualifiedNames ? PyFrame_GetGlobals(frame) : PyObject_GetAttr(frame, globals);
        try {
            String function = text(PyObject_GetAttr(code, name));
            String source = text(PyObject_GetAttr(code, file));
            int number = line(traceback, code);
            if (namespace != NULL && namespace == javaGlobals) {
                return ofJava(function, source, number);
            }
            return element(moduleOf(namespace), function, source, number);
        } finally {
            Py_XDECREF(namespace);
            Py_DECREF(code);
        }
    }

    private static int line(long traceback, long code) {
        int line = PyTracebackObject.tb_lineno(traceback);
        return line == -1 ? PyCode_Addr2Line(code, PyTracebackObject.tb_lasti(traceback)) : line;
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
}
