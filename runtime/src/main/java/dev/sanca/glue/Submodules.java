package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.RaisedException;

/** Modules inside a module: made and filled with it, its attributes, and found in {@code sys.modules} as any module. */
public final class Submodules {
    /** The module becomes a package, if it is none, and the new module gets its specification. */
    private static final String SPECIFY = """
            from importlib.machinery import ModuleSpec
            outer = module.__spec__
            if outer.submodule_search_locations is None:
                outer.submodule_search_locations = module.__path__ = []
                module.__package__ = outer.parent
            spec = ModuleSpec(f'{module.__name__}.{name}', outer.loader, origin=outer.origin)
            """;
    /** What the import system does for modules that it makes itself. */
    private static final String REGISTER = """
            import sys
            created.__spec__, created.__loader__, created.__package__ = spec, spec.loader, spec.parent
            sys.modules[spec.name] = created
            """;
    private static final String WITHDRAW = """
            import sys
            sys.modules.pop(spec.name, None)
            """;

    private Submodules() {}

    /**
     * Makes a module inside another, fills it, and adds it as an attribute.
     *
     * @param module the other module, which is being filled
     * @param name the new module's name inside it
     * @param definition the new module's definition, for initialisation in several phases
     * @throws Raised with an exception set
     */
    public static void add(long module, String name, long definition) {
        long variables = Raised.unlessNull(PyDict_New());
        long created = NULL;
        try {
            Raised.unlessNegative(PyDict_SetItemString(variables, "__builtins__", PyEval_GetBuiltins()));
            Raised.unlessNegative(PyDict_SetItemString(variables, "module", module));
            long text = Raised.unlessNull(PyUnicode_FromString(name));
            int set = PyDict_SetItemString(variables, "name", text);
            Py_DECREF(text);
            Raised.unlessNegative(set);
            run(SPECIFY, variables);
            created = Raised.unlessNull(PyModule_FromDefAndSpec(definition, PyDict_GetItemString(variables, "spec")));
            Raised.unlessNegative(PyDict_SetItemString(variables, "created", created));
            run(REGISTER, variables);
            fill(created, definition, variables);
            Raised.unlessNegative(PyModule_AddObjectRef(module, name, created));
        } finally {
            Py_XDECREF(created);
            Py_DECREF(variables);
        }
    }

    private static void fill(long created, long definition, long variables) {
        if (PyModule_ExecDef(created, definition) < 0) {
            long exception = RaisedException.take();
            try {
                run(WITHDRAW, variables);
            } catch (Raised worse) {
                PyErr_Clear();
            }
            RaisedException.give(exception);
            throw Raised.asIs();
        }
    }

    private static void run(String source, long variables) {
        Py_DECREF(Raised.unlessNull(PyRun_String(source, Py_file_input, variables, variables)));
    }
}
