package dev.sanca.tests.entry;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyPendingCall;
import dev.sanca.capi.Py_AtExitFunction;
import dev.sanca.capi.Py_AuditHookFunction;

/** Callbacks that are no functions of a module: audit hook, pending call, exit function. */
public final class HooksModule {
    private static final long MODULE = ModuleDef.of("hooks")
            .m_methods(MethodTable.of(
                    method("audit", HooksModule::audit, METH_NOARGS, null),
                    method("pending", HooksModule::pending, METH_O, null),
                    method("at_exit", HooksModule::atExit, METH_NOARGS, null)))
            .address();
    private static final long PENDING = PyPendingCall.address(HooksModule::run);

    private HooksModule() {}

    static long PyInit_hooks() {
        return PyModule_Create(MODULE);
    }

    private static long audit(long self, long unused) {
        return PySys_AddAuditHook(Py_AuditHookFunction.address(HooksModule::onEvent), NULL) < 0 ? NULL : Py_RETURN_NONE();
    }

    private static int onEvent(long event, long args, long data) {
        return switch (Memory.getString(event)) {
            case "hooks.throw" -> throw new IllegalStateException("not allowed");
            case "hooks.refuse" -> {
                PyErr_SetString(PyExc_PermissionError(), "refused");
                yield -1;
            }
            default -> 0;
        };
    }

    private static long pending(long self, long callable) {
        if (Py_AddPendingCall(PENDING, Py_NewRef(callable)) < 0) {
            Py_DECREF(callable);
            PyErr_SetString(PyExc_RuntimeError(), "too many pending calls");
            return NULL;
        }
        return Py_RETURN_NONE();
    }

    private static int run(long callable) {
        long result = PyObject_CallObject(callable, NULL);
        Py_DECREF(callable);
        Py_XDECREF(result);
        return result == NULL ? -1 : 0;
    }

    private static long atExit(long self, long unused) {
        if (Py_AtExit(Py_AtExitFunction.address(HooksModule::exiting)) < 0) {
            PyErr_SetString(PyExc_RuntimeError(), "too many exit functions");
            return NULL;
        }
        return Py_RETURN_NONE();
    }

    /** CPython is gone by then, so this can only be logged. */
    private static void exiting() {
        throw new IllegalStateException("at the exit");
    }
}
