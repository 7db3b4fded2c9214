package dev.sanca.tests.crash;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyModInitFunction;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.TypeSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A module whose functions throw, and a script that calls them. Argument: the script. */
public final class ThrowMain {
    /** Made when Python asks for it: by then it is known how objects are laid out. */
    private static final class Module {
        static final long METHODS = MethodTable.of(
                method("fail", ThrowMain::fail, METH_O, null),
                method("call", ThrowMain::call, METH_O, null));
        static final long THROWER = TypeSpec.of("thrower.Thrower")
                .basicsize(PyObject.sizeof())
                .flags(Py_TPFLAGS_DEFAULT)
                .slot(Py_tp_dealloc, ThrowMain::dealloc)
                .slot(Py_tp_hash, ThrowMain::hash)
                .slot(Py_sq_length, ThrowMain::length)
                .slot(Py_nb_bool, ThrowMain::isTrue)
                .slot(Py_tp_iternext, ThrowMain::next)
                .slot(Py_tp_init, ThrowMain::init)
                .address();
        static final long TRAVERSING = TypeSpec.of("thrower.Traversing")
                .basicsize(PyObject.sizeof())
                .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC)
                .slot(Py_tp_traverse, ThrowMain::traverse)
                .address();
        static final long MODULE =
                ModuleDef.of("thrower").m_methods(METHODS).slot(Py_mod_exec, ThrowMain::exec).address();
    }

    private ThrowMain() {}

    private static final class Checked extends Exception {
        private static final long serialVersionUID = 1L;

        Checked(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Thrown as ThreadDeath was: an error that nothing expects. */
    private static final class Fatal extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }
    }

    private static long fail(long self, long kind) throws Throwable {
        String name = Memory.getString(PyUnicode_AsUTF8(kind));
        switch (name) {
            case "unchecked" -> throw new IllegalStateException("a\0b \ud83d\ude00 \ud800");
            case "checked" -> throw new Checked("outer", new IOException("inner"));
            case "error" -> throw new Fatal();
            case "assertion" -> throw new AssertionError("never");
            case "mute" -> throw new Mute();
            case "interrupted" -> throw new InterruptedException("now");
            case "overflow" -> throw overflow(0);
            case "memory" -> throw new OutOfMemoryError("as if");
            case "real memory" -> PyLong_FromLong(fillMemory());
            case "class" -> PyLong_FromLong(Unusable.VALUE);
            case "api" -> PyList_Size(NULL);
            case "after python error" -> {
                PyErr_SetString(PyExc_KeyError(), "earlier");
                throw new IllegalStateException("later");
            }
            default -> throw new IllegalArgumentException(name);
        }
        return Py_RETURN_NONE();
    }

    /** A class whose initialiser throws. */
    private static final class Unusable {
        static final int VALUE = Integer.parseInt("not a number");
    }

    private static RuntimeException overflow(int depth) {
        RuntimeException deeper = overflow(depth + 1);
        return depth % 2 == 0 ? deeper : new IllegalStateException(deeper);
    }

    private static int fillMemory() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[1 << 20]);
        }
    }

    private static long call(long self, long function) {
        return PyObject_CallObject(function, NULL);
    }

    private static int exec(long module) {
        for (long spec : new long[] {Module.THROWER, Module.TRAVERSING}) {
            long type = PyType_FromModuleAndSpec(module, spec, NULL);
            if (type == NULL) {
                return -1;
            }
            int added = PyModule_AddType(module, type);
            Py_DECREF(type);
            if (added < 0) {
                return -1;
            }
        }
        return 0;
    }

    private static void dealloc(long self) {
        TypeSpec.tp_free(self);
        throw new IllegalStateException("in the destructor");
    }

    private static long hash(long self) {
        throw new IllegalStateException("no hash");
    }

    private static long length(long self) {
        throw new IllegalStateException("no length");
    }

    private static int isTrue(long self) {
        throw new IllegalStateException("no truth");
    }

    private static long next(long self) {
        throw new IllegalStateException("no next");
    }

    private static int init(long self, long args, long kwargs) {
        if (PyTuple_Size(args) > 0) {
            throw new IllegalStateException("no arguments");
        }
        return 0;
    }

    private static int traverse(long self, long visit, long arg) {
        throw new IllegalStateException("not to be seen");
    }

    private static long PyInit_thrower() {
        return PyModuleDef_Init(Module.MODULE);
    }

    public static void main(String[] arguments) {
        PythonConfig config = PythonConfig.isolated().withModule("thrower", PyModInitFunction.address(ThrowMain::PyInit_thrower));
        int status;
        try (Interpreter python = Interpreter.start(config)) {
            status = python.runCommand(arguments[0]);
        }
        System.exit(status);
    }
}
