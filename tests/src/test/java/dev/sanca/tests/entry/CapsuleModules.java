package dev.sanca.tests.entry;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CFunction;
import dev.sanca.capi.JavaCapsule;
import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyCapsule_Destructor;
import java.util.concurrent.atomic.AtomicInteger;

/** A module that exports a C API of its own, and one that imports it; and capsules with Java objects. */
public final class CapsuleModules {
    private static final String API = "exporter._C_API";
    private static final String COUNTER = "exporter.counter";
    private static final AtomicInteger DESTROYED = new AtomicInteger();

    /** {@code long scale(long number, int factor)}. */
    @FunctionalInterface
    public interface ScaleFunction {
        /** {@return the product} */
        long call(long number, int factor) throws Throwable;
    }

    /** {@code double half(double number)}. */
    @FunctionalInterface
    public interface HalfFunction {
        /** {@return half of it} */
        double call(double number);
    }

    private static final long TABLE = CFunction.table(
            CFunction.address(ScaleFunction.class, CapsuleModules::scale, -1),
            CFunction.address(HalfFunction.class, number -> number / 2, 0));
    private static final long DESTRUCTOR = PyCapsule_Destructor.address(CapsuleModules::destroyed);
    private static final long EXPORTER = ModuleDef.of("exporter")
            .m_methods(MethodTable.of(
                    method("capsule", CapsuleModules::capsule, METH_NOARGS, null),
                    method("destroyed", (self, unused) -> PyLong_FromLong(DESTROYED.get()), METH_NOARGS, null),
                    method("counter", (self, unused) -> JavaCapsule.of(new AtomicInteger(), COUNTER), METH_NOARGS, null),
                    method("count", CapsuleModules::count, METH_O, null),
                    method("text", CapsuleModules::text, METH_O, null)))
            .slot(Py_mod_exec, CapsuleModules::export)
            .address();
    private static final long IMPORTER = ModuleDef.of("importer")
            .m_methods(MethodTable.of(
                    method("scale", CapsuleModules::callScale, METH_VARARGS, null),
                    method("half", CapsuleModules::callHalf, METH_O, null)))
            .address();

    private CapsuleModules() {}

    static long PyInit_exporter() {
        return PyModuleDef_Init(EXPORTER);
    }

    static long PyInit_importer() {
        return PyModule_Create(IMPORTER);
    }

    private static int export(long module) {
        long capsule = PyCapsule_New(TABLE, API, NULL);
        if (capsule == NULL) {
            return -1;
        }
        int result = PyModule_AddObjectRef(module, "_C_API", capsule);
        Py_DECREF(capsule);
        return result;
    }

    private static long scale(long number, int factor) {
        if (factor == 0) {
            throw new IllegalArgumentException("factor 0");
        }
        return number * factor;
    }

    private static long callScale(long self, long args) throws Throwable {
        long[] number = {0};
        int[] factor = {0};
        if (!PyArg_ParseTuple(args, "Li", number, factor)) {
            return NULL;
        }
        long table = PyCapsule_Import(API, 0);
        if (table == NULL) {
            return NULL;
        }
        long result = CFunction.at(ScaleFunction.class, Memory.getPointer(table)).call(number[0], factor[0]);
        return result == -1 && PyErr_Occurred() != NULL ? NULL : PyLong_FromLongLong(result);
    }

    private static long callHalf(long self, long number) {
        long table = PyCapsule_Import(API, 0);
        return table == NULL
                ? NULL
                : PyFloat_FromDouble(
                        CFunction.at(HalfFunction.class, Memory.getPointer(table + 8)).call(PyFloat_AsDouble(number)));
    }

    private static long capsule(long self, long unused) {
        return PyCapsule_New(TABLE, "mine", DESTRUCTOR);
    }

    private static void destroyed(long capsule) {
        DESTROYED.incrementAndGet();
    }

    private static long count(long self, long capsule) {
        AtomicInteger counter = JavaCapsule.get(capsule, COUNTER, AtomicInteger.class);
        return counter == null ? NULL : PyLong_FromLong(counter.incrementAndGet());
    }

    private static long text(long self, long capsule) {
        String text = JavaCapsule.get(capsule, COUNTER, String.class);
        return text == null ? NULL : PyUnicode_FromString(text);
    }
}
