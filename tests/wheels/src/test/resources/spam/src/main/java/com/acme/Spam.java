package com.acme;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import picocli.CommandLine;

/** A module written on the C API, without annotations. */
public final class Spam {
    private Spam() {}

    static long library(long self, long unused) {
        return PyUnicode_FromString(CommandLine.VERSION);
    }

    static long twice(long self, long number) {
        return PyNumber_Add(number, number);
    }

    static long main(long self, long unused) {
        System.out.println("spam, spam");
        return Py_RETURN_NONE();
    }

    private static final long methods = MethodTable.of(
            method("library", Spam::library, METH_NOARGS, "The version of the library that this uses."),
            method("twice", Spam::twice, METH_O, "A number and itself."),
            method("main", Spam::main, METH_NOARGS, "What the command spam does."));

    private static final long module = ModuleDef.of("spam").m_doc("Spam, in Java.").m_size(0).m_methods(methods).address();

    public static long PyInit_spam() {
        return PyModuleDef_Init(module);
    }
}
