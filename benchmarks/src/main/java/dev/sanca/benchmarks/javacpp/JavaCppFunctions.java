package dev.sanca.benchmarks.javacpp;

import static org.bytedeco.cpython.global.python.METH_FASTCALL;
import static org.bytedeco.cpython.global.python.METH_NOARGS;
import static org.bytedeco.cpython.global.python.METH_O;
import static org.bytedeco.cpython.global.python.PyErr_Occurred;
import static org.bytedeco.cpython.global.python.PyErr_SetString;
import static org.bytedeco.cpython.global.python.PyExc_ValueError;
import static org.bytedeco.cpython.global.python.PyFloat_AsDouble;
import static org.bytedeco.cpython.global.python.PyFloat_FromDouble;
import static org.bytedeco.cpython.global.python.PyLong_AsLongLong;
import static org.bytedeco.cpython.global.python.PyLong_FromLongLong;
import static org.bytedeco.cpython.global.python.PyModule_AddObjectRef;
import static org.bytedeco.cpython.global.python.PyModule_Create2;
import static org.bytedeco.cpython.global.python.PyType_FromSpec;
import static org.bytedeco.cpython.global.python.PyUnicode_AsUTF8;
import static org.bytedeco.cpython.global.python.PyUnicode_FromString;
import static org.bytedeco.cpython.global.python.PyUnicode_GetLength;
import static org.bytedeco.cpython.global.python.Py_TPFLAGS_DEFAULT;
import static org.bytedeco.cpython.global.python.Py_tp_getset;
import static org.bytedeco.cpython.global.python._Py_NoneStruct;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cpython.PyCFunction;
import org.bytedeco.cpython.PyCFunctionFast;
import org.bytedeco.cpython.PyGetSetDef;
import org.bytedeco.cpython.PyMethodDef;
import org.bytedeco.cpython.PyModuleDef;
import org.bytedeco.cpython.PyObject;
import org.bytedeco.cpython.PyType_Slot;
import org.bytedeco.cpython.PyType_Spec;
import org.bytedeco.cpython.getter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** The rows that Python calls, as JavaCPP function pointers in a method table. */
final class JavaCppFunctions {
    /** CPython keeps the pointer, so the native text must stay. */
    static final BytePointer MODULE = new BytePointer("javacpp_bench");
    private static final int PYTHON_API_VERSION = 1013;
    private static final PyObject NONE = _Py_NoneStruct();

    private static final PyCFunction NOOP = new PyCFunction() {
        @Override
        public PyObject call(PyObject self, PyObject ignored) {
            return NONE;
        }
    };

    private static final PyCFunctionFast ADD = new PyCFunctionFast() {
        @Override
        @SuppressWarnings("rawtypes")
        public PyObject call(PyObject self, PointerPointer args, long count) {
            long a = PyLong_AsLongLong(argument(args, 0));
            long b = PyLong_AsLongLong(argument(args, 1));
            return (a == -1 || b == -1) && PyErr_Occurred() != null ? null : PyLong_FromLongLong(a + b);
        }
    };

    private static final PyCFunctionFast ADD_FLOAT = new PyCFunctionFast() {
        @Override
        @SuppressWarnings("rawtypes")
        public PyObject call(PyObject self, PointerPointer args, long count) {
            double a = PyFloat_AsDouble(argument(args, 0));
            double b = PyFloat_AsDouble(argument(args, 1));
            return (a == -1 || b == -1) && PyErr_Occurred() != null ? null : PyFloat_FromDouble(a + b);
        }
    };

    private static final PyCFunction LENGTH = new PyCFunction() {
        @Override
        public PyObject call(PyObject self, PyObject text) {
            long size = PyUnicode_GetLength(text);
            return size < 0 ? null : PyLong_FromLongLong(size);
        }
    };

    private static final PyCFunction IDENTITY = new PyCFunction() {
        @Override
        public PyObject call(PyObject self, PyObject text) {
            BytePointer utf8 = PyUnicode_AsUTF8(text);
            return utf8 == null ? null : PyUnicode_FromString(utf8.getString(StandardCharsets.UTF_8));
        }
    };

    private static final PyCFunction FAIL = new PyCFunction() {
        @Override
        public PyObject call(PyObject self, PyObject ignored) {
            PyErr_SetString(PyExc_ValueError(), "no such thing");
            return null;
        }
    };

    private static final getter POINT_X = new getter() {
        @Override
        public PyObject call(PyObject self, Pointer closure) {
            return PyLong_FromLongLong(42);
        }
    };

    private static final PyModuleDef DEFINITION = new PyModuleDef();

    /** What CPython points at: JavaCPP frees the native memory of an object that is collected. */
    private static final List<Pointer> KEPT = new ArrayList<>();

    private JavaCppFunctions() {}

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static PyObject argument(PointerPointer args, int index) {
        return (PyObject) args.get(PyObject.class, index);
    }

    /** The module's init function: a new reference to the module. */
    static PyObject init() {
        DEFINITION.zero();
        DEFINITION.m_name(MODULE).m_size(-1).m_methods(methods());
        PyObject module = PyModule_Create2(DEFINITION, PYTHON_API_VERSION);
        PyModule_AddObjectRef(module, "Point", PyType_FromSpec(pointSpec()));
        return module;
    }

    private static <P extends Pointer> P keep(P pointer) {
        KEPT.add(pointer);
        return pointer;
    }

    private static PyMethodDef methods() {
        PyMethodDef table = keep(new PyMethodDef(7));
        define(table, 0, "noop", NOOP, METH_NOARGS);
        define(table, 1, "add", keep(new PyCFunction(ADD)), METH_FASTCALL);
        define(table, 2, "add_float", keep(new PyCFunction(ADD_FLOAT)), METH_FASTCALL);
        define(table, 3, "length", LENGTH, METH_O);
        define(table, 4, "identity", IDENTITY, METH_O);
        define(table, 5, "fail", FAIL, METH_NOARGS);
        define(table, 6, null, null, 0);
        return table.position(0);
    }

    private static void define(PyMethodDef table, int index, String name, PyCFunction function, int flags) {
        table.position(index).ml_name(name == null ? null : keep(new BytePointer(name)));
        table.ml_meth(function).ml_flags(flags).ml_doc(null);
    }

    private static PyType_Spec pointSpec() {
        PyGetSetDef attributes = keep(new PyGetSetDef(2));
        attributes.position(0).zero();
        attributes.position(1).zero();
        attributes.position(0).name(keep(new BytePointer("x"))).get(POINT_X);
        PyType_Slot slots = new PyType_Slot(2);
        slots.position(1).slot(0).pfunc(null);
        slots.position(0).slot(Py_tp_getset).pfunc(attributes);
        PyType_Spec spec = new PyType_Spec();
        spec.name(keep(new BytePointer("javacpp_bench.Point"))).basicsize(16).itemsize(0);
        return spec.flags((int) Py_TPFLAGS_DEFAULT).slots(slots);
    }
}
