package dev.sanca.script;

import dev.sanca.PyObject;
import dev.sanca.PythonException;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;

/** A script that Python has compiled once, to be run often. */
public final class PythonCompiledScript extends CompiledScript {
    private final PythonScriptEngine engine;
    private final PythonSide python;
    /** What {@code compile_script} of engine.py gave. */
    private final PyObject code;
    private final String file;

    PythonCompiledScript(PythonScriptEngine engine, PythonSide python, PyObject code, String file) {
        this.engine = engine;
        this.python = python;
        this.code = code;
        this.file = file;
    }

    @Override
    public Object eval(ScriptContext context) throws ScriptException {
        try (Namespace namespace = Namespace.of(python, context)) {
            return PythonBindings.toJava(python.call("run", code, namespace.globals(), Streams.of(context)));
        } catch (PythonException failed) {
            throw python.failure(failed, file);
        }
    }

    @Override
    public ScriptEngine getEngine() {
        return engine;
    }
}
