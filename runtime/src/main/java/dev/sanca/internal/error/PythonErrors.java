package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonException;
import dev.sanca.capi.CPython;
import dev.sanca.internal.Access;
import dev.sanca.internal.Held;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Java exceptions for Python exceptions.
 *
 * <p>Everything that a Java exception tells is read when it is made: a log can be written on any thread, without the GIL, and after the
 * interpreter was closed. All methods: attached.
 */
public final class PythonErrors {
    /** The exceptions that are taken along: causes, members of groups, and theirs. */
    private static final int MAX_RELATED = 200;
    private static final int MAX_DEPTH = 50;

    private final InterpreterState state;
    /** Borrowed, of the exceptions above. */
    private long[] path = new long[4];
    private int depth;
    private int left = MAX_RELATED;

    private PythonErrors(InterpreterState state) {
        this.state = state;
    }

    /**
     * What to throw for a Python exception: what it was if it came from Java, or was in Java before.
     *
     * @param exception its reference is taken over (stolen)
     */
    public static Throwable toJava(InterpreterState state, long exception) {
        JavaErrors java = JavaErrors.ifNeeded(state, exception);
        if (java != null) {
            Throwable original = java.toJava(exception);
            if (original != null) {
                java.leavePython(exception, original);
                return original;
            }
            PythonException known = java.returning(exception);
            if (known != null) {
                Py_DECREF(exception);
                return known;
            }
        }
        return wrap(state, exception);
    }

    /** A new Java exception for a Python exception, whose reference is taken over (stolen). */
    public static PythonException wrap(InterpreterState state, long exception) {
        PythonException error = new PythonErrors(state).read(exception);
        // The exception now holds the reference.
        Access.get().thrown(error, PythonFrames.in(state).of(exception));
        return error;
    }

    /** A whole stack trace: the frames of Python, the innermost first, and what is below the place where Java made the exception. */
    public static StackTraceElement[] woven(List<StackTraceElement> python, StackTraceElement[] java) {
        return Traces.woven(java, 0, python, 0);
    }

    /** Without a stack trace. Takes over the reference (stolen). */
    private PythonException read(long exception) {
        path = depth < path.length ? path : Arrays.copyOf(path, 2 * depth);
        path[depth++] = exception;
        try {
            ErrorTypes.Info type = ErrorTypes.info(state, Py_TYPE(exception));
            ErrorContent content = new ErrorContent(state, exception, type.kind(), type.name(), text(exception), notes(exception),
                    cause(exception), type.isGroup() ? members(exception) : List.of(),
                    type.kind() == ErrorContent.Kind.EXIT ? exitCode(exception) : null);
            return Access.get().exception(content);
        } finally {
            depth--;
        }
    }

    /** {@code str(exception)}. */
    static String text(long exception) {
        long str = PyObject_Str(exception);
        if (str == NULL && PyErr_ExceptionMatches(PyExc_RecursionError())) {
            PyErr_Clear();
            str = onlyArgument(exception);
        }
        String text = str == NULL ? null : Text.toJava(str);
        Py_XDECREF(str);
        PyErr_Clear();
        return text == null ? "<exception str() failed>" : text;
    }

    /** What {@code str} gives for most exceptions, found without a call that Python counts: a new str, or NULL. */
    private static long onlyArgument(long exception) {
        long args = optional(exception, "args");
        boolean isText = args != NULL && PyTuple_Check(args) && PyTuple_Size(args) == 1 && PyUnicode_Check(PyTuple_GetItem(args, 0));
        long text = isText ? Py_NewRef(PyTuple_GetItem(args, 0)) : NULL;
        Py_XDECREF(args);
        return text;
    }

    private List<String> notes(long exception) {
        long notes = Notes.of(state, exception);
        if (notes == NULL) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (long i = 0; PyList_Check(notes) && i < PyList_Size(notes); i++) {
            texts.add(text(PyList_GetItem(notes, i)));
        }
        Py_DECREF(notes);
        return texts;
    }

    /** Finding notes: most exceptions have none, and telling so by an {@code AttributeError} would cost more than all the rest. */
    private static final class Notes {
        private static final boolean IS_OPTIONAL = CPython.current().version().atLeast(3, 13);

