package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.convert.View;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A Python bytes or bytearray as a live {@link java.util.List}; a bytes object is unmodifiable. Java's bytes are signed: Python's 255 is
 * -1.
 *
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#binary-sequence-types-bytes-bytearray-memoryview">Binary Sequence Types</a>
 */
public final class PyBytes extends AbstractList<Byte> implements RandomAccess, PyView {
    private final View view;

    PyBytes(PyObject object) {
        this.view = new View(object);
    }

    @Override
    public PyObject object() {
        return view.object();
    }

    @Override
    public int size() {
        return Math.toIntExact(view.query(o -> PySequence_Size(o)));
    }

    @Override
    public Byte get(int index) {
        Objects.checkIndex(index, size());
        int unsigned = view.read((_, item) -> (int) PyLong_AsLongLong(item), o -> PySequence_GetItem(o, index));
        return (byte) unsigned;
    }

    @Override
    public Byte set(int index, Byte element) {
        byte old = get(index);
        requireMutable();
        view.query(Byte.toUnsignedInt(element), (o, value) -> PySequence_SetItem(o, index, value));
        return old;
    }

    @Override
    public void add(int index, Byte element) {
        Objects.checkIndex(index, size() + 1);
        requireMutable();
        modCount++;
        view.call("insert", index, Byte.toUnsignedInt(element));
    }

    @Override
    public Byte remove(int index) {
        byte old = get(index);
        requireMutable();
        modCount++;
        view.query(o -> PySequence_DelItem(o, index));
        return old;
    }

    private void requireMutable() {
        if (view.query(o -> PyByteArray_Check(o) ? 1 : 0) == 0) {
            throw new UnsupportedOperationException("bytes cannot be changed");
        }
    }

    /**
     * All bytes.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return object().as(byte[].class);
    }
}
