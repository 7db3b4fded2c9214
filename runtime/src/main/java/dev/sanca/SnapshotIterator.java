package dev.sanca;

import static dev.sanca.capi.Python.*;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Iterates over what a container held at the start, since Python's own iterators cannot remove. It fails when the container has changed
 * its size since, other than by {@link #remove}.
 */
abstract class SnapshotIterator<T> implements Iterator<T> {
    private final PyObject items;
    private final int count;
    private int expectedSize;
    private int next;
    private PyObject last;

    SnapshotIterator(PyObject container) {
        items = container.unary(o -> PySequence_List(o));
        count = Math.toIntExact(items.length());
        expectedSize = count;
    }

    /** How many items the container has now. */
    abstract int size();

    /** The Java value for an item. */
    abstract T value(PyObject item);

    /** Removes an item from the container. */
    abstract void delete(PyObject item);

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        requireUnchanged();
        forgetLast();
        last = items.item(next++);
        if (!hasNext()) {
            items.close();
        }
        return value(last);
    }

    @Override
    public void remove() {
        if (last == null) {
            throw new IllegalStateException("remove() comes once after each next()");
        }
        requireUnchanged();
        delete(last);
        forgetLast();
        expectedSize = size();
    }

    private void forgetLast() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    private void requireUnchanged() {
        if (size() != expectedSize) {
            throw new ConcurrentModificationException("the container has changed its size");
        }
    }
}
