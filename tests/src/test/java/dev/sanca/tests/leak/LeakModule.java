package dev.sanca.tests.leak;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.JavaCapsule;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.TypeSpec;
import java.lang.ref.WeakReference;

/** The paths of the API's helpers that own references, each as a function that Python calls many times. */
public final class LeakModule {
    private static final String NAME = "leaks.object";
    private static final long EMPTY = TypeSpec.of("leaks.Empty").basicsize(PyObject.sizeof()).address();
    private static final long THROWER = TypeSpec.of("leaks.Thrower")
            .basicsize(PyObject.sizeof())
            .slot(Py_tp_dealloc, LeakModule::dealloc)
            .address();
    private static final long MODULE = ModuleDef.of("leaks")
            .m_methods(MethodTable.of(
                    method("none", (self, unused) -> Py_RETURN_NONE(), METH_NOARGS, null),
                    method("true", (self, unused) -> Py_RETURN_TRUE(), METH_NOARGS, null),
                    method("compare", (self, unused) -> Py_RETURN_RICHCOMPARE(0, Py_LT), METH_NOARGS, null),
                    method("fail", LeakModule::fail, METH_O, null),
                    method("fail_with_cause", LeakModule::failWithCause, METH_O, null),
                    method("fail_after_error", LeakModule::failAfterError, METH_O, null),
                    method("new_type", (self, unused) -> PyType_FromSpec(EMPTY), METH_NOARGS, null),
                    method("capsule", LeakModule::capsule, METH_NOARGS, null),
                    method("capsule_error", LeakModule::capsuleError, METH_O, null),
                    method("last_is_gone", LeakModule::lastIsGone, METH_NOARGS, null)))
            .slot(Py_mod_exec, LeakModule::exec)
            .address();

    private static WeakReference<Object> last = new WeakReference<>(null);

    private LeakModule() {}

    /** {@return the module's definition} */
    public static long PyInit_leaks() {
        return PyModuleDef_Init(MODULE);
    }

    private static int exec(long module) {
        long type = PyType_FromModuleAndSpec(module, THROWER, NULL);
        int added = type == NULL ? -1 : PyModule_AddType(module, type);
        Py_XDECREF(type);
        return added;
    }

    private static void dealloc(long self) {
        TypeSpec.tp_free(self);
        throw new IllegalStateException("in the destructor");
    }

    private static long fail(long self, long object) {
        throw new IllegalStateException("failed");
    }

    private static long failWithCause(long self, long object) {
        throw new IllegalStateException("failed", new IllegalArgumentException("because"));
    }

    private static long failAfterError(long self, long object) {
        PyErr_SetObject(PyExc_KeyError(), object);
        throw new IllegalStateException("failed");
    }

    private static long capsule(long self, long unused) {
        Object object = new Object();
        last = new WeakReference<>(object);
        return JavaCapsule.of(object, NAME);
    }

    private static long capsuleError(long self, long capsule) {
        String text = JavaCapsule.get(capsule, NAME, String.class);
        return text == null ? NULL : PyUnicode_FromString(text);
    }

    private static long lastIsGone(long self, long unused) {
        System.gc();
        return PyBool_FromLong(last.get() == null ? 1 : 0);
    }
}
