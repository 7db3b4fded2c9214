package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.PyCFunction;
import dev.sanca.capi.PyCFunctionWithKeywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A Python module whose functions are Java methods; counts how often each is called. */
final class JavaModule {
    /** A function's body. */
    interface Body {
        /** What C's {@code PyCFunctionWithKeywords} is, without the module. */
        long call(long args, long kw) throws Throwable;
    }

    private record Entry(String name, int flags, Body body) {}

    private final String name;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> calls = new TreeMap<>();

    JavaModule(String name) {
        this.name = name;
    }

    /** Adds a function that takes positional arguments. */
    JavaModule function(String function, Body body) {
        entries.add(new Entry(function, METH_VARARGS, body));
        return this;
    }

    /** Adds a function that takes keyword arguments as well. */
    JavaModule keywordFunction(String function, Body body) {
        entries.add(new Entry(function, METH_VARARGS | METH_KEYWORDS, body));
        return this;
    }

    /** Makes the module and enters it in {@code sys.modules}; returns a borrowed reference. */
    long install() {
        long module = PyModule_New(name);
        PyModule_AddFunctions(module, table());
        if (PyDict_SetItemString(PyImport_GetModuleDict(), name, module) != 0) {
            throw new AssertionError("sys.modules refuses " + name);
        }
        Py_DECREF(module);
        return module;
    }

    private long table() {
        return MethodTable.of(entries.stream().map(this::method).toArray(MethodTable.Method[]::new));
    }

    private MethodTable.Method method(Entry entry) {
        calls.put(entry.name, 0);
        if ((entry.flags & METH_KEYWORDS) == 0) {
            PyCFunction function = (_, args) -> count(entry).call(args, NULL);
            return MethodTable.method(entry.name, function, entry.flags, null);
        }
        PyCFunctionWithKeywords function = (_, args, kw) -> count(entry).call(args, kw);
        return MethodTable.method(entry.name, function, entry.flags, null);
    }

    private Body count(Entry entry) {
        calls.merge(entry.name, 1, Integer::sum);
        return entry.body;
    }

    /** The functions, in order. */
    List<String> functions() {
        return entries.stream().map(Entry::name).toList();
    }

    /** The functions that nobody has called. */
    List<String> uncalled() {
        return calls.entrySet().stream().filter(e -> e.getValue() == 0).map(Map.Entry::getKey).collect(Collectors.toList());
    }

    /** How often any function has been called. */
    int calls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }
}
