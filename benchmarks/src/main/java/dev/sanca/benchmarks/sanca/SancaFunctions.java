package dev.sanca.benchmarks.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyCFunction;
import dev.sanca.capi.PyCFunctionFast;
import dev.sanca.capi.PyGetSetDef;
import dev.sanca.capi.PyMethodDef;
import dev.sanca.capi.PyModuleDef;
import dev.sanca.capi.PyType_Slot;
import dev.sanca.capi.PyType_Spec;
import dev.sanca.capi.getter;

/** The rows that Python calls, written in Java as {@code cbench.c} writes them in C. */
final class SancaFunctions {
    static final String MODULE = "sanca_bench";
    private static final long OBJECT_SIZE = 16;

    private SancaFunctions() {}

    private static long noop(long self, long ignored) {
        return Py_RETURN_NONE();
    }

    private static boolean expectTwo(long count) {
        if (count == 2) {
            return true;
        }
        PyErr_SetString(PyExc_TypeError(), "two arguments expected");
        return false;
    }

    private static long add(long self, long args, long count) {
        if (!expectTwo(count)) {
            return NULL;
        }
        long a = PyLong_AsLongLong(Memory.getPointer(args));
        if (a == -1 && PyErr_Occurred() != NULL) {
            return NULL;
        }
        long b = PyLong_AsLongLong(Memory.getPointer(args + 8));
        if (b == -1 && PyErr_Occurred() != NULL) {
            return NULL;
        }
        return PyLong_FromLongLong(a + b);
    }

    private static long addFloat(long self, long args, long count) {
        if (!expectTwo(count)) {
            return NULL;
        }
        double a = PyFloat_AsDouble(Memory.getPointer(args));
        if (a == -1.0 && PyErr_Occurred() != NULL) {
            return NULL;
        }
        double b = PyFloat_AsDouble(Memory.getPointer(args + 8));
        if (b == -1.0 && PyErr_Occurred() != NULL) {
            return NULL;
        }
        return PyFloat_FromDouble(a + b);
    }

    private static long length(long self, long text) {
        long size = PyUnicode_GetLength(text);
        return size < 0 ? NULL : PyLong_FromSsize_t(size);
    }

    /** The text becomes a Java string, and a new str is made of that. */
    private static long identity(long self, long text) {
        long utf8 = PyUnicode_AsUTF8(text);
        if (utf8 == NULL) {
            return NULL;
        }
        String own = Memory.getString(utf8);
        return PyUnicode_FromString(own);
    }

    private static long fail(long self, long ignored) {
        PyErr_SetString(PyExc_ValueError(), "no such thing");
        return NULL;
    }

    private static long doThrow(long self, long ignored) {
        throw new IllegalArgumentException("no such thing");
    }

    private static long pointX(long self, long closure) {
        return PyLong_FromLongLong(42);
    }

    /** The module's init function. */
    static long init() {
        long definition = zeros(1, PyModuleDef.sizeof());
        PyModuleDef.m_name(definition, Memory.permanent(MODULE));
        PyModuleDef.m_size(definition, -1);
        PyModuleDef.m_methods(definition, methods());
        long module = PyModule_Create(definition);
        if (module == NULL) {
            return NULL;
        }
        long point = PyType_FromSpec(pointSpec());
        // What a thrown exception is in Python is the layer's to say; any exception ends the row.
        boolean added = PyModule_AddObjectRef(module, "Point", point) == 0
                && PyModule_AddObjectRef(module, "FAILURE", PyExc_Exception()) == 0;
        Py_XDECREF(point);
        if (!added) {
            Py_DECREF(module);
            return NULL;
        }
        return module;
    }

    private static long methods() {
        long table = zeros(8, PyMethodDef.sizeof());
        define(table, 0, "noop", PyCFunction.address(SancaFunctions::noop), METH_NOARGS);
        define(table, 1, "add", PyCFunctionFast.address(SancaFunctions::add), METH_FASTCALL);
        define(table, 2, "add_float", PyCFunctionFast.address(SancaFunctions::addFloat), METH_FASTCALL);
        define(table, 3, "length", PyCFunction.address(SancaFunctions::length), METH_O);
        define(table, 4, "identity", PyCFunction.address(SancaFunctions::identity), METH_O);
        define(table, 5, "fail", PyCFunction.address(SancaFunctions::fail), METH_NOARGS);
        define(table, 6, "throw", PyCFunction.address(SancaFunctions::doThrow), METH_NOARGS);
        return table;
    }

    private static void define(long table, int index, String name, long function, int flags) {
        long entry = table + index * PyMethodDef.sizeof();
        PyMethodDef.ml_name(entry, Memory.permanent(name));
        PyMethodDef.ml_meth(entry, function);
        PyMethodDef.ml_flags(entry, flags);
    }

    private static long pointSpec() {
        long attributes = zeros(2, PyGetSetDef.sizeof());
        PyGetSetDef.name(attributes, Memory.permanent("x"));
        PyGetSetDef.get(attributes, getter.address(SancaFunctions::pointX));
        long slots = zeros(2, PyType_Slot.sizeof());
        PyType_Slot.slot(slots, Py_tp_getset);
        PyType_Slot.pfunc(slots, attributes);
        long spec = zeros(1, PyType_Spec.sizeof());
        PyType_Spec.name(spec, Memory.permanent(MODULE + ".Point"));
        PyType_Spec.basicsize(spec, (int) OBJECT_SIZE);
        PyType_Spec.flags(spec, Py_TPFLAGS_DEFAULT);
        PyType_Spec.slots(spec, slots);
        return spec;
    }

    /** Memory for as long as the process lives. */
    private static long zeros(long count, long size) {
        return PyMem_RawCalloc(count, size);
    }
}
