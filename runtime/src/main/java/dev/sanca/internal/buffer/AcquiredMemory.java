package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyBufferView;
import dev.sanca.capi.Py_buffer;
import dev.sanca.internal.Objects;
import java.lang.foreign.MemorySegment;

/**
 * Memory of a Python object, held in place until it is released.
 *
 * @param handle   the address of the struct that stands for the hold; not NULL
 * @param exporter the object, borrowed: the hold keeps it alive
 * @param start    the lowest byte in use
 * @param layout   where the elements are
 * @param format   what they are
 * @param readOnly whether they must not be written
 * @param release  ends the hold; attached
 */
record AcquiredMemory(
        long handle, long exporter, long start, NdLayout layout, ElementFormat format, boolean readOnly, Runnable release) {

    /** Whether an object has any of the protocols. Attached. */
    static boolean hasAny(long o) {
        if (PyList_CheckExact(o) || PyTuple_CheckExact(o)) {
            // Known to have none, without looking for what they lack.
            return false;
        }
        return PyObject_CheckBuffer(o) || PyObject_HasAttrString(o, "__dlpack__") != 0
                || PyObject_HasAttrString(o, "__array_interface__") != 0;
    }

    /**
     * Acquires an object's memory, by the first that it has of: buffer protocol, DLPack, array interface. Attached.
     *
     * @param o borrowed
     * @throws dev.sanca.PythonException if it has none of them, or they refuse
     */
    static AcquiredMemory of(long o) {
        if (PyObject_CheckBuffer(o)) {
            return ofBuffer(o);
        }
        AcquiredMemory found = DlpackImport.acquire(o);
        if (found == null) {
            found = ArrayInterface.acquire(o);
        }
        // The buffer protocol's own words for an object that has none.
        return found != null ? found : ofBuffer(o);
    }

    private static AcquiredMemory ofBuffer(long o) {
        PyBufferView view = new PyBufferView();
        boolean acquired = false;
        try {
            // With strides, without pointers inside (suboffsets): such exporters refuse.
            Objects.check(PyObject_GetBuffer(o, view.address(), PyBUF_RECORDS_RO));
            AcquiredMemory result = of(view);
            acquired = true;
            return result;
        } finally {
            if (!acquired) {
                view.close();
            }
        }
    }

    private static AcquiredMemory of(PyBufferView view) {
        long p = view.address();
        int itemSize = Math.toIntExact(Py_buffer.itemsize(p));
        ElementFormat format = ElementFormat.parse(Memory.getString(Py_buffer.format(p)), itemSize);
        long[] shape = numbers(Py_buffer.shape(p), Py_buffer.ndim(p));
        if (shape == null) {
            shape = new long[] {itemSize == 0 ? 0 : Py_buffer.len(p) / itemSize};
        }
        long[] strides = numbers(Py_buffer.strides(p), shape.length);
        NdLayout layout = strides == null ? NdLayout.contiguous(shape, itemSize) : NdLayout.of(shape, strides, itemSize);
        return new AcquiredMemory(
                p, Py_buffer.obj(p), Py_buffer.buf(p) - layout.offset(), layout, format, view.isReadOnly(), view::close);
    }

    private static long[] numbers(long address, int count) {
        if (address == NULL) {
            return count == 0 ? new long[0] : null;
        }
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = Memory.getLong(address + (long) i * Long.BYTES);
        }
        return result;
    }

    /** The memory, to be used only while it is held. */
    MemorySegment unguarded() {
        if (layout.span() == 0) {
            return MemorySegment.NULL;
        }
        MemorySegment memory = Memory.view(start, layout.span());
        return readOnly ? memory.asReadOnly() : memory;
    }
}
