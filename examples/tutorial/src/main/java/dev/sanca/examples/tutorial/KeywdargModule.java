package dev.sanca.examples.tutorial;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyCFunctionWithKeywords;

/**
 * The extension module {@code keywdarg}, with a function whose parameters can be given by name.
 *
 * <p>All methods: attached.
 */
public final class KeywdargModule {
    private KeywdargModule() {}

    // @start region="parrot"
    private static final String[] KWLIST = {"voltage", "state", "action", "type", null};

    /** {@code keywdarg.parrot(voltage, state='stiff', action='voom', type='Norwegian Blue')}: describes the bird. */
    static long keywdarg_parrot(long self, long args, long keywds) {
        int[] voltage = new int[1];
        String[] state = {"stiff"};
        String[] action = {"voom"};
        String[] type = {"Norwegian Blue"};

        if (!PyArg_ParseTupleAndKeywords(args, keywds, "i|sss:parrot", KWLIST, voltage, state, action, type)) {
            return NULL;
        }
        return PyUnicode_FromFormat("a %s %s, %i volts: %s", state[0], type[0], voltage[0], action[0]);
    }
    // @end region="parrot"

    // @start region="init"
    private static final long keywdarg_methods = MethodTable.of(
            method("parrot", (PyCFunctionWithKeywords) KeywdargModule::keywdarg_parrot, METH_VARARGS | METH_KEYWORDS,
                    "Describes a parrot."));

    private static final long keywdarg_module = ModuleDef.of("keywdarg")
            .m_methods(keywdarg_methods)
            .slot(Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
            .address();

    /** {@return the definition, from which {@code import keywdarg} makes a module} */
    public static long PyInit_keywdarg() {
        return PyModuleDef_Init(keywdarg_module);
    }
    // @end region="init"
}
