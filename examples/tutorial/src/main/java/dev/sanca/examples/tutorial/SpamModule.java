package dev.sanca.examples.tutorial;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * The extension module {@code spam}: runs commands of the operating system, and calls back.
 *
 * <p>All methods: attached. Functions with a Python result return a new reference, or NULL with an exception set.
 */
public final class SpamModule {
    private SpamModule() {}

    // @start region="state"
    /** What each instance of the module keeps; in C, {@code struct { PyObject *error; PyObject *callback; }}. */
    private static final class State {
        static final long SIZE = 2 * Long.BYTES;

        private State() {}

        /** The address of the variable for the module's exception. */
        static long error(long module) {
            return PyModule_GetState(module);
        }

        /** The address of the variable for the callback. */
        static long callback(long module) {
            return PyModule_GetState(module) + Long.BYTES;
        }
    }

    /** The class {@code spam.SpamError}; borrowed from the module. */
    private static long SpamError(long module) {
        return Memory.getPointer(State.error(module));
    }
    // @end region="state"

    // @start region="system"
    /** {@code spam.system(command)}. */
    static long spam_system(long self, long args) {
        String[] command = new String[1];

        if (!PyArg_ParseTuple(args, "s", command)) {
            return NULL;
        }
        int sts = system(command[0]);
        if (sts < 0) {
            PyErr_SetString(SpamError(self), "System command failed");
            return NULL;
        }
        return PyLong_FromLong(sts);
    }
    // @end region="system"

