package dev.sanca.tests.link;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyConfig;
import dev.sanca.capi.PyStatus;
import dev.sanca.capi.Py_complex;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** What {@link LinkageTests} runs in a process of its own: the name of a probe, and what the probe prints. */
final class LinkProbe {
    private static final Map<String, Runnable> PROBES = Map.of(
            "late", LinkProbe::late,
            "missing", LinkProbe::missing,
            "another", LinkProbe::another,
            "values", LinkProbe::values,
            "overloads", LinkProbe::overloads,
            "constants", LinkProbe::constants,
            "calls", LinkProbe::calls);

    private LinkProbe() {}

    public static void main(String[] arguments) {
        PROBES.get(arguments[0]).run();
    }

    /** The same call before and after a CPython is there. */
    private static void late() {
        for (int i = 0; i < 2; i++) {
            report(() -> PyLong_AsLong(PyLong_FromLong(41)));
            report(() -> PyExc_TypeError() != NULL);
        }
        onPython(() -> {
            report(() -> PyLong_AsLong(PyLong_FromLong(41)));
            report(() -> PyExc_TypeError() != NULL);
        });
    }

    /** A function of CPython 3.13 and one of 3.14, called twice, and one that all have. */
    private static void missing() {
        onPython(() -> {
            long list = PyList_New(1);
            PyList_SetItem(list, 0, PyLong_FromLong(7));
            for (int i = 0; i < 2; i++) {
                report(() -> PyLong_AsLong(PyList_GetItemRef(list, 0)));
            }
            report(() -> PyLong_AsLong(PyList_GetItem(list, 0)));
            report(() -> PyConfig.safe_path(Memory.permanent("x".repeat(1000))) >= 0);
            Py_DECREF(list);
        });
    }

    private static void another() {
        onPython(() -> {
            Path here = CPython.current().path();
            report(() -> CPython.load(here) == CPython.current());
            report(() -> CPython.load(Path.of("/nowhere/libpython3.9.so")));
        });
    }

    /** Structs by value, doubles, C longs. */
    private static void values() {
        onPython(() -> {
            long complex = PyComplex_FromCComplex(new Py_complex(1.5, -2));
            report(() -> PyComplex_AsCComplex(complex));
            report(() -> PyFloat_AsDouble(PyFloat_FromDouble(-0.0)));
            report(() -> PyLong_AsUnsignedLong(PyLong_FromUnsignedLong(-1L)) == -1L);
            report(() -> PyStatus_Exception(new PyStatus(1, "f", "wrong", 0)));
            report(() -> PyStatus_Ok().isException());
            Py_DECREF(complex);
        });
    }

    /** Java strings, arrays and null in place of pointers. */
    private static void overloads() {
        onPython(() -> {
            long dict = PyDict_New();
            long value = PyUnicode_FromString("v\u00e4lue \ud83d\udc0d");
            report(() -> PyDict_SetItemString(dict, "k", value));
            long[] size = {0};
            report(() -> Memory.getString(PyUnicode_AsUTF8AndSize(value, size)) + " " + size[0]);
            long[] position = {0};
            long[] key = {NULL};
            long[] item = {NULL};
            report(() -> PyDict_Next(dict, position, key, item) + " " + (item[0] == value));
            report(() -> PyErr_NewException("a.B", NULL, NULL) != NULL);
            report(() -> PyUnicode_FromString((String) null));
            report(() -> PyUnicode_FromString("\ud800"));
            Py_DECREF(value);
            Py_DECREF(dict);
        });
    }

    private static void constants() {
        onPython(() -> {
            report(() -> Py_TYPE(Py_None()) != NULL && Py_IsNone(Py_None()));
            report(() -> PyBool_Check(Py_True()) && PyLong_Check(Py_False()) && !PyLong_CheckExact(Py_True()));
            report(() -> PyLong_AsLong(PyObject_CallNoArgs((PyLong_Type()))));
        });
    }

    /** Functions that 3.10 has inline only. */
    private static void calls() {
        onPython(() -> {
            long template = PyUnicode_FromString("{0} and {name}");
            long format = PyObject_GetAttrString(template, "format");
            long first = PyUnicode_FromString("first");
            long named = PyUnicode_FromString("named");
            long len = PyDict_GetItemString(PyEval_GetBuiltins(), "len");
            long names = PyTuple_New(1);
            PyTuple_SetItem(names, 0, PyUnicode_FromString("name"));
            report(() -> PyLong_AsLong(PyObject_CallOneArg(len, first)));
            report(() -> PyVectorcall_Function(len) != NULL);
            report(() -> PyVectorcall_Function(first) == NULL);
            long before = Py_REFCNT(first);
            report(() -> textOf(PyObject_Vectorcall(format, new long[] {first, named}, 1, names)));
            report(() -> PyLong_AsLong(PyObject_Vectorcall(len, new long[] {first}, 1, NULL)));
            report(() -> PyObject_Vectorcall(len, new long[] {first, named}, 1, names) == NULL);
            PyErr_Clear();
            report(() -> Py_REFCNT(first) == before);
        });
    }

    private static String textOf(long str) {
        String text = Memory.getString(PyUnicode_AsUTF8(str));
        Py_DECREF(str);
        return text;
    }

    private static void onPython(Runnable body) {
        try (Interpreter python = Interpreter.start()) {
            python.call(() -> {
                body.run();
                return null;
            });
        }
    }

    private static void report(Supplier<Object> value) {
        try {
            System.out.println(value.get());
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage().replace(running(), "RUNNING"));
        }
    }

    private static String running() {
        return CPython.isLoaded() ? CPython.current().toString() : "\0";
    }
}
