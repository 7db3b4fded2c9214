package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.PyBufferView;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code _testcapi}: one function for each unit that takes text or bytes. */
final class GetargsText {
    private GetargsText() {}

    static void addTo(JavaModule module) {
        module.function("getargs_s", (args, _) -> text(args, "s"))
                .function("getargs_z", (args, _) -> text(args, "z"))
                .function("getargs_y", (args, _) -> bytes(args))
                .function("getargs_s_hash", (args, _) -> counted(args, "s#"))
                .function("getargs_z_hash", (args, _) -> counted(args, "z#"))
                .function("getargs_y_hash", (args, _) -> counted(args, "y#"))
                .function("getargs_s_star", (args, _) -> buffer(args, "s*"))
                .function("getargs_z_star", (args, _) -> buffer(args, "z*"))
                .function("getargs_y_star", (args, _) -> buffer(args, "y*"))
                .function("getargs_w_star", (args, _) -> writable(args))
                .function("getargs_w_star_opt", (args, _) -> writableOptional(args))
                .function("getargs_es", (args, _) -> encoded(args, "es"))
                .function("getargs_et", (args, _) -> encoded(args, "et"))
                .function("getargs_es_hash", (args, _) -> encodedCounted(args, "es#"))
                .function("getargs_et_hash", (args, _) -> encodedCounted(args, "et#"))
                .function("gh_99240_clear_args", (args, _) -> clearArgs(args));
    }

    private static long text(long args, String unit) {
        String[] value = {"unset"};
        if (!PyArg_ParseTuple(args, unit, value)) {
            return NULL;
        }
        return Py_BuildValue("y", value[0]);
    }

    private static long bytes(long args) {
        byte[][] value = new byte[1][];
        if (!PyArg_ParseTuple(args, "y", value)) {
            return NULL;
        }
        return Py_BuildValue("y", (Object) value[0]);
    }

    private static long counted(long args, String unit) {
        byte[][] value = new byte[1][];
        long[] length = new long[1];
        if (!PyArg_ParseTuple(args, unit, value, length)) {
            return NULL;
        }
        return Py_BuildValue("y#", value[0], length[0]);
    }

    private static long buffer(long args, String unit) {
        try (PyBufferView view = new PyBufferView()) {
            if (!PyArg_ParseTuple(args, unit, view)) {
                return NULL;
            }
            return Py_BuildValue("y#", view.buf(), view.len());
        }
    }

    private static long writable(long args) {
        try (PyBufferView view = new PyBufferView()) {
            if (!PyArg_ParseTuple(args, "w*:getargs_w_star", view)) {
                return NULL;
            }
            return bracketed(view);
        }
    }

    private static long writableOptional(long args) {
        try (PyBufferView first = new PyBufferView();
                PyBufferView second = new PyBufferView();
                PyBufferView third = new PyBufferView()) {
            int[] number = {1};
            if (!PyArg_ParseTuple(args, "w*|w*w*i:getargs_w_star_opt", first, second, third, number)) {
                return NULL;
            }
            return bracketed(first);
        }
    }

    private static long bracketed(PyBufferView view) {
        MemorySegment memory = view.segment();
        if (memory.byteSize() >= 2) {
            memory.set(ValueLayout.JAVA_BYTE, 0, (byte) '[');
            memory.set(ValueLayout.JAVA_BYTE, memory.byteSize() - 1, (byte) ']');
        }
        return Py_BuildValue("y#", view.buf(), view.len());
    }

    private static long encoded(long args, String unit) {
        long[] text = new long[1];
        String[] encoding = new String[1];
        if (!PyArg_ParseTuple(args, "O|s", text, encoding)) {
            return NULL;
        }
        byte[][] value = new byte[1][];
        if (!PyArg_Parse(text[0], unit, encoding[0], value)) {
            return NULL;
        }
        return Py_BuildValue("y", (Object) value[0]);
    }

    private static long encodedCounted(long args, String unit) {
        long[] text = new long[1];
        String[] encoding = new String[1];
        long[] buffer = new long[1];
        if (!PyArg_ParseTuple(args, "O|sY", text, encoding, buffer)) {
            return NULL;
        }
        long[] value = {buffer[0] == NULL ? NULL : PyByteArray_AsString(buffer[0])};
        long[] length = {buffer[0] == NULL ? 0 : PyByteArray_Size(buffer[0])};
        if (!PyArg_Parse(text[0], unit, encoding[0], value, length)) {
            return NULL;
        }
        long result = Py_BuildValue("y#", value[0], length[0]);
        if (buffer[0] == NULL) {
            PyMem_Free(value[0]);
        }
        return result;
    }

    /** After a failure C has to leave NULL where it had put allocated memory (CPython's issue 99240). */
    private static long clearArgs(long args) {
        long[] first = new long[1];
        long[] second = new long[1];
        if (!PyArg_ParseTuple(args, "eses", "idna", first, "idna", second)) {
            if (first[0] != NULL || second[0] != NULL) {
                PyErr_Clear();
                PyErr_SetString(PyExc_AssertionError(), "memory is still there");
            }
            return NULL;
        }
        PyMem_Free(first[0]);
        PyMem_Free(second[0]);
        return Py_BuildValue("");
    }
}
