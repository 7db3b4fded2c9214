package dev.sanca.host.training;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyCFunctionFast;
import dev.sanca.capi.PyCFunctionWithKeywords;

/** A module on the C API, for the training of the JVM. */
final class FunctionsModule {
    private static final long METHODS = MethodTable.of(
            method("noargs", FunctionsModule::noargs, METH_NOARGS, "noargs($module)\n--\n\n"),
            method("one", FunctionsModule::one, METH_O, null),
            method("varargs", FunctionsModule::varargs, METH_VARARGS, null),
            method("keywords", (PyCFunctionWithKeywords) FunctionsModule::keywords, METH_VARARGS | METH_KEYWORDS, null),
            method("fast", (PyCFunctionFast) FunctionsModule::fast, METH_FASTCALL, null),
            method("failing", FunctionsModule::failing, METH_NOARGS, null));

    private static final long MODULE = ModuleDef.of("_sanca_functions")
            .m_methods(METHODS)
            .m_size(0)
            .slot(Py_mod_exec, FunctionsModule::exec)
            .address();

    private FunctionsModule() {}

    static long PyInit__sanca_functions() {
        return PyModuleDef_Init(MODULE);
    }

    private static int exec(long module) {
        long error = PyErr_NewException("_sanca_functions.Error", NULL, NULL);
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
