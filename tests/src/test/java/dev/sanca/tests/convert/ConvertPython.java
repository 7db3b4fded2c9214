package dev.sanca.tests.convert;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonConfig;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;

/** The Python of this JVM, for tests of conversions. */
final class ConvertPython {
    private static Interpreter python;

    private ConvertPython() {}

    /** The one whose name starts with a version, else the embedded one. */
    @SuppressWarnings("resource") // a test's JVM ends with the tests
    static synchronized Interpreter start(String version) {
        if (python == null) {
            PythonUnderTest chosen = Pythons.all().filter(candidate -> candidate.name().startsWith(version)).findFirst()
                    .orElseGet(Pythons::embedded);
            python = Interpreter.start(PythonConfig.standard().withInstallation(chosen.installation()));
            python.exec("import collections, dataclasses, datetime, decimal, enum, fractions, gc, pathlib, sys, uuid, zoneinfo");
        }
        return python;
    }

    static Interpreter embedded() {
        return start("3.14");
    }

    /** What {@code repr} gives for the counterpart of a Java value. */
    static String repr(Interpreter python, Object value) {
        try (PyObject o = python.toPython(value)) {
            return o.repr();
        }
    }
}
