package dev.sanca.host.demo;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.internal.InterpreterState;

/** The module {@code demo} that the Python tests import: what a module does in a process that it shares with Python. */
public final class DemoModule {
    private static final long METHODS = MethodTable.of(
            method("add", DemoModule::add, METH_VARARGS, "add($module, a, b, /)\n--\n\nThe sum of two numbers."),
            method("loader", DemoModule::loader, METH_NOARGS, null),
            method("version", DemoModule::version, METH_NOARGS, null),
            method("property", DemoModule::property, METH_O, null),
            method("throw_null_pointers", DemoModule::throwNullPointers, METH_O, null),
            method("weakref_callback", DemoModule::weakrefCallback, METH_O, null),
            method("garbage", DemoModule::garbage, METH_O, null),
            method("sleep", DemoModule::sleep, METH_O, null),
            method("at_shutdown", DemoModule::atShutdown, METH_O, null),
            method("start_thread", DemoModule::startThread, METH_O, null),
            method("stack_overflow", DemoModule::stackOverflow, METH_NOARGS, null),
            method("call", DemoModule::call, METH_O, null),
            method("call_at_shutdown", DemoModule::callAtShutdown, METH_O, null),
            method("call_in_thread", DemoModule::callInThread, METH_O, null));

    private static final long MODULE = ModuleDef.of("demo")
            .m_doc("A module for tests.")
            .m_methods(METHODS)
            .m_size(8)
            .slot(Py_mod_exec, DemoModule::exec)
            .slot(Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
            .address();

    private static volatile Object sink;
    private static boolean contextWasOwn;

    private DemoModule() {}

    static long PyInit_demo() {
        contextWasOwn = Thread.currentThread().getContextClassLoader() == DemoModule.class.getClassLoader();
        return PyModuleDef_Init(MODULE);
    }

    static long PyInit_inner() {
        return PyInit_demo();
    }

    static long PyInit_demo_two() {
        return PyInit_demo();
    }

    static long PyInit_shared_a() {
        return PyInit_demo();
    }

    static long PyInit_shared_b() {
        return PyInit_demo();
    }

    static long PyInit_user() {
        return PyInit_demo();
    }

    static long PyInit_options() {
        return PyInit_demo();
    }

    static long PyInit_late_options() {
        return PyInit_demo();
    }

    /** A module with single-phase initialisation. */
    static long PyInit_single() {
        return PyModule_Create(ModuleDef.of("single").m_methods(METHODS).m_size(-1).address());
    }

    /** One whose initialisation fails. */
    static long PyInit_failing() {
        return PyModuleDef_Init(ModuleDef.of("failing").slot(Py_mod_exec, DemoModule::fail).address());
    }

    static long PyInit_throwing() {
        throw new IllegalStateException("not now");
    }

    private static int exec(long module) {
        return PyModule_AddIntConstant(module, "answer", 42)
                | PyModule_AddObjectRef(module, "context_was_own", contextWasOwn ? Py_True() : Py_False());
    }

    private static int fail(long module) {
        PyErr_SetString(PyExc_ValueError(), "not today");
        return -1;
    }

    private static long add(long self, long args) {
        long[] a = new long[1];
        long[] b = new long[1];
        return PyArg_ParseTuple(args, "OO:add", a, b) ? PyNumber_Add(a[0], b[0]) : NULL;
    }

    /** The name of the class loader, and its identity. */
    private static long loader(long self, long unused) {
        ClassLoader loader = DemoModule.class.getClassLoader();
        return Py_BuildValue("sn", loader.getName(), (long) System.identityHashCode(loader));
    }

    /** Which version of the library the module got: that of its own jars. */
    private static long version(long self, long unused) {
        return PyUnicode_FromString(Library.VERSION);
    }

    private static long property(long self, long name) {
        String value = System.getProperty(dev.sanca.capi.Memory.getString(PyUnicode_AsUTF8(name)));
        return value == null ? Py_RETURN_NONE() : PyUnicode_FromString(value);
    }

    /** In compiled code, each is a SIGSEGV that the JVM expects. */
    private static long throwNullPointers(long self, long count) {
        long caught = 0;
        for (long i = PyLong_AsLongLong(count); i > 0; i--) {
            try {
                sink = length(i % 3 == 0 ? "abc" : null);
            } catch (NullPointerException expected) {
                caught++;
            }
        }
        return PyLong_FromLongLong(caught);
    }

    /** For an object that dies late. */
    private static long weakrefCallback(long self, long reference) {
        int caught = 0;
        for (int i = 0; i < 200_000; i++) {
            try {
                sink = length(i % 3 == 0 ? "abc" : null);
            } catch (NullPointerException expected) {
                caught++;
            }
        }
        System.out.println(caught);
        return Py_RETURN_NONE();
    }

    private static Integer length(String text) {
        return text.length();
    }

    /** Makes a number of megabytes of garbage. */
    private static long garbage(long self, long megabytes) {
        for (long i = PyLong_AsLongLong(megabytes); i > 0; i--) {
            sink = new byte[1 << 20];
        }
        return Py_RETURN_NONE();
    }

    /** Sleeps some milliseconds without the GIL. */
    private static long sleep(long self, long millis) {
        long time = PyLong_AsLongLong(millis);
        long save = PyEval_SaveThread();
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            PyEval_RestoreThread(save);
        }
        return Py_RETURN_NONE();
    }

    /** Prints a text in a shutdown hook. */
    private static long atShutdown(long self, long text) {
        String line = dev.sanca.capi.Memory.getString(PyUnicode_AsUTF8(text));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(line)));
        return Py_RETURN_NONE();
    }

    /** Starts a thread that is no daemon and never ends: one that sleeps, or with True one that is busy. */
    private static long startThread(long self, long busy) {
        boolean isBusy = PyObject_IsTrue(busy) == 1;
        Thread thread = new Thread(() -> {
            while (true) {
                sink = isBusy ? new Object() : pause();
            }
        });
        thread.setDaemon(false);
        thread.start();
        return Py_RETURN_NONE();
    }

    private static Object pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static long stackOverflow(long self, long unused) {
        return depth(0);
    }

    private static long depth(long n) {
        return depth(n + 1) + 1;
    }

    private static long call(long self, long callable) {
        return PyObject_CallNoArgs(callable);
    }

    private static void callAttached(InterpreterState python, long callable) {
        int entered = python.enter();
        Py_XDECREF(PyObject_CallNoArgs(callable));
        python.exit(entered);
    }

    private static long callAtShutdown(long self, long callable) {
        Py_INCREF(callable);
        InterpreterState python = InterpreterState.current();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> callAttached(python, callable)));
        return Py_RETURN_NONE();
    }

    /** Calls it for ever, in a thread of Java that is no daemon. */
    private static long callInThread(long self, long callable) {
        Py_INCREF(callable);
        InterpreterState python = InterpreterState.current();
        new Thread(() -> {
            try {
                while (true) {
                    callAttached(python, callable);
                }
            } catch (IllegalStateException closed) {
                System.out.println(closed.getMessage());
            }
        }).start();
        return Py_RETURN_NONE();
    }
}
