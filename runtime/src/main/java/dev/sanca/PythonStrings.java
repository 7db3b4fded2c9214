package dev.sanca;

import static dev.sanca.capi.Python.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Text from Java to Python without loss, and calls with few arguments. All methods: attached. */
final class PythonStrings {
    private static final int NATIVE_ORDER = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? -1 : 1;

    /** {@code wchar_t} has 16 bits on Windows and 32 elsewhere. */
    private static final int WCHAR_BYTES = System.getProperty("os.name").startsWith("Windows") ? Short.BYTES : Integer.BYTES;

    private PythonStrings() {}

    /** A new {@code str}: lone surrogates and NULs arrive as they left. NULL with an exception set if there is no memory. */
    static long of(String text) {
        char[] units = text.toCharArray();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_CHAR, units);
            return PyUnicode_DecodeUTF16(memory.address(), memory.byteSize(), Memory.SURROGATEPASS, new int[] {NATIVE_ORDER});
        }
    }

    private static final class Memory {
        private static final long SURROGATEPASS = dev.sanca.capi.Memory.permanent("surrogatepass");
    }

    /** The text of a borrowed {@code str}, lone surrogates included; null with an exception set if it is none. */
    static String toJava(long text) {
        long units = PyUnicode_AsWideCharString(text, NULL);
        if (units == NULL) {
            return null;
        }
        String result = ofWide(units);
        PyMem_Free(units);
        return result;
    }

    /** The text of a NUL-terminated {@code wchar_t} string. Needs no interpreter. */
    static String ofWide(long wide) {
        StringBuilder result = new StringBuilder();
        for (long at = wide; unit(at) != 0; at += WCHAR_BYTES) {
            result.appendCodePoint(unit(at));
        }
        return result.toString();
    }

    private static int unit(long address) {
        return WCHAR_BYTES == Integer.BYTES
                ? dev.sanca.capi.Memory.getInt(address)
                : Short.toUnsignedInt(dev.sanca.capi.Memory.getShort(address));
    }

    /** Calls a callable with borrowed arguments; a new reference, or NULL with an exception set. */
    static long call(long callable, long... arguments) {
        long tuple = PyTuple_New(arguments.length);
        if (tuple == NULL) {
            return NULL;
        }
        for (int i = 0; i < arguments.length; i++) {
            PyTuple_SetItem(tuple, i, Py_NewRef(arguments[i]));
        }
        long result = PyObject_CallObject(callable, tuple);
        Py_DECREF(tuple);
        return result;
    }

    /** Imports a module and gets an attribute; a new reference, or NULL with an exception set. */
    static long imported(String module, String attribute) {
        long imported = PyImport_ImportModule(module);
        if (imported == NULL) {
            return NULL;
        }
        long value = PyObject_GetAttrString(imported, attribute);
        Py_DECREF(imported);
        return value;
    }

    /** Raises an audit event (PEP 578) with one borrowed argument; false with an exception set if a hook refused. */
    static boolean audit(String event, long argument) {
        long audit = PySys_GetObject("audit");
        if (audit == NULL) {
            return true;
        }
        long name = of(event);
        long done = name == NULL ? NULL : call(audit, name, argument);
        Py_XDECREF(name);
        Py_XDECREF(done);
        return done != NULL;
    }
}
