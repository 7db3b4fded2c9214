package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Objects;
import java.util.ConcurrentModificationException;

/**
 * The items of an iterable, one after the other. Lists and tuples are read in memory; all others are asked for their iterator.
 *
 * <p>The current item is kept alive while it is converted, which may run Python code that changes the list. Attached.
 */
final class Items implements AutoCloseable {
    private enum Kind { LIST, TUPLE, ITERATOR }

    private final Kind kind;
    /** Borrowed, but for an iterator. */
    private final long source;
    /** Of a list, at the start. */
    private final long size;
    private int index = -1;
    private long item = NULL;

    private Items(Kind kind, long source) {
        this.kind = kind;
        this.source = source;
        this.size = kind == Kind.LIST ? Lists.size(source) : -1;
    }

    /** The items of a borrowed object. */
    static Items of(long o) {
        if (Lists.IN_MEMORY && PyList_CheckExact(o)) {
            return new Items(Kind.LIST, o);
        }
        if (Lists.IN_MEMORY && PyTuple_CheckExact(o)) {
            return new Items(Kind.TUPLE, o);
        }
        return new Items(Kind.ITERATOR, Objects.check(PyObject_GetIter(o)));
    }

    /** The items of a borrowed object, if it is iterable and its items are not only a part of what it is, as characters are of text. */
    static Items ofSequence(String expected, long o) {
        if (PyUnicode_Check(o) || PyBytes_Check(o) || PyByteArray_Check(o) || PyDict_Check(o) || !isIterable(o)) {
            throw Mismatch.expected(expected, o);
        }
        return of(o);
    }

    private static boolean isIterable(long o) {
        return PyList_CheckExact(o) || PyType_GetSlot(Py_TYPE(o), Py_tp_iter) != NULL || PySequence_Check(o);
    }

    /** How many there are, as far as that is known. */
    int sizeHint() {
        return switch (kind) {
            case LIST -> (int) Lists.size(source);
            case TUPLE -> (int) PyTuple_GET_SIZE(source);
            case ITERATOR -> 10;
        };
    }

    /** Moves to the next item; false after the last. */
    boolean next() {
        release();
        index++;
        switch (kind) {
            case LIST -> {
                if (Lists.size(source) != size) {
                    throw new ConcurrentModificationException("the list changed its size while it was converted");
                }
                if (index < size) {
                    item = Objects.newReference(Lists.item(source, index));
                }
            }
            case TUPLE -> {
                if (index < PyTuple_GET_SIZE(source)) {
                    item = Objects.newReference(PyTuple_GET_ITEM(source, index));
                }
            }
            case ITERATOR -> advance();
        }
        return item != NULL;
    }

    private void advance() {
        item = PyIter_Next(source);
        if (item == NULL && PyErr_Occurred() != NULL) {
            throw Objects.raised();
        }
    }

    /** A list of the items that have not been asked for: a new reference. */
    long toList() {
        return Objects.check(PySequence_List(source));
    }

    /** The current item; borrowed until {@link #next} or {@link #close}. */
    long item() {
        return item;
    }

    /** The number of the current item, from 0 on. */
    int index() {
        return index;
    }

    /** The step of a path to the current item. */
    String step() {
        return "[" + index + "]";
    }

    private void release() {
        if (item != NULL) {
            long last = item;
            item = NULL;
            Py_DECREF(last);
        }
    }

    @Override
    public void close() {
        release();
        if (kind == Kind.ITERATOR) {
            Py_DECREF(source);
        }
    }
}
