package dev.sanca.internal.error;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.PyCFunctionFast;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What runs of {@code java_errors.py} in one interpreter. Attached. */
final class ErrorScript {
    private static final String FILE = "java_errors.py";
    private static final long READ = MethodTable.of(method("read", (PyCFunctionFast) ErrorScript::read, METH_FASTCALL, null));

    /** Where its functions are. Lives as long as the interpreter. */
    private final long namespace;

    /** The dictionary of the module {@code builtins}. */
    private final long builtins;

    ErrorScript() {
        builtins = PyModule_GetDict(Objects.check(PyImport_ImportModule("builtins")));
        namespace = Objects.check(PyDict_New());
        set("__builtins__", Py_NewRef(builtins));
        set("__name__", Objects.check(Text.toPython("sanca.java_errors")));
        set("read", Objects.check(PyCFunction_NewEx(READ, NULL, NULL)));
        Py_DECREF(Objects.check(PyRun_String(source(), Py_file_input, namespace, namespace)));
    }

    private static String source() {
        try (InputStream file = ErrorScript.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes over a value (stolen). */
    private void set(String name, long value) {
        int done = PyDict_SetItemString(namespace, name, value);
        Py_DECREF(value);
        Objects.check(done);
    }

    private static long read(long self, long args, long count) {
        InterpreterState state = InterpreterState.current();
        int entered = state.enterFromPython();
        try {
            return JavaErrors.in(state).read(Memory.getPointer(args), Text.toJava(Memory.getPointer(args + Long.BYTES)));
        } finally {
            state.exit(entered);
        }
    }

    /** Something that the script defines, borrowed. */
    long get(String name) {
        return Objects.check(PyDict_GetItemString(namespace, name));
    }

    /** Something in {@code builtins}, borrowed. */
    long builtin(String name) {
        return Objects.check(PyDict_GetItemString(builtins, name));
    }

    /** The globals of frames that stand for Java methods, borrowed. */
    long javaGlobals() {
        return get("java_globals");
    }

    /** Makes a class of the given bases, taken over as a tuple (stolen): a new reference. */
    long makeClass(Class<?> javaClass, long bases) {
        String binary = javaClass.getName();
        String module = javaClass.getPackageName();
        String name = binary.substring(module.isEmpty() ? 0 : module.length() + 1);
        String canonical = javaClass.getCanonicalName();
        String qualified = canonical == null ? name : canonical.substring(module.isEmpty() ? 0 : module.length() + 1);
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        return call("make", str(simple), str(qualified), str(module.isEmpty() ? "__main__" : module), str(binary), bases);
    }

    /** Fills in what an {@code OSError} has. */
    void describe(long exception, OsErrors details) {
        Py_DECREF(call("describe", Py_NewRef(exception), str(details.symbol()), str(details.reason()), str(details.file()),
                str(details.otherFile())));
    }

    /** Adds Java frames, the innermost first, to a traceback. */
    void extend(long exception, List<StackTraceElement> frames) {
        long list = Objects.check(PyList_New(frames.size()));
        int index = 0;
        for (StackTraceElement frame : frames) {
            String file = frame.getFileName() == null ? "Unknown Source" : frame.getFileName();
            PyList_SetItem(list, index++, tuple(str(file), str(frame.getClassName() + "." + frame.getMethodName()),
                    Objects.check(PyLong_FromLongLong(Math.max(0, frame.getLineNumber())))));
        }
        Py_DECREF(call("extend", Py_NewRef(exception), list));
    }

    private static long str(String text) {
        return text == null ? Py_NewRef(Py_None()) : Objects.check(Text.toPython(text));
    }

    /** A new tuple of what is taken over (stolen). */
    static long tuple(long... items) {
        long tuple = Objects.check(PyTuple_New(items.length));
        for (int i = 0; i < items.length; i++) {
            PyTuple_SetItem(tuple, i, items[i]);
        }
        return tuple;
    }

    /** Calls a function of the script with arguments that are taken over (stolen): a new reference. */
    private long call(String function, long... arguments) {
        long tuple = tuple(arguments);
        long result = PyObject_CallObject(get(function), tuple);
        Py_DECREF(tuple);
        return Objects.check(result);
    }
}
