package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.capi.Py_buffer;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.buffer.JavaMemory;

/** The buffer protocol of instances: what {@code __buffer__} gives (PEP 688), through {@code bf_getbuffer}. */
public final class Buffers {
    private Buffers() {}

    /**
     * Says that a view is not filled yet: what a view must say that could not be filled.
     *
     * @param view the {@code Py_buffer *} to fill
     */
    public static void start(long view) {
        Py_buffer.obj(view, NULL);
    }

    /**
     * Fills a view of Java's memory. The view belongs to an object of its own, which keeps the memory alive until the view is released.
     *
     * @param memory a {@code MemorySegment}, a {@code java.nio.Buffer} or an array of primitives
     * @param view the {@code Py_buffer *} to fill
     * @param flags what the consumer asks for
     * @return 0; -1 with a {@code BufferError}
     */
    public static int export(Object memory, long view, int flags) {
        if (memory == null) {
            throw Raised.of(PyExc_BufferError(), "__buffer__ gave no memory");
        }
        long exporter;
        try {
            exporter = JavaMemory.exporter(InterpreterState.current(), memory);
        } catch (ConversionException refused) {
            throw Raised.of(PyExc_BufferError(), refused.getMessage());
        }
        int got = PyObject_GetBuffer(exporter, view, flags);
        Py_DECREF(exporter);
        return got;
    }
}
