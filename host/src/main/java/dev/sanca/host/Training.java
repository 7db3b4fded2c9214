package dev.sanca.host;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyCFunctionFast;
import dev.sanca.capi.PyCFunctionWithKeywords;

/**
 * The module that the JVM is trained with for its AOT cache: does once what most modules do, so that the classes for it are in the cache.
 */
public final class Training {
    private static final long METHODS = MethodTable.of(
            method("noargs", Training::noargs, METH_NOARGS, "noargs($module)\n--\n\n"),
            method("one", Training::one, METH_O, null),
            method("varargs", Training::varargs, METH_VARARGS, null),
            method("keywords", (PyCFunctionWithKeywords) Training::keywords, METH_VARARGS | METH_KEYWORDS, null),
            method("fast", (PyCFunctionFast) Training::fast, METH_FASTCALL, null),
            method("failing", Training::failing, METH_NOARGS, null));

    private static final long MODULE = ModuleDef.of("_sanca_training")
            .m_methods(METHODS)
            .m_size(0)
            .slot(Py_mod_exec, Training::exec)
            .address();

    private Training() {}

    /**
     * Makes the module; what its functions do is done at once.
     *
     * @return the definition, or NULL with an exception set
     */
    static long PyInit__sanca_training() {
        long def = PyModuleDef_Init(MODULE);
        long globals = PyDict_New();
        long spec = PyRun_String("type('Spec', (), {'name': '_sanca_training'})", Py_eval_input, globals, globals);
        long module = PyModule_FromDefAndSpec(def, spec);
        if (module != NULL && PyModule_ExecDef(module, def) == 0 && PyDict_SetItemString(globals, "m", module) == 0) {
            String calls = "[m.noargs(), m.one('x'), m.varargs(1, 'a', 2.5), m.keywords(1, b=2), m.fast(1, 2)]";
            Py_XDECREF(PyRun_String(calls, Py_eval_input, globals, globals));
            Py_XDECREF(PyRun_String("m.failing()", Py_eval_input, globals, globals));
            PyErr_Clear();
        }
        Py_XDECREF(module);
        Py_XDECREF(spec);
        Py_XDECREF(globals);
        return def;
    }

    private static int exec(long module) {
        long error = PyErr_NewException("_sanca_training.Error", NULL, NULL);
        return PyModule_AddIntConstant(module, "answer", 42) | PyModule_AddStringConstant(module, "text", "x")
                | PyModule_Add(module, error);
    }

    private static int PyModule_Add(long module, long error) {
        int status = PyModule_AddObjectRef(module, "Error", error);
        Py_XDECREF(error);
        return status;
    }

    private static long noargs(long self, long unused) {
        return Py_RETURN_NONE();
    }

    private static long one(long self, long arg) {
        return Py_NewRef(arg);
    }

    private static long varargs(long self, long args) {
        int[] i = new int[1];
        String[] s = new String[1];
        double[] d = new double[1];
        if (!PyArg_ParseTuple(args, "isd", i, s, d)) {
            return NULL;
        }
        return Py_BuildValue("isdO", i[0], s[0], d[0], Py_None());
    }

    private static long keywords(long self, long args, long kwargs) {
        int[] a = new int[1];
        int[] b = new int[1];
        if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|i", new String[] {"a", "b"}, a, b)) {
            return NULL;
        }
        return PyLong_FromLong(a[0] + b[0]);
    }

    private static long fast(long self, long args, long nargs) {
        return PyLong_FromSsize_t(nargs);
    }

    private static long failing(long self, long unused) {
        throw new IllegalArgumentException("no");
    }
}
