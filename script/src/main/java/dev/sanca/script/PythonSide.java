package dev.sanca.script;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.script.ScriptContext;
import javax.script.ScriptException;

/**
 * The interpreter that all engines share, with {@code engine.py} in it.
 *
 * @param python the interpreter
 * @param module the module made of engine.py
 */
record PythonSide(Interpreter python, PyObject module) {
    private static final String SOURCE = "engine.py";
    private static final String NAME = "_sanca_script_engine";

    /** Guarded by the class. */
    private static PythonSide current;

    /** That of the running interpreter; one is started if none runs. */
    static synchronized PythonSide get() {
        if (current == null || current.python.isClosed()) {
            Interpreter python = Interpreter.running().orElseGet(PythonSide::start);
            current = new PythonSide(python, load(python));
        }
        return current;
    }

    /** Closed when the JVM ends, so that Python's exit functions run and its files are flushed. */
    private static Interpreter start() {
        Interpreter started = Python.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!started.isClosed()) {
                started.close();
            }
        }, "python-script-engine-shutdown"));
        return started;
    }

    private static PyObject load(Interpreter python) {
        try (PyObject types = python.importModule("types");
                PyObject sys = python.importModule("sys");
                PyObject modules = sys.attr("modules")) {
            PyObject module = types.callMethod("ModuleType", NAME);
            try (PyObject namespace = module.attr("__dict__")) {
                python.exec(source(), namespace, null);
            }
            modules.setItem(NAME, module);
            module.callMethod("install").close();
            return module;
        }
    }

    private static String source() {
        try (InputStream in = PythonSide.class.getResourceAsStream(SOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    PyObject call(String function, Object... arguments) {
        return module.callMethod(function, arguments);
    }

    /** Calls something that a name stands for, with a script's streams. */
    Object invoke(Optional<PyObject> callable, String name, Object[] arguments, ScriptContext context)
            throws ScriptException, NoSuchMethodException {
        if (callable.isEmpty() || !callable.get().isCallable()) {
            throw new NoSuchMethodException(name);
        }
        try (PyObject function = callable.get()) {
            List<Object> all = arguments == null ? List.of() : Arrays.asList(arguments);
            return PythonBindings.toJava(call("call", function, all, Streams.of(context)));
        } catch (PythonException failed) {
            throw failure(failed, "");
        }
    }

    /** The object's methods as those of an interface; null if it has not all of them, as {@code Invocable} prescribes. */
    <T> T implement(PyObject object, Class<T> type) {
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !object.hasAttr(method.getName())) {
                return null;
            }
        }
        return object.as(type);
    }

    /** What a script's Python exception is in Java: with its place in the script, and itself as the cause. */
    ScriptException failure(PythonException failed, String file) {
        try (PyObject place = call("line_of", failed.value(), file)) {
            int line = place.item(0).toInt();
            ScriptException exception = line < 0
                    ? new ScriptException(failed.getMessage())
                    : new ScriptException(failed.getMessage(), file, line, place.item(1).toInt());
            exception.initCause(failed);
            return exception;
        }
    }
}
