package dev.sanca;

import static dev.sanca.capi.Python.*;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Python's containers: items, slices, length, membership, iteration. Keys and values are converted to Python as arguments of a call are.
 *
 * <p>All methods throw {@link PythonException} with what Python raises ({@code KeyError}, {@code IndexError}, {@code TypeError: … is not
 * subscriptable} …).
 *
 * @see <a href="https://docs.python.org/3.14/c-api/object.html">Object Protocol</a>
 */
public sealed interface ContainerProtocol extends Iterable<PyObject> permits PyObject {
    /**
     * {@code this[key]}.
     *
     * @param key a dictionary's key, a sequence's index (which may be negative), {@link Interpreter#slice a slice} …
     * @return the item, owned by the caller
     */
    default PyObject item(Object key) {
        return PyObject.of(this).binary((o, k) -> PyObject_GetItem(o, k), key);
    }

    /**
     * {@code this[key]} if there is one.
     *
     * @param key as for {@link #item}
     * @return the item; empty where Python raises a {@code LookupError}
     */
    default Optional<PyObject> findItem(Object key) {
        return PyObject.of(this).findBinary((o, k) -> PyObject_GetItem(o, k), PyExc_LookupError(), key);
    }

    /**
     * {@code this[key] = value}.
     *
     * @param key   as for {@link #item}
     * @param value the new value
     */
    default void setItem(Object key, Object value) {
        PyObject.of(this).assign((o, k, v) -> PyObject_SetItem(o, k, v), key, value);
    }

    /**
     * {@code del this[key]}.
     *
     * @param key as for {@link #item}
     */
    default void deleteItem(Object key) {
        PyObject.of(this).test((o, k) -> PyObject_DelItem(o, k), key);
    }

    /**
     * {@code this[start:stop]}.
     *
     * @param start the first index; negative ones count from the end
     * @param stop  the index after the last
     * @return the part, owned by the caller
     */
    default PyObject slice(long start, long stop) {
        try (PyObject range = PyObject.of(this).interpreter().slice(start, stop, null)) {
            return item(range);
        }
    }

    /**
     * {@code len(this)}.
     *
     * @return the number of items
     */
    default long length() {
        return PyObject.of(this).query(o -> PyObject_Size(o));
    }

    /**
     * {@code value in this}.
     *
     * @param value what to look for
     * @return whether it is there
     */
    default boolean contains(Object value) {
        return PyObject.of(this).test((o, v) -> PySequence_Contains(o, v), value) == 1;
    }

    /**
     * {@code iter(this)}. The items are new objects that the caller owns: in a long loop, close them, or use a {@link Scope}.
     *
     * @return an iterator that gives what Python's iterator gives, and throws what it raises
     */
    @Override
    Iterator<PyObject> iterator();

    /**
     * The items as a sequential stream, read as the stream asks for them.
     *
     * @return a stream over {@link #iterator}
     */
    default Stream<PyObject> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false);
    }

    /**
     * A live {@link java.util.List} of this list.
     *
     * @param elements the class of its elements; {@code PyObject.class} to leave them as they are
     * @param <E>      the elements
     * @return a view with a reference of its own, owned by the caller
     * @throws ConversionException if this is no list, nor any other sequence with {@code insert}
     */
    default <E> PyList<E> asList(Class<E> elements) {
        return PyObject.of(this).view(PyList.class, Objects.requireNonNull(elements, "elements"));
    }

    /**
     * A live {@link java.util.Map} of this dictionary.
     *
     * @param keys   the class of its keys
     * @param values the class of its values; {@code PyObject.class} to leave them as they are
     * @param <K>    the keys
     * @param <V>    the values
     * @return a view with a reference of its own, owned by the caller
     * @throws ConversionException if this is no dictionary, nor any other mapping that can be written
     */
    default <K, V> PyDict<K, V> asDict(Class<K> keys, Class<V> values) {
        return PyObject.of(this).view(PyDict.class, Objects.requireNonNull(keys, "keys"), Objects.requireNonNull(values, "values"));
    }

    /**
     * A live {@link java.util.Set} of this set or frozenset.
     *
     * @param elements the class of its elements
     * @param <E>      the elements
     * @return a view with a reference of its own, owned by the caller
     * @throws ConversionException if this is no set
     */
    default <E> PySet<E> asSet(Class<E> elements) {
        return PyObject.of(this).view(PySet.class, Objects.requireNonNull(elements, "elements"));
    }
}
