package dev.sanca.script;

import dev.sanca.PyObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.script.Bindings;
import javax.script.ScriptContext;

/**
 * The globals of one run: the context's engine scope, and for its time the global scope, too, where the engine scope has no such name.
 *
 * <p>An engine scope that is a map of Java's own (not made by {@code createBindings}) is copied in and, at the end, out again.
 */
final class Namespace implements AutoCloseable {
    private final Bindings engineScope;
    private final PythonBindings globals;
    /** What came from the global scope, as it was put in. */
    private final Map<String, Object> added = new LinkedHashMap<>();

    private Namespace(Bindings engineScope, PythonBindings globals) {
        this.engineScope = engineScope;
        this.globals = globals;
    }

    static Namespace of(PythonSide python, ScriptContext context) {
        Bindings engineScope = context.getBindings(ScriptContext.ENGINE_SCOPE);
        PythonBindings globals;
        if (engineScope instanceof PythonBindings own) {
            globals = own;
        } else {
            globals = new PythonBindings(python.call("new_globals"));
            globals.putAll(engineScope);
        }
        Namespace namespace = new Namespace(engineScope, globals);
        namespace.add(context.getBindings(ScriptContext.GLOBAL_SCOPE));
        return namespace;
    }

    private void add(Bindings globalScope) {
        if (globalScope != null) {
            globalScope.forEach((name, value) -> {
                if (!globals.containsKey(name)) {
                    globals.namespace().setItem(name, value);
                    added.put(name, value);
                }
            });
        }
    }

    /** The dictionary. */
    PyObject globals() {
        return globals.namespace();
    }

    /** A value by its name. */
    Optional<PyObject> find(String name) {
        return globals.namespace().findItem(name);
    }

    @Override
    public void close() {
        added.keySet().forEach(globals::remove);
        if (engineScope != globals) {
            engineScope.putAll(globals);
        }
    }
}
