package dev.sanca.capigen;

import com.palantir.javapoet.ClassName;

/** Names of the hand-written classes of the capi module that generated code calls; the generator knows them by name only. */
final class Names {
    static final String PACKAGE = "dev.sanca.capi";
    static final ClassName PY_STATUS = ClassName.get(PACKAGE, "PyStatus");
    static final ClassName PY_COMPLEX = ClassName.get(PACKAGE, "Py_complex");
    static final ClassName MEMORY = ClassName.get(PACKAGE, "Memory");
    static final ClassName LINKAGE = ClassName.get(PACKAGE + ".internal", "Linkage");
    static final ClassName SCRATCH = ClassName.get(PACKAGE + ".internal", "Scratch");
    static final ClassName UPCALLS = ClassName.get(PACKAGE + ".internal", "Upcalls");
    static final ClassName CALLBACK_ENTRIES = ClassName.get(PACKAGE + ".internal", "CallbackEntries");
    static final ClassName JAVA_FUNCTION = ClassName.get(PACKAGE + ".internal", "JavaFunction");
    static final ClassName NESTED_CALLS = ClassName.get(PACKAGE + ".internal", "NestedCalls");
    static final ClassName TRAMPOLINE = ClassName.get(PACKAGE + ".internal", "Trampoline");
    static final ClassName STRUCT_LAYOUT = ClassName.get(PACKAGE + ".internal", "StructLayout");
    /** The hand-written end of the chain of header classes. */
    static final ClassName CHAIN_BASE = ClassName.get(PACKAGE, "Variadics");
    /** The generated other end: what {@code #include <Python.h>} is in C. */
    static final ClassName PYTHON = ClassName.get(PACKAGE, "Python");

    private Names() {}

    static ClassName of(String simpleName) {
        return ClassName.get(PACKAGE, simpleName);
    }
}
