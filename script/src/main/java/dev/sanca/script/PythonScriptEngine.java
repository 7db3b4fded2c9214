package dev.sanca.script;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Objects;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;

/**
 * CPython as a {@code javax.script} engine.
 *
 * {@snippet :
 * ScriptEngine engine = new ScriptEngineManager().getEngineByName("python");
 * engine.put("x", 20);
 * Object result = engine.eval("y = x * 2\ny + 2");    // 42L: the value of the expression at the end
 * }
 *
 * <p>The result of a script is the value of the expression it ends with, null if it ends with another statement. What is printed goes to
 * the context's writers. A Python exception is the cause of the {@link ScriptException}; {@code sys.exit} is one, too, and ends nothing.
 *
 * <p>Engines may be used by several platform threads at once; they share one interpreter and its lock.
 */
public final class PythonScriptEngine extends AbstractScriptEngine implements Compilable, Invocable {
    private static final String DEFAULT_FILE = "<script>";

    private final PythonScriptEngineFactory factory;
    /** Made with the first use, because that starts Python. Guarded by this. */
    private PythonSide python;

    PythonScriptEngine(PythonScriptEngineFactory factory) {
        this.factory = factory;
    }

    /** The Python half; its first use gives the engine its namespace, with what was put into the engine before. */
    private synchronized PythonSide python() {
        if (python == null || python.python().isClosed()) {
            python = PythonSide.get();
            Bindings before = context.getBindings(ScriptContext.ENGINE_SCOPE);
            PythonBindings own = createBindings(python);
            if (before != null && !(before instanceof PythonBindings)) {
                own.putAll(before);
            }
            context.setBindings(own, ScriptContext.ENGINE_SCOPE);
        }
        return python;
    }

    private static PythonBindings createBindings(PythonSide python) {
        return new PythonBindings(python.call("new_globals"));
    }

    /**
     * The interpreter that runs the scripts, for what {@code javax.script} has no words for.
     *
     * @return the interpreter, which other engines and other code may use as well
     */
    public Interpreter interpreter() {
        return python().python();
    }

    /** {@inheritDoc} A Python namespace: live in both directions. */
    @Override
    public Bindings createBindings() {
        return createBindings(python());
    }

    @Override
    public Object eval(String script, ScriptContext context) throws ScriptException {
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(context, "context");
        return compiled(script, context).eval(context);
    }

    @Override
    public Object eval(Reader reader, ScriptContext context) throws ScriptException {
        return eval(read(reader), context);
    }

    @Override
    public PythonCompiledScript compile(String script) throws ScriptException {
        return compiled(Objects.requireNonNull(script, "script"), context);
    }

    @Override
    public PythonCompiledScript compile(Reader script) throws ScriptException {
        return compile(read(script));
    }

    private PythonCompiledScript compiled(String script, ScriptContext context) throws ScriptException {
        Object name = context.getAttribute(FILENAME);
        String file = name == null ? DEFAULT_FILE : name.toString();
        PythonSide side = python();
        try {
            return new PythonCompiledScript(this, side, side.call("compile_script", script, file), file);
        } catch (PythonException failed) {
            throw side.failure(failed, file);
        }
    }

    private static String read(Reader reader) throws ScriptException {
        StringWriter text = new StringWriter();
        try {
            Objects.requireNonNull(reader, "reader").transferTo(text);
        } catch (IOException unreadable) {
            throw new ScriptException(unreadable);
        }
        return text.toString();
    }

    @Override
    public Object invokeFunction(String name, Object... arguments) throws ScriptException, NoSuchMethodException {
        Objects.requireNonNull(name, "name");
        PythonSide side = python();
        try (Namespace namespace = Namespace.of(side, context)) {
            return side.invoke(namespace.find(name), name, arguments, context);
        }
    }

    @Override
    public Object invokeMethod(Object target, String name, Object... arguments) throws ScriptException, NoSuchMethodException {
        Objects.requireNonNull(name, "name");
        PythonSide side = python();
        try (PyObject object = side.python().toPython(requireTarget(target))) {
            return side.invoke(object.findAttr(name), name, arguments, context);
        }
    }

    /** {@inheritDoc} The methods are the functions of this engine's namespace, looked up at each call. */
    @Override
    public <T> T getInterface(Class<T> type) {
        requireInterface(type);
        PythonSide side = python();
        Bindings bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
        if (!(bindings instanceof PythonBindings own)) {
            throw new IllegalStateException("The engine's bindings were replaced; use createBindings() for the new ones.");
        }
        return side.implement(side.call("Functions", own.namespace()), type);
    }

    @Override
    public <T> T getInterface(Object target, Class<T> type) {
        requireInterface(type);
        PythonSide side = python();
        return side.implement(side.python().toPython(requireTarget(target)), type);
    }

    private static Object requireTarget(Object target) {
        if (target == null) {
            throw new IllegalArgumentException("The object whose method is called must not be null.");
        }
        return target;
    }

    private static void requireInterface(Class<?> type) {
        if (type == null || !type.isInterface()) {
            throw new IllegalArgumentException((type == null ? "null" : type.getName()) + " is not an interface");
        }
    }

    @Override
    public ScriptEngineFactory getFactory() {
        return factory;
    }
}
