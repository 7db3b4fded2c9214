package dev.sanca.capi;

import java.lang.foreign.MemorySegment;

/**
 * A {@code Py_buffer} of one's own, for the units {@code s* z* y* w*} of {@code PyArg_ParseTuple} and for
 * {@code PyObject_GetBuffer}: memory of a Python object, held in place until this view is closed.
 *
 * {@snippet :
 * try (PyBufferView view = new PyBufferView()) {
 *     if (!PyArg_ParseTuple(args, "y*", view)) {
 *         return NULL;
 *     }
 *     return PyLong_FromSsize_t(view.len());
 * }
 * }
 *
 * <p>Created, read and closed by attached threads, one at a time. It can be filled again after {@link #release}. Where
 * parsing fails nothing is held, and closing it does no harm.
 */
public final class PyBufferView implements AutoCloseable {
    /** Bytes of a {@code Py_buffer}. */
    public static final long SIZE = 80;

    private long address;

    /** Makes an empty view. */
    public PyBufferView() {
        address = Python.PyMem_RawCalloc(1, SIZE);
        if (address == 0) {
            throw new OutOfMemoryError("no native memory for a Py_buffer");
        }
    }

    /**
     * Where the structure is.
     *
     * @return {@code Py_buffer *}
     * @throws IllegalStateException if this view is closed
     */
    public long address() {
        if (address == 0) {
            throw new IllegalStateException("this PyBufferView is closed");
        }
        return address;
    }

    /**
     * Whether no object's memory is held.
     *
     * @return true before it is filled, after {@link #release}, and for the None of {@code z*}
     */
    public boolean isEmpty() {
        return Py_buffer.obj(address()) == 0;
    }

    /**
     * Where the memory starts.
     *
     * @return an address; NULL for the None of {@code z*}
     */
    public long buf() {
        return Py_buffer.buf(address());
    }

    /**
     * How much memory it is.
     *
     * @return bytes
     */
    public long len() {
        return Py_buffer.len(address());
    }

    /**
     * Whether the memory must not be written.
     *
     * @return true for bytes, str and the like
     */
    public boolean isReadOnly() {
        return Py_buffer.readonly(address()) != 0;
    }

    /**
     * The memory itself, without a copy.
     *
     * @return a segment that must not be used after this view is released; empty for None
     */
    public MemorySegment segment() {
        if (buf() == 0) {
            return MemorySegment.NULL;
        }
        MemorySegment all = Memory.view(buf(), len());
        return isReadOnly() ? all.asReadOnly() : all;
    }

    /**
     * A copy of the memory.
     *
     * @return the bytes; null for the None of {@code z*}
     */
    public byte[] bytes() {
        return buf() == 0 ? null : Memory.getBytes(buf(), len());
    }

    /** Lets go of the object; without effect if none is held. */
    public void release() {
        Python.PyBuffer_Release(address());
        Memory.view(address, SIZE).fill((byte) 0);
    }

    /** Lets go of the object and frees the structure; without effect the second time. */
    @Override
    public void close() {
        if (address != 0) {
            release();
            Python.PyMem_RawFree(address);
            address = 0;
        }
    }
}
