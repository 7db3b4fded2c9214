package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyArg_Converter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code _testcapi}: functions with several parameters, keywords, nested tuples and converters. */
final class GetargsCalls {
    private static final String[] FIVE = {"arg1", "arg2", "arg3", "arg4", "arg5"};
    private static final String[] KEYWORD_ONLY = {"required", "optional", "keyword_only"};
    private static final String[] POSITIONAL_ONLY = {"", "", "keyword"};
    private static final String[] NONE = {};

    private GetargsCalls() {}

    static void addTo(JavaModule module) {
        module.function("get_args", (args, _) -> orNone(args))
                .keywordFunction("get_kwargs", (_, kw) -> orNone(kw))
                .function("getargs_tuple", (args, _) -> tuple(args))
                .function("argparsing", (args, _) -> failingConverter(args))
                .keywordFunction("getargs_empty", GetargsCalls::empty)
                .keywordFunction("getargs_keywords", GetargsCalls::keywords)
                .keywordFunction("getargs_keyword_only", (args, kw) -> three(args, kw, "i|i$i", KEYWORD_ONLY))
                .keywordFunction("getargs_positional_only_and_keywords", (args, kw) -> three(args, kw, "i|ii", POSITIONAL_ONLY));
    }

    private static long orNone(long object) {
        return object == NULL ? Py_BuildValue("") : Py_BuildValue("O", object);
    }

    private static long tuple(long args) {
        int[] a = new int[1];
        int[] b = new int[1];
        int[] c = new int[1];
        if (!PyArg_ParseTuple(args, "i(ii)", a, b, c)) {
            return NULL;
        }
        return Py_BuildValue("iii", a[0], b[0], c[0]);
    }

    private static long empty(long args, long kw) {
        if (!PyArg_ParseTupleAndKeywords(args, kw, "|:getargs_empty", NONE)) {
            return NULL;
        }
        return Py_BuildValue("i", 1);
    }

    private static long keywords(long args, long kw) {
        int[][] cells = new int[10][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new int[] {-1};
        }
        if (!PyArg_ParseTupleAndKeywords(args, kw, "(ii)i|(i(ii))(iii)i", FIVE, (Object[]) cells)) {
            return NULL;
        }
        Object[] values = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i][0];
        }
        return Py_BuildValue("iiiiiiiiii", values);
    }

    private static long three(long args, long kw, String format, String[] names) {
        int[] first = {-1};
        int[] second = {-1};
        int[] third = {-1};
        if (!PyArg_ParseTupleAndKeywords(args, kw, format, names, first, second, third)) {
            return NULL;
        }
        return Py_BuildValue("iii", first[0], second[0], third[0]);
    }

    /**
     * The second converter fails after it has taken a reference to what the first has made; the first one's reference has
     * to be gone then, so that one is left (CPython's issue 6012).
     */
    private static long failingConverter(long args) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocate(ValueLayout.JAVA_LONG);
            long[] kept = new long[1];
            PyArg_Converter toPath = (object, address) -> PyUnicode_FSConverter(object, address);
            PyArg_Converter failing = (_, address) -> {
                kept[0] = Memory.getPointer(path.address());
                Py_INCREF(kept[0]);
                return 0;
            };
            if (PyArg_ParseTuple(args, "O&O&:argparsing", toPath, path, failing, new long[1])) {
                return Py_BuildValue("i", -1);
            }
            PyErr_Clear();
            long count = Py_REFCNT(kept[0]);
            Py_DECREF(kept[0]);
            return Py_BuildValue("n", count);
        }
    }
}
