package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import java.nio.ByteOrder;

/** Makes Python exceptions of Java ones. Attached. */
final class JavaFailure {
    private JavaFailure() {}

    /**
     * Raises a new Python exception that tells what was thrown; the one being handled in Python becomes its context.
     *
     * <p>If that fails, another Python exception is raised: that of the failure.
     */
    static void raise(Throwable thrown) {
        long message = text(message(thrown));
        if (message == NULL) {
            return;
        }
        PyErr_SetObject(pythonClass(thrown), message);
        Py_DECREF(message);
        addNote(thrown);
    }

    private static long pythonClass(Throwable thrown) {
        return switch (thrown) {
            case StackOverflowError _ -> PyExc_RecursionError();
            case OutOfMemoryError _ -> PyExc_MemoryError();
            default -> PyExc_RuntimeError();
        };
    }

    /** The class and message; {@code getMessage} and {@code toString} are other people's code and may throw. */
    private static String message(Throwable thrown) {
        try {
            return String.valueOf(thrown);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return thrown.getClass().getName();
        }
    }

    /** Where in Java it was thrown, as a note (PEP 678), which the traceback shows below the message. */
    private static void addNote(Throwable thrown) {
        String trace = JavaTrace.of(thrown);
        if (trace.isEmpty()) {
            return;
        }
        long exception = RaisedException.take();
        if (!setNotes(exception, text(trace))) {
            PyErr_Clear();
        }
        RaisedException.give(exception);
    }

    private static boolean setNotes(long exception, long note) {
        if (note == NULL) {
            return false;
        }
        long notes = PyList_New(1);
        if (notes == NULL) {
            Py_DECREF(note);
            return false;
        }
        PyList_SetItem(notes, 0, note);
        boolean set = PyObject_SetAttrString(exception, "__notes__", notes) == 0;
        Py_DECREF(notes);
        return set;
    }

    /** A str of any Java text, also of one with NUL or with lone surrogates; NULL with an error. */
    static long text(String text) {
        try (Scratch scratch = Scratch.open()) {
            long bytes = 2L * text.length();
            long units = scratch.allocate(Math.max(bytes, 1), 2);
            for (int i = 0; i < text.length(); i++) {
                Memory.putShort(units + 2L * i, (short) text.charAt(i));
            }
            long byteOrder = scratch.allocate(Integer.BYTES, Integer.BYTES);
            Memory.putInt(byteOrder, ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? -1 : 1);
            return PyUnicode_DecodeUTF16(units, bytes, scratch.utf8("surrogatepass"), byteOrder);
        }
    }
}
