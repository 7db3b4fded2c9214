package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.View;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;

/**
 * A Python set or frozenset as a live {@link java.util.Set}; a frozenset is unmodifiable.
 *
 * <p>Whether an element is there is decided by Python, for which {@code 1}, {@code 1.0} and {@code True} are the same; {@code equals} and
 * {@code hashCode} are Java's. An iterator fails with {@link ConcurrentModificationException} when the set has changed its size meanwhile,
 * other than by the iterator's own {@code remove}.
 *
 * @param <E> the elements
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#set-types-set-frozenset">Set Types</a>
 */
public final class PySet<E> extends AbstractSet<E> implements PyView {
    private final View view;
    private final Decoder<E> elements;

    PySet(PyObject object, Decoder<E> elements) {
        this.view = new View(object);
        this.elements = elements;
    }

    @Override
    public PyObject object() {
        return view.object();
    }

    @Override
    public int size() {
        return Math.toIntExact(view.query(o -> PySet_Size(o)));
    }

    @Override
    public boolean contains(Object element) {
        return view.query(element, (o, value) -> PySet_Contains(o, value)) == 1;
    }

    @Override
    public boolean add(E element) {
        requireMutable();
        return view.query(element, PySet::addIfAbsent) == 1;
    }

    private static int addIfAbsent(long o, long value) {
        int known = PySet_Contains(o, value);
        if (known != 0) {
            return known < 0 ? known : 0;
        }
        return PySet_Add(o, value) < 0 ? -1 : 1;
    }

    @Override
    public boolean remove(Object element) {
        requireMutable();
        return view.query(element, (o, value) -> PySet_Discard(o, value)) == 1;
    }

    @Override
    public void clear() {
        requireMutable();
        view.query(o -> PySet_Clear(o));
    }

    private void requireMutable() {
        if (view.query(o -> PyFrozenSet_Check(o) ? 1 : 0) == 1) {
            throw new UnsupportedOperationException("a frozenset cannot be changed");
        }
    }

    @Override
    public Iterator<E> iterator() {
        return new SnapshotIterator<>(object()) {
            @Override
            int size() {
                return PySet.this.size();
            }

            @Override
            E value(PyObject item) {
                return View.convert(item, elements);
            }

            @Override
            void delete(PyObject item) {
                PySet.this.remove(item);
            }
        };
    }
}