        private Notes() {}

        /** A new reference, or NULL. */
        static long of(InterpreterState state, long exception) {
            long name = Names.of(state, "__notes__");
            long[] found = new long[1];
            if (IS_OPTIONAL) {
                PyObject_GetOptionalAttr(exception, name, found);
            } else {
                long dictionary = PyObject_GenericGetDict(exception, NULL);
                found[0] = dictionary == NULL ? NULL : PyDict_GetItemWithError(dictionary, name);
                Py_XINCREF(found[0]);
                Py_XDECREF(dictionary);
            }
            Py_DECREF(name);
            PyErr_Clear();
            return found[0];
        }
    }

    /** The new value of an attribute, NULL if there is none. */
    private static long optional(long o, String name) {
        long value = PyObject_GetAttrString(o, name);
        if (value == NULL) {
            PyErr_Clear();
        }
        return value;
    }

    /** {@code __cause__}, else {@code __context__} unless that is suppressed. */
    private Throwable cause(long exception) {
        long cause = PyException_GetCause(exception);
        if (cause == NULL) {
            cause = PyException_GetContext(exception);
            if (cause != NULL && isTrue(optional(exception, "__suppress_context__"))) {
                Py_DECREF(cause);
                return null;
            }
        }
        return cause == NULL ? null : related(cause);
    }

    /** Takes over the reference (stolen). */
    private static boolean isTrue(long value) {
        boolean result = value == Py_True();
        Py_XDECREF(value);
        return result;
    }

    /** The members of an exception group (PEP 654). */
    private List<Throwable> members(long exception) {
        long all = optional(exception, "exceptions");
        List<Throwable> members = new ArrayList<>();
        long count = all != NULL && PyTuple_Check(all) ? PyTuple_Size(all) : 0;
        for (long i = 0; i < count; i++) {
            Throwable member = related(Py_NewRef(PyTuple_GetItem(all, i)));
            if (member != null) {
                members.add(member);
            }
        }
        Py_XDECREF(all);
        return members;
    }

    /** An exception that belongs to another one; null if there are too many, or it is on the way there. Takes it over (stolen). */
    private Throwable related(long exception) {
        if (left-- <= 0 || isOnPath(exception) || depth >= MAX_DEPTH) {
            Py_DECREF(exception);
            return null;
        }
        JavaErrors java = JavaErrors.ifNeeded(state, exception);
        Throwable original = java == null ? null : java.toJava(exception);
        if (original == null && java != null) {
            original = java.remembered(exception);
        }
        if (original == null) {
            PythonException error = read(exception);
            error.setStackTrace(PythonFrames.in(state).of(exception).toArray(StackTraceElement[]::new));
            return error;
        }
        Py_DECREF(exception);
        return original;
    }

    private boolean isOnPath(long exception) {
        for (int i = 0; i < depth; i++) {
            if (path[i] == exception) {
                return true;
            }
        }
        return false;
    }

    /** The status that {@code python} would exit with; 1 with the text that it would print. */
    private static ErrorContent.Exit exitCode(long exception) {
        long code = optional(exception, "code");
        try {
            if (code == NULL || code == Py_None()) {
                return new ErrorContent.Exit(0, null);
            }
            if (PyLong_Check(code)) {
                long status = PyLong_AsLongLong(code);
                PyErr_Clear();
                return new ErrorContent.Exit((int) status, null);
            }
            return new ErrorContent.Exit(1, text(code));
        } finally {
            Py_XDECREF(code);
        }
    }

    /** {@code traceback.format_exception}, as one text; null if that fails. */
    public static String formatted(Held exception) {
        long module = PyImport_ImportModule("traceback");
        long function = module == NULL ? NULL : PyObject_GetAttrString(module, "format_exception");
        long lines = function == NULL ? NULL : PyObject_CallOneArg(function, exception.pointer());
        long empty = PyUnicode_FromString("");
        long joined = lines == NULL || empty == NULL ? NULL : PyUnicode_Join(empty, lines);
        String text = joined == NULL ? null : Text.toJava(joined);
        PyErr_Clear();
        for (long o : new long[] {module, function, lines, empty, joined}) {
            Py_XDECREF(o);
        }
        return text;
    }
}
