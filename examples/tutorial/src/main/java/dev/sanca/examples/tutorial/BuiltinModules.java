package dev.sanca.examples.tutorial;

import static dev.sanca.capi.Python.*;

import dev.sanca.PythonInstallation;
import dev.sanca.capi.CPython;

/** The extension modules of this example as built-in modules: {@code import spam} finds them without a file. */
final class BuiltinModules {
    private BuiltinModules() {}

    // @start region="inittab"
    /** Adds them to a Python that is loaded but not initialised yet. */
    static void appendTo(PythonInstallation python) {
        CPython.load(python.library());
        PyImport_AppendInittab("spam", SpamModule::PyInit_spam);
        PyImport_AppendInittab("keywdarg", KeywdargModule::PyInit_keywdarg);
        PyImport_AppendInittab("client", ClientModule::PyInit_client);
    }
    // @end region="inittab"
}