    // @start region="system-without-gil"
    /** C's {@code system}: the command's exit status, or -1 if there is no shell. Other threads run Python meanwhile. */
    static int system(String command) {
        if (!Charset.forName(System.getProperty("native.encoding")).newEncoder().canEncode(command)) {
            return -1; // in this locale, Java would pass on question marks
        }
        long save = PyEval_SaveThread();
        try {
            return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
        } catch (IOException noShell) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            PyEval_RestoreThread(save);
        }
    }
    // @end region="system-without-gil"

    // @start region="set_callback"
    /** {@code spam.set_callback(function)}: remembers what {@code fire} is to call. */
    static long spam_set_callback(long self, long args) {
        long[] temp = new long[1];

        if (!PyArg_ParseTuple(args, "O:set_callback", temp)) {
            return NULL;
        }
        if (!PyCallable_Check(temp[0])) {
            PyErr_SetString(PyExc_TypeError(), "parameter must be callable");
            return NULL;
        }
        long my_callback = State.callback(self);
        long old = Memory.getPointer(my_callback);
        Py_XINCREF(temp[0]); // a reference of our own to the new callback
        Memory.putPointer(my_callback, temp[0]); // remember it
        Py_XDECREF(old); // give up the old one, which may run any code: last
        return Py_RETURN_NONE();
    }
    // @end region="set_callback"

    // @start region="clear_callback"
    /** {@code spam.clear_callback()}. */
    static long spam_clear_callback(long self, long unused) {
        Py_CLEAR(State.callback(self));
        return Py_RETURN_NONE();
    }
    // @end region="clear_callback"

    // @start region="fire"
    /** {@code spam.fire(n)}: calls the callback with a number and returns the text of what it returned. */
    static long spam_fire(long self, long args) {
        int[] n = new int[1];

        if (!PyArg_ParseTuple(args, "i:fire", n)) {
            return NULL;
        }
        return fire(self, n[0]);
    }

    /** The firing side, for Java as well as for Python. */
    static long fire(long module, int arg) {
        long callback = callback(module);
        if (callback == NULL) {
            return NULL;
        }
        long arglist = Py_BuildValue("(i)", arg);
        if (arglist == NULL) {
            Py_DECREF(callback);
            return NULL;
        }
        long result = PyObject_CallObject(callback, arglist);
        Py_DECREF(arglist);
        Py_DECREF(callback);
        if (result == NULL) {
            return NULL; // pass the error on
        }
        return use(result);
    }

    /** The callback as a reference of the caller's own: it may be replaced while it runs. */
    private static long callback(long module) {
        long callback = Memory.getPointer(State.callback(module));
        if (callback == NULL) {
            PyErr_SetString(SpamError(module), "there is no callback to call");
            return NULL;
        }
        return Py_NewRef(callback);
    }

    /** Uses the result of a call, here for its text, and releases it. */
    private static long use(long result) {
        long text = PyObject_Str(result);
        Py_DECREF(result);
        return text;
    }
    // @end region="fire"

    // @start region="fire_keyword"
    /** {@code spam.fire_keyword(name, n)}: calls the callback as {@code callback(name=n)}. */
    static long spam_fire_keyword(long self, long args) {
        String[] name = new String[1];
        int[] n = new int[1];

        if (!PyArg_ParseTuple(args, "si:fire_keyword", name, n)) {
            return NULL;
        }
        long callback = callback(self);
        if (callback == NULL) {
            return NULL;
        }
        long noargs = PyTuple_New(0);
        long kwargs = Py_BuildValue("{s:i}", name[0], n[0]);
        long result = NULL;
        if (noargs != NULL && kwargs != NULL) {
            result = PyObject_Call(callback, noargs, kwargs);
        }
        Py_XDECREF(kwargs);
        Py_XDECREF(noargs);
        Py_DECREF(callback);
        return result == NULL ? NULL : use(result);
    }
    // @end region="fire_keyword"

    // @start region="call"
    /** {@code spam.call(function)}: calls it without arguments and returns what it returned. */
    static long spam_call(long self, long args) {
        long[] function = new long[1];

        if (!PyArg_ParseTuple(args, "O:call", function)) {
            return NULL;
        }
        return PyObject_CallObject(function[0], NULL);
    }
    // @end region="call"

    // @start region="exec"
    /** Fills a new module; called once for each. */
    static int spam_exec(long m) {
        long error = PyErr_NewException("spam.SpamError", NULL, NULL);
        if (error == NULL) {
            return -1;
        }
        Memory.putPointer(State.error(m), error); // the state owns this reference
        if (PyModule_AddObjectRef(m, "SpamError", error) < 0) {
            return -1;
        }
        long capsule = SpamApi.newCapsule();
        int added = PyModule_AddObjectRef(m, "_C_API", capsule); // -1 if it is NULL
        Py_XDECREF(capsule);
        return added;
    }
    // @end region="exec"

    // @start region="collection"
    /** Shows the objects in the state to the garbage collector. */
    static int spam_traverse(long m, long visit, long arg) {
        int stop = Py_VISIT(Memory.getPointer(State.error(m)), visit, arg);
        return stop != 0 ? stop : Py_VISIT(Memory.getPointer(State.callback(m)), visit, arg);
    }

    /** Gives back the references that the state owns. */
    static int spam_clear(long m) {
        Py_CLEAR(State.error(m));
        Py_CLEAR(State.callback(m));
        return 0;
    }
    // @end region="collection"

    // @start region="methods"
    private static final long spam_methods = MethodTable.of(
            method("system", SpamModule::spam_system, METH_VARARGS, "Runs a command of the operating system."),
            method("set_callback", SpamModule::spam_set_callback, METH_VARARGS, "Sets what fire() calls."),
            method("clear_callback", SpamModule::spam_clear_callback, METH_NOARGS, "Forgets what fire() calls."),
            method("fire", SpamModule::spam_fire, METH_VARARGS, "Calls the callback with a number."),
            method("fire_keyword", SpamModule::spam_fire_keyword, METH_VARARGS, "Calls the callback by keyword."),
            method("call", SpamModule::spam_call, METH_VARARGS, "Calls a function without arguments."));
    // @end region="methods"

    // @start region="init"
    private static final long spam_module = ModuleDef.of("spam")
            .m_doc("Runs commands, and calls back.")
            .m_size(State.SIZE)
            .m_methods(spam_methods)
            .m_traverse(SpamModule::spam_traverse)
            .m_clear(SpamModule::spam_clear)
            .m_free(SpamModule::spam_clear)
            .slot(Py_mod_exec, SpamModule::spam_exec)
            .slot(Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
            .address();

    /** {@return the definition, from which {@code import spam} makes a module} */
    public static long PyInit_spam() {
        return PyModuleDef_Init(spam_module);
    }
    // @end region="init"
}
