package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.buffer.JavaMemory;
import dev.sanca.internal.convert.Convert;
import dev.sanca.internal.error.JavaErrors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** Source code, imports and conversions in one interpreter. All methods attach. */
final class Evaluation {
    private final InterpreterState state;
    private final AtomicReference<CompletableFuture<EventLoop>> eventLoop = new AtomicReference<>();

    Evaluation(InterpreterState state) {
        this.state = state;
    }

    /** The one event loop. Whoever comes first starts it; nobody who waits for that keeps Python from running. */
    EventLoop eventLoop() {
        CompletableFuture<EventLoop> mine = new CompletableFuture<>();
        CompletableFuture<EventLoop> known = eventLoop.compareAndExchange(null, mine);
        if (known == null) {
            MainThread.unattached(() -> {
                MainThread.complete(mine, () -> EventLoop.start(state));
                return null;
            });
            known = mine;
        }
        CompletableFuture<EventLoop> started = known;
        try {
            return MainThread.unattached(started::join);
        } catch (CompletionException failed) {
            // The next one may have more luck.
            eventLoop.compareAndSet(started, null);
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    PyObject importModule(String name) {
        int entered = state.enter();
        try {
            long text = Names.of(state, name);
            try {
                return Objects.owned(state, PyImport_Import(text));
            } finally {
                Py_DECREF(text);
            }
        } finally {
            state.exit(entered);
        }
    }

    PyObject toPython(Object value) {
        int entered = state.enter();
        try {
            return Objects.owned(state, Convert.toPython(state, value));
        } finally {
            state.exit(entered);
        }
    }

    void register(Converter<?> converter) {
        int entered = state.enter();
        try {
            Codecs.of(state).register(java.util.Objects.requireNonNull(converter, "converter"));
        } finally {
            state.exit(entered);
        }
    }

    PyObject newArray(Class<?> type, long[] shape) {
        int entered = state.enter();
        try {
            return Objects.owned(state, JavaMemory.allocate(state, type, shape));
        } finally {
            state.exit(entered);
        }
    }

    PyObject exceptionClass(Class<? extends Throwable> javaClass) {
        int entered = state.enter();
        try {
            return Objects.owned(state, JavaErrors.in(state).classOf(javaClass));
        } finally {
            state.exit(entered);
        }
    }

    PyObject globals() {
        int entered = state.enter();
        try {
            return Objects.borrowed(state, mainDictionary());
        } finally {
            state.exit(entered);
        }
    }

    /** Borrowed. */
    private static long mainDictionary() {
        return PyModule_GetDict(Objects.check(PyImport_AddModule("__main__")));
    }

    /**
     * Compiles and runs source code.
     *
     * @param mode {@code Py_eval_input} or {@code Py_file_input}
     */
    PyObject run(String source, int mode, Object globals, Object locals) {
        int entered = state.enter();
        try {
            long code = compile(source, "<string>", mode);
            try {
                return Objects.owned(state, run(code, globals, locals));
            } finally {
                Py_DECREF(code);
            }
        } finally {
            state.exit(entered);
        }
    }

    /** Compiles an expression, or if it is none, statements. */
    PyCode compile(String source, String file) {
        int entered = state.enter();
        try {
            long code;
            try {
                code = compile(source, file, Py_eval_input);
            } catch (PythonException noExpression) {
                if (!noExpression.matches("SyntaxError")) {
                    throw noExpression;
                }
                noExpression.release();
                code = compile(source, file, Py_file_input);
            }
            return new PyCode(this, Objects.owned(state, code));
        } finally {
            state.exit(entered);
        }
    }

    /** Runs a code object. */
    PyObject run(PyObject code, Object globals, Object locals) {
        int entered = state.enter();
        try {
            return Objects.owned(state, run(Objects.pointer(state, code), globals, locals));
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(code);
        }
    }

    /** Calls a function of {@code runpy}, whose last argument is the name of the module that the code sees. */
    PyObject runpy(String function, String what) {
        try (PyObject runpy = importModule("runpy")) {
            return runpy.callMethod(function, what, Kwargs.of("run_name", "__main__"));
        }
    }

    /** A new code object. */
    private static long compile(String source, String file, int mode) {
        if (source.indexOf('\0') >= 0) {
            PyErr_SetString(PyExc_SyntaxError(), "source code cannot contain null bytes");
            throw Objects.raised();
        }
        requireEncodable(source);
        try (Scratch scratch = Scratch.open()) {
            return Objects.check(Py_CompileString(scratch.utf8(source), scratch.utf8(file), mode));
        }
    }

    /** Lets Python raise its own UnicodeEncodeError for a lone surrogate. */
    private static void requireEncodable(String source) {
        if (source.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return;
        }
        long text = Objects.check(Text.toPython(source));
        long bytes = PyUnicode_AsUTF8String(text);
        Py_DECREF(text);
        Py_DECREF(Objects.check(bytes));
    }

    private long run(long code, Object globals, Object locals) {
        long global = globals == null ? Py_NewRef(mainDictionary()) : Convert.toPython(state, globals);
        try {
            requireNamespace(global);
            long local = locals == null ? Py_NewRef(global) : Convert.toPython(state, locals);
            try {
                requireMapping(local);
                return PyEval_EvalCode(code, global, local);
            } finally {
                Py_DECREF(local);
            }
        } finally {
            Py_DECREF(global);
        }
    }

    /** What {@code builtins.exec} does: refuses what the evaluation loop would crash on, and adds the builtins to a new namespace. */
    private static void requireNamespace(long globals) {
        if (!PyDict_Check(globals)) {
            throw typeError("globals must be a dict, not " + typeName(globals));
        }
        long name = Objects.check(Text.toPython("__builtins__"));
        try {
            if (Objects.check(PyDict_Contains(globals, name)) == 0) {
                Objects.check(PyDict_SetItem(globals, name, PyEval_GetBuiltins()));
            }
        } finally {
            Py_DECREF(name);
        }
    }

    private static void requireMapping(long locals) {
        if (!PyMapping_Check(locals)) {
            throw typeError("locals must be a mapping, not " + typeName(locals));
        }
    }

    private static RuntimeException typeError(String message) {
        PyErr_SetString(PyExc_TypeError(), message);
        return Objects.raised();
    }

    private static String typeName(long o) {
        long name = Objects.check(PyObject_GetAttrString(Py_TYPE(o), "__name__"));
        try {
            return Text.toJava(name);
        } finally {
            Py_DECREF(name);
        }
    }
}
