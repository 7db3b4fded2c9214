package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.PyObject;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A Python iterator as a Java iterator. It reads one item ahead, and only when asked whether there is one. */
public final class Iteration implements Iterator<PyObject> {
    private final PyObject iterator;
    private PyObject next;
    private boolean ended;

    /** Takes over the iterator: it is closed after the last item. */
    public Iteration(PyObject iterator) {
        this.iterator = iterator;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            advance();
        }
        return next != null;
    }

    @Override
    public PyObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PyObject item = next;
        next = null;
        return item;
    }

    private void advance() {
        Reference reference = Access.get().reference(iterator);
        InterpreterState state = reference.owner();
        int entered = state.enter();
        try {
            long item = PyIter_Next(reference.pointer());
            if (item != NULL) {
                next = Access.get().object(state, item);
                return;
            }
            ended = true;
            if (PyErr_Occurred() != NULL) {
                throw Objects.raised();
            }
            reference.close();
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(iterator);
        }
    }
}
