package dev.sanca.tests.entry;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import java.util.concurrent.atomic.AtomicInteger;

/** Modules initialised in one phase and in several, with state; and modules whose initialisation fails. */
public final class PhasesModule {
    /** The state of a module: a counter, and a reference to an object. */
    private static final long STATE_SIZE = 16;
    private static final long OBJECT = 8;
    private static final AtomicInteger FREED = new AtomicInteger();

    private static final long METHODS = MethodTable.of(
            method("count", PhasesModule::count, METH_NOARGS, null),
            method("keep", PhasesModule::keep, METH_O, null),
            method("kept", PhasesModule::kept, METH_NOARGS, null));

    private static final long SINGLE = ModuleDef.of("single").m_methods(METHODS).m_size(STATE_SIZE).address();
    private static final long GLOBAL = ModuleDef.of("global_state").m_size(-1).address();
    private static final long MULTI = ModuleDef.of("multi")
            .m_size(STATE_SIZE)
            .m_methods(METHODS)
            .m_traverse(PhasesModule::traverse)
            .m_clear(PhasesModule::clear)
            .m_free(PhasesModule::free)
            .slot(Py_mod_exec, PhasesModule::setAnswer)
            .slot(Py_mod_exec, PhasesModule::checkAnswer)
            .slot(Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
            .slot(Py_mod_gil, Py_MOD_GIL_NOT_USED)
            .address();
    private static final long SHARED_GIL = ModuleDef.of("shared_gil")
            .slot(Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED)
            .address();
    private static final long CREATING = ModuleDef.of("creating").slot(Py_mod_create, PhasesModule::create).address();
    private static final long FAILING = ModuleDef.of("failing").slot(Py_mod_exec, PhasesModule::fail).address();
    private static final long THROWING = ModuleDef.of("throwing").slot(Py_mod_exec, PhasesModule::doThrow).address();

    private PhasesModule() {}

    static long PyInit_single() {
        return PyModule_Create(SINGLE);
    }

    static long PyInit_global_state() {
        return PyModule_Create(GLOBAL);
    }

    static long PyInit_multi() {
        return PyModuleDef_Init(MULTI);
    }

    static long PyInit_shared_gil() {
        return PyModuleDef_Init(SHARED_GIL);
    }

    static long PyInit_creating() {
        return PyModuleDef_Init(CREATING);
    }

    static long PyInit_failing() {
        return PyModuleDef_Init(FAILING);
    }

    static long PyInit_throwing() {
        return PyModuleDef_Init(THROWING);
    }

    static long PyInit_thrower() {
        throw new IllegalStateException("no module today");
    }

    private static int setAnswer(long module) {
        return PyModule_AddIntConstant(module, "answer", 42);
    }

    private static int checkAnswer(long module) {
        long answer = PyObject_GetAttrString(module, "answer");
        if (answer == NULL) {
            return -1;
        }
        Py_DECREF(answer);
        return PyModule_AddIntConstant(module, "freed_before", FREED.get());
    }

    private static int fail(long module) {
        PyErr_SetString(PyExc_ImportError(), "not today");
        return -1;
    }

    private static int doThrow(long module) {
        throw new IllegalStateException("not now");
    }

    private static long create(long spec, long def) {
        long name = PyObject_GetAttrString(spec, "name");
        if (name == NULL) {
            return NULL;
        }
        long module = PyModule_NewObject(name);
        if (module != NULL && PyObject_SetAttrString(module, "made_for", name) < 0) {
            Py_DECREF(module);
            module = NULL;
        }
        Py_DECREF(name);
        return module;
    }

    private static long count(long self, long unused) {
        long state = PyModule_GetState(self);
        Memory.putLong(state, Memory.getLong(state) + 1);
        return PyLong_FromLongLong(Memory.getLong(state));
    }

    private static long keep(long self, long object) {
        Py_XSETREF(PyModule_GetState(self) + OBJECT, Py_NewRef(object));
        return Py_RETURN_NONE();
    }

    private static long kept(long self, long unused) {
        long object = Memory.getPointer(PyModule_GetState(self) + OBJECT);
        return Py_NewRef(object == NULL ? Py_None() : object);
    }

    private static int traverse(long module, long visit, long arg) {
        return Py_VISIT(Memory.getPointer(PyModule_GetState(module) + OBJECT), visit, arg);
    }

    private static int clear(long module) {
        Py_CLEAR(PyModule_GetState(module) + OBJECT);
        return 0;
    }

    private static void free(long module) {
        FREED.incrementAndGet();
        clear(module);
    }
}
