package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Vectorcall;

/**
 * Something in a module of Python's standard library, imported at its first use and kept as long as the interpreter.
 *
 * @param module a module's name
 * @param name   an attribute of it
 */
record Imported(String module, String name) {
    /** The object; borrowed. Attached. */
    long in(InterpreterState state) {
        return state.<Imported, Long>local(this, _ -> load(state));
    }

    private long load(InterpreterState state) {
        long moduleName = Names.of(state, module);
        long loaded = PyImport_Import(moduleName);
        Py_DECREF(moduleName);
        Objects.check(loaded);
        try {
            return Fields.get(state, loaded, name);
        } finally {
            Py_DECREF(loaded);
        }
    }

    /** Calls it with Java values: a new reference. Attached. */
    long call(InterpreterState state, Object... arguments) {
        return Objects.check(Vectorcall.call(state, in(state), NULL, arguments));
    }

    /** Whether a borrowed object is an instance of it. Attached. */
    boolean isClassOf(InterpreterState state, long o) {
        long type = in(state);
        return Py_TYPE(o) == type || Objects.check(PyObject_IsInstance(o, type)) == 1;
    }

    /** Refuses a borrowed object that is no instance of it. Attached. */
    void require(InterpreterState state, long o) {
        if (!isClassOf(state, o)) {
            throw Mismatch.expected(module + "." + name, o);
        }
    }
}
