package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.capi.internal.JavaTrace;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a Python exception is. */
public final class ErrorTypes {
    private static final boolean HAS_GROUPS = CPython.current().version().atLeast(3, 11);

    private ErrorTypes() {}

    /**
     * What a class of exceptions says about its instances.
     *
     * @param name    its name as Python prints it
     * @param kind    which Java exception stands for them
     * @param isGroup whether they have members
     */
    record Info(String name, ErrorContent.Kind kind, boolean isGroup) {}

    /** The classes that are there for ever: those of CPython itself. */
    private record Known(Map<Long, Info> types) {}

    /** That of a borrowed class. Attached. */
    static Info info(InterpreterState state, long type) {
        Map<Long, Info> known = state.local(Known.class, _ -> new Known(new ConcurrentHashMap<>())).types;
        Info info = known.get(type);
        if (info == null) {
            info = new Info(typeName(type), kind(type), HAS_GROUPS && PyType_IsSubtype(type, PyExc_BaseExceptionGroup()));
            if ((PyType_GetFlags(type) & Py_TPFLAGS_HEAPTYPE) == 0) {
                known.put(type, info);
            }
        }
        return info;
    }

    private static ErrorContent.Kind kind(long type) {
        if (PyType_IsSubtype(type, PyExc_SystemExit())) {
            return ErrorContent.Kind.EXIT;
        }
        return PyType_IsSubtype(type, PyExc_KeyboardInterrupt()) ? ErrorContent.Kind.INTERRUPT : ErrorContent.Kind.OTHER;
    }

    /** As Python prints it: with the module, unless that is {@code builtins} or {@code __main__}. */
    private static String typeName(long type) {
        String module = attribute(type, "__module__");
        String name = attribute(type, "__qualname__");
        return module == null || module.equals("builtins") || module.equals("__main__") ? name : module + "." + name;
    }

    private static String attribute(long type, String name) {
        long value = PyObject_GetAttrString(type, name);
        String text = value != NULL && PyUnicode_Check(value) ? Text.toJava(value) : null;
        Py_XDECREF(value);
        PyErr_Clear();
        return text;
    }

    /**
     * An exception of what may be a class of exceptions: a new reference. Attached.
     *
     * @param o borrowed
     * @throws IllegalArgumentException if it is neither an exception nor a class of exceptions
     */
    public static long instance(long o) {
        if (PyExceptionInstance_Check(o)) {
            return Py_NewRef(o);
        }
        if (!PyExceptionClass_Check(o)) {
            throw new IllegalArgumentException("This is no Python exception, and no class of exceptions: a "
                    + typeName(Py_TYPE(o)));
        }
        long made = Objects.check(PyObject_CallNoArgs(o));
        if (!PyExceptionInstance_Check(made)) {
            Py_DECREF(made);
            throw new IllegalArgumentException("Calling the class of exceptions gave something else than an exception.");
        }
        return made;
    }

    /** Whether a borrowed exception's class has a base class, or is one, of a name. Attached. */
    public static boolean hasBase(long exception, String name) {
        long order = PyTypeObject.tp_mro(Py_TYPE(exception));
        for (long i = 0; i < PyTuple_Size(order); i++) {
            if (name.equals(typeName(PyTuple_GetItem(order, i)))) {
                return true;
            }
        }
        return false;
    }

    /** A traceback without source lines, of the frames of Python in a stack trace. Needs no interpreter. */
    public static String plainTraceback(StackTraceElement[] trace, String message) {
        StringBuilder text = new StringBuilder();
        int end = JavaTrace.afterPython(trace);
        for (int i = end - 1; i >= 0; i--) {
            boolean isPython = JavaTrace.PYTHON.equals(trace[i].getModuleName());
            text.append("  File \"").append(trace[i].getFileName()).append("\", line ").append(trace[i].getLineNumber()).append(", in ")
                    .append(isPython ? "" : trace[i].getClassName() + ".").append(trace[i].getMethodName()).append('\n');
        }
        return (text.isEmpty() ? "" : "Traceback (most recent call last):\n" + text) + message + "\n";
    }
}
