package dev.sanca.tests.entry;

import static dev.sanca.capi.GetSetTable.attribute;
import static dev.sanca.capi.MemberTable.member;
import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.GetSetTable;
import dev.sanca.capi.MemberTable;
import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.TypeSpec;

/** A type with its data in C memory: members, computed attributes, arithmetic, comparison. */
public final class PointModule {
    private static final long X = PyObject.sizeof();
    private static final long Y = X + Double.BYTES;
    private static final long LABEL = Y + Double.BYTES;
    private static final long SIZE = LABEL + Long.BYTES;

    private static final long MEMBERS = MemberTable.of(
            member("x", Py_T_DOUBLE, X, 0, "To the right."),
            member("y", Py_T_DOUBLE, Y, Py_READONLY, null),
            member("label", Py_T_OBJECT_EX, LABEL, 0, null));
    private static final long GETSET = GetSetTable.of(
            attribute("norm", PointModule::getNorm, null, "Distance to the origin."),
            attribute("first", PointModule::get, PointModule::set, null, X),
            attribute("second", PointModule::get, PointModule::set, null, Y));
    private static final long METHODS = MethodTable.of(method("swap", PointModule::swap, METH_NOARGS, "Exchanges x and y."));
    private static final long POINT = TypeSpec.of("point.Point")
            .basicsize(SIZE)
            .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
            .slot(Py_tp_doc, "A point in the plane.")
            .slot(Py_tp_init, PointModule::init)
            .slot(Py_tp_dealloc, PointModule::dealloc)
            .slot(Py_tp_repr, PointModule::repr)
            .slot(Py_tp_hash, PointModule::hash)
            .tp_richcompare(PointModule::compare)
            .slot(Py_nb_add, PointModule::add)
            .slot(Py_nb_inplace_add, PointModule::addInPlace)
            .slot(Py_nb_power, PointModule::power)
            .slot(Py_nb_negative, PointModule::negate)
            .slot(Py_nb_bool, PointModule::isTrue)
            .slot(Py_nb_index, PointModule::index)
            .slot(Py_tp_members, MEMBERS)
            .slot(Py_tp_getset, GETSET)
            .slot(Py_tp_methods, METHODS)
            .address();
    private static final long MODULE = ModuleDef.of("point").slot(Py_mod_exec, PointModule::exec).address();

    /** Borrowed from the module, of which these tests have one. */
    private static long pointType;

    private PointModule() {}

    static long PyInit_point() {
        return PyModuleDef_Init(MODULE);
    }

    private static int exec(long module) {
        long type = PyType_FromModuleAndSpec(module, POINT, NULL);
        if (type == NULL) {
            return -1;
        }
        pointType = type;
        int result = PyModule_AddType(module, type);
        Py_DECREF(type);
        return result;
    }

    private static int init(long self, long args, long kwargs) {
        double[] x = {0};
        double[] y = {0};
        long[] label = {NULL};
        if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|ddO:Point", new String[] {"x", "y", "label"}, x, y, label)) {
            return -1;
        }
        Memory.putDouble(self + X, x[0]);
        Memory.putDouble(self + Y, y[0]);
        Py_XINCREF(label[0]);
        Py_XSETREF(self + LABEL, label[0]);
        return 0;
    }

    private static void dealloc(long self) {
        Py_CLEAR(self + LABEL);
        TypeSpec.tp_free(self);
    }

    private static boolean isPoint(long object) {
        return PyObject_TypeCheck(object, pointType);
    }

    private static double x(long self) {
        return Memory.getDouble(self + X);
    }

    private static double y(long self) {
        return Memory.getDouble(self + Y);
    }

    private static long make(long type, double x, double y) {
        long point = PyType_GenericAlloc(type, 0);
        if (point != NULL) {
            Memory.putDouble(point + X, x);
            Memory.putDouble(point + Y, y);
        }
        return point;
    }

    private static long repr(long self) {
        return PyUnicode_FromString("Point(" + x(self) + ", " + y(self) + ")");
    }

    private static long hash(long self) {
        return Double.hashCode(x(self)) & 0xffff;
    }

    private static long compare(long a, long b, int op) {
        if (!isPoint(b)) {
            return Py_RETURN_NOTIMPLEMENTED();
        }
        int order = Double.compare(x(a), x(b));
        return Py_RETURN_RICHCOMPARE(order != 0 ? order : Double.compare(y(a), y(b)), op);
    }

    private static long add(long a, long b) {
        if (!isPoint(a) || !isPoint(b)) {
            return Py_RETURN_NOTIMPLEMENTED();
        }
        return make(Py_TYPE(a), x(a) + x(b), y(a) + y(b));
    }

    private static long addInPlace(long a, long b) {
        if (!isPoint(b)) {
            return Py_RETURN_NOTIMPLEMENTED();
        }
        Memory.putDouble(a + X, x(a) + x(b));
        Memory.putDouble(a + Y, y(a) + y(b));
        return Py_NewRef(a);
    }

    private static long power(long a, long exponent, long modulus) {
        return PyTuple_Pack(2, exponent, modulus);
    }

    private static long negate(long self) {
        return make(Py_TYPE(self), -x(self), -y(self));
    }

    private static int isTrue(long self) {
        return x(self) != 0 || y(self) != 0 ? 1 : 0;
    }

    private static long index(long self) {
        return PyLong_FromDouble(x(self));
    }

    private static long getNorm(long self, long closure) {
        return PyFloat_FromDouble(Math.hypot(x(self), y(self)));
    }

    private static long get(long self, long offset) {
        return PyFloat_FromDouble(Memory.getDouble(self + offset));
    }

    private static int set(long self, long value, long offset) {
        if (value == NULL) {
            PyErr_SetString(PyExc_TypeError(), "a point has two coordinates");
            return -1;
        }
        double number = PyFloat_AsDouble(value);
        if (number == -1 && PyErr_Occurred() != NULL) {
            return -1;
        }
        Memory.putDouble(self + offset, number);
        return 0;
    }

    private static long swap(long self, long unused) {
        double x = x(self);
        Memory.putDouble(self + X, y(self));
        Memory.putDouble(self + Y, x);
        return Py_RETURN_NONE();
    }
}
