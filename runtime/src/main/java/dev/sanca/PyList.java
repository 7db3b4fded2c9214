package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.View;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A Python list, or another sequence with {@code insert}, as a live {@link java.util.List}.
 *
 * {@snippet :
 * try (PyList<Integer> numbers = python.eval("[1, 2, 3]").asList(Integer.class)) {
 *     numbers.add(4);                    // Python sees it
 *     int sum = numbers.stream().mapToInt(n -> n).sum();
 * }
 * }
 *
 * <p>{@code equals}, {@code hashCode}, {@code contains} and {@code indexOf} are Java's, of the converted elements. Reading an element that
 * is not an {@code E} throws {@link ConversionException}. To read a whole list many times, copy it: {@code object.as(new
 * TypeRef<List<Integer>>() {})} takes one operation instead of one for each element.
 *
 * @param <E> the elements; None is null
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#mutable-sequence-types">Mutable Sequence Types</a>
 */
public final class PyList<E> extends AbstractList<E> implements RandomAccess, PyView {
    private final View view;
    private final Decoder<E> elements;

    PyList(PyObject object, Decoder<E> elements) {
        this.view = new View(object);
        this.elements = elements;
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
    public E get(int index) {
        return view.element(elements, index);
    }

    @Override
    public E set(int index, E element) {
        E old = get(index);
        view.query(element, (o, value) -> PySequence_SetItem(o, index, value));
        return old;
    }

    @Override
    public void add(int index, E element) {
        Objects.checkIndex(index, size() + 1);
        modCount++;
        view.call("insert", index, element);
    }

    @Override
    public boolean add(E element) {
        modCount++;
        view.call("append", element);
        return true;
    }

    @Override
    public E remove(int index) {
        E old = get(index);
        modCount++;
        view.query(o -> PySequence_DelItem(o, index));
        return old;
    }

    @Override
    protected void removeRange(int from, int to) {
        modCount++;
        view.query(o -> PySequence_DelSlice(o, from, to));
    }
}
