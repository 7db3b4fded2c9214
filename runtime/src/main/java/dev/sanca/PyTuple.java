package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.View;
import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A Python tuple as an unmodifiable {@link java.util.List} of its elements, which are converted when they are read.
 *
 * @param <E> the elements; {@code Object} for elements of several types, None is null
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#tuples">Tuples</a>
 */
public final class PyTuple<E> extends AbstractList<E> implements RandomAccess, PyView {
    private final View view;
    private final Decoder<E> elements;

    PyTuple(PyObject object, Decoder<E> elements) {
        this.view = new View(object);
        this.elements = elements;
    }

    @Override
    public PyObject object() {
        return view.object();
    }

    @Override
    public int size() {
        return Math.toIntExact(view.query(o -> PyTuple_Size(o)));
    }

    @Override
    public E get(int index) {
        return view.element(elements, index);
    }
}
