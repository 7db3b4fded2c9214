package dev.sanca.examples.tutorial;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.examples.tutorial.SpamApi.SystemFunction;

/**
 * The extension module {@code client}, which calls a function of the module {@code spam} without going through Python.
 *
 * <p>All methods: attached.
 */
public final class ClientModule {
    private ClientModule() {}

    // @start region="system"
    /** The function of spam; the same for all interpreters of the process. */
    private static volatile SystemFunction PySpam_System;

    /** {@code client.system(command)}: what {@code spam.system} does, through spam's C API. */
    static long client_system(long self, long args) {
        long[] command = new long[1]; // const char *

        if (!PyArg_ParseTuple(args, "s", command)) {
            return NULL;
        }
        return PyLong_FromLong(PySpam_System.call(command[0]));
    }
    // @end region="system"

    // @start region="init"
    /** Fills a new module, and asks spam for its function. */
    static int client_exec(long m) {
        long PySpam_API = SpamApi.import_spam();
        if (PySpam_API == NULL) {
            return -1;
        }
        PySpam_System = SpamApi.PySpam_System(PySpam_API);
        return 0;
    }

    private static final long client_methods = MethodTable.of(
            method("system", ClientModule::client_system, METH_VARARGS, "Runs a command, by way of the module spam."));

    private static final long client_module = ModuleDef.of("client")
            .m_methods(client_methods)
            .slot(Py_mod_exec, ClientModule::client_exec)
            .slot(Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
            .address();

    /** {@return the definition, from which {@code import client} makes a module} */
    public static long PyInit_client() {
        return PyModuleDef_Init(client_module);
    }
    // @end region="init"
}
