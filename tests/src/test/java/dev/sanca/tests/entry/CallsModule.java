package dev.sanca.tests.entry;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyCFunctionFast;
import dev.sanca.capi.PyCFunctionFastWithKeywords;
import dev.sanca.capi.PyCFunctionWithKeywords;
import dev.sanca.capi.PyCMethod;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.TypeSpec;

/** A module with a function, and a type with a method, for each calling convention; each gives back what it got. */
public final class CallsModule {
    private static final long METHODS = MethodTable.of(
            method("noargs", CallsModule::noargs, METH_NOARGS, "noargs($module)\n--\n\nTakes nothing."),
            method("o", CallsModule::o, METH_O, "o($module, arg, /)\n--\n\nTakes one."),
            method("varargs", CallsModule::o, METH_VARARGS, null),
            method("keywords", (PyCFunctionWithKeywords) CallsModule::keywords, METH_VARARGS | METH_KEYWORDS, null),
            method("fast", (PyCFunctionFast) CallsModule::fast, METH_FASTCALL, null),
            method("fast_keywords", CallsModule::fastKeywords, METH_FASTCALL | METH_KEYWORDS, null),
            method("me", CallsModule::self, METH_NOARGS, null),
            method("null_without_error", CallsModule::nullWithoutError, METH_NOARGS, null),
            method("result_with_error", CallsModule::resultWithError, METH_NOARGS, null));

    private static final long THING_METHODS = MethodTable.of(
            method("noargs", CallsModule::noargs, METH_NOARGS, null),
            method("o", CallsModule::o, METH_O, null),
            method("varargs", CallsModule::o, METH_VARARGS, null),
            method("keywords", (PyCFunctionWithKeywords) CallsModule::keywords, METH_VARARGS | METH_KEYWORDS, null),
            method("fast", (PyCFunctionFast) CallsModule::fast, METH_FASTCALL, null),
            method("fast_keywords", (PyCFunctionFastWithKeywords) CallsModule::fastKeywords, METH_FASTCALL | METH_KEYWORDS, null),
            method("me", CallsModule::self, METH_NOARGS, null),
            method("defining", (PyCMethod) CallsModule::defining, METH_METHOD | METH_FASTCALL | METH_KEYWORDS, null),
            method("of_class", CallsModule::self, METH_NOARGS | METH_CLASS, null),
            method("of_class_fast", (PyCFunctionFast) CallsModule::selfFast, METH_FASTCALL | METH_CLASS, null),
            method("of_none", CallsModule::isNull, METH_NOARGS | METH_STATIC, null),
            method("__contains__", CallsModule::o, METH_O | METH_COEXIST, "The method, not the slot."));

    private static final long THING = TypeSpec.of("calls.Thing")
            .basicsize(PyObject.sizeof())
            .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
            .slot(Py_tp_methods, THING_METHODS)
            .slot(Py_sq_contains, CallsModule::contains)
            .address();

    private static final long MODULE = ModuleDef.of("calls")
            .m_doc("All calling conventions.")
            .m_methods(METHODS)
            .slot(Py_mod_exec, CallsModule::exec)
            .address();

    private CallsModule() {}

    static long PyInit_calls() {
        return PyModuleDef_Init(MODULE);
    }

    private static int exec(long module) {
        long type = PyType_FromModuleAndSpec(module, THING, NULL);
        if (type == NULL) {
            return -1;
        }
        int result = PyModule_AddObjectRef(module, "Thing", type);
        Py_DECREF(type);
        return result;
    }

    private static long noargs(long self, long unused) {
        return PyBool_FromLong(unused == NULL ? 1 : 0);
    }

    private static long o(long self, long arg) {
        return Py_NewRef(arg);
    }

    private static long self(long self, long unused) {
        return Py_NewRef(self);
    }

    private static long isNull(long self, long unused) {
        return PyBool_FromLong(self == NULL ? 1 : 0);
    }

    private static long selfFast(long self, long args, long nargs) {
        return Py_NewRef(self);
    }

    private static long keywords(long self, long args, long kwargs) {
        return PyTuple_Pack(2, args, kwargs == NULL ? Py_None() : kwargs);
    }

    private static long fast(long self, long args, long nargs) {
        long tuple = PyTuple_New(nargs);
        for (long i = 0; tuple != NULL && i < nargs; i++) {
            PyTuple_SetItem(tuple, i, Py_NewRef(Memory.getPointer(args + 8 * i)));
        }
        return tuple;
    }

    private static long fastKeywords(long self, long args, long nargs, long kwnames) {
        long count = nargs + (kwnames == NULL ? 0 : PyTuple_Size(kwnames));
        long values = fast(self, args, count);
        if (values == NULL) {
            return NULL;
        }
        long result = PyTuple_Pack(2, values, kwnames == NULL ? Py_None() : kwnames);
        Py_DECREF(values);
        return result;
    }

    private static long defining(long self, long definingClass, long args, long nargs, long kwnames) {
        long rest = fastKeywords(self, args, nargs, kwnames);
        if (rest == NULL) {
            return NULL;
        }
        long result = PyTuple_Pack(2, definingClass, rest);
        Py_DECREF(rest);
        return result;
    }

    private static int contains(long self, long value) {
        return 1;
    }

    private static long nullWithoutError(long self, long unused) {
        return NULL;
    }

    private static long resultWithError(long self, long unused) {
        PyErr_SetString(PyExc_ValueError(), "left behind");
        return Py_RETURN_NONE();
    }
}
