package dev.sanca.tests.crash;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyModInitFunction;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.TypeSpec;

/** Python and Java that call each other too deeply. Arguments: the thread's stack in KiB, the script. */
public final class NestedCallsMain {
    /** Made when Python asks for it: by then it is known how objects are laid out. */
    private static final class Module {
        static final long LAYER = TypeSpec.of("nested.Layer")
                .basicsize(PyObject.sizeof())
                .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
                .slot(Py_tp_repr, NestedCallsMain::repr)
                .address();
        static final long MODULE = ModuleDef.of("nested")
                .m_methods(MethodTable.of(method("call", NestedCallsMain::call, METH_VARARGS, null)))
                .slot(Py_mod_exec, NestedCallsMain::exec)
                .address();
    }

    private NestedCallsMain() {}

    private static long PyInit_nested() {
        return PyModuleDef_Init(Module.MODULE);
    }

    private static int exec(long module) {
        long type = PyType_FromModuleAndSpec(module, Module.LAYER, NULL);
        int added = type == NULL ? -1 : PyModule_AddType(module, type);
        Py_XDECREF(type);
        return added;
    }

    /** {@code call(f, *args)} is {@code f(*args)}. */
    private static long call(long self, long args) {
        long rest = PyTuple_GetSlice(args, 1, PyTuple_Size(args));
        if (rest == NULL) {
            return NULL;
        }
        long result = PyObject_CallObject(PyTuple_GetItem(args, 0), rest);
        Py_DECREF(rest);
        return result;
    }

    /** The repr of the object's attribute, through C only. */
    private static long repr(long self) {
        long inner = PyObject_GetAttrString(self, "inner");
        if (inner == NULL) {
            return NULL;
        }
        long result = PyObject_Repr(inner);
        Py_DECREF(inner);
        return result;
    }

    public static void main(String[] arguments) throws InterruptedException {
        PythonConfig config =
                PythonConfig.isolated().withModule("nested", PyModInitFunction.address(NestedCallsMain::PyInit_nested));
        int[] status = {1};
        try (Interpreter python = Interpreter.start(config)) {
            Runnable body = () -> {
                try (Interpreter.Attachment _ = python.attach()) {
                    status[0] = PyRun_SimpleString(arguments[1]);
                }
            };
            Thread thread = new Thread(null, body, "small", Long.parseLong(arguments[0]) * 1024);
            thread.start();
            thread.join();
        }
        System.exit(status[0]);
    }
}
