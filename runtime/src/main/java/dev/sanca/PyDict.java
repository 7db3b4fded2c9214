package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.View;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Set;

/**
 * A Python dict, or another mapping that can be written, as a live {@link java.util.Map} in its order.
 *
 * {@snippet :
 * try (PyDict<String, Integer> ages = python.globals().asDict(String.class, Integer.class)) {
 *     ages.merge("Ada", 1, Integer::sum);
 * }
 * }
 *
 * <p>Keys are looked up by Python, for which {@code 1}, {@code 1.0} and {@code True} are the same; {@code equals} and {@code hashCode} are
 * Java's. Reading never adds a key, also for a {@code defaultdict}. An iterator fails with {@link ConcurrentModificationException} when the
 * mapping has changed its size meanwhile, other than by the iterator's own {@code remove}.
 *
 * @param <K> the keys
 * @param <V> the values; None is null
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#mapping-types-dict">Mapping Types</a>
 */
public final class PyDict<K, V> extends AbstractMap<K, V> implements PyView {
    private static final Object ABSENT = new Object();

    private final View view;
    private final Decoder<K> keys;
    private final Decoder<V> values;

    PyDict(PyObject object, Decoder<K> keys, Decoder<V> values) {
        this.view = new View(object);
        this.keys = keys;
        this.values = values;
    }

    @Override
    public PyObject object() {
        return view.object();
    }

    @Override
    public int size() {
        return Math.toIntExact(view.query(o -> PyObject_Size(o)));
    }

    @Override
    public boolean containsKey(Object key) {
        return view.query(key, (o, k) -> PySequence_Contains(o, k)) == 1;
    }

    @Override
    public V get(Object key) {
        return getOrDefault(key, null);
    }

    @Override
    public V getOrDefault(Object key, V absent) {
        return view.find(key, absent, values, PyDict::find);
    }

    /** A new reference; NULL without an exception if the key is absent. Does not call {@code __missing__}. */
    private static long find(long o, long key) {
        if (PyDict_Check(o)) {
            long value = PyDict_GetItemWithError(o, key);
            Py_XINCREF(value);
            return value;
        }
        return PySequence_Contains(o, key) == 1 ? PyObject_GetItem(o, key) : NULL;
    }

    @Override
    public V put(K key, V value) {
        V old = get(key);
        view.assign(key, value, (o, k, v) -> PyObject_SetItem(o, k, v));
        return old;
    }

    @Override
    public V remove(Object key) {
        V old = get(key);
        view.query(key, PyDict::deleteIfThere);
        return old;
    }

    private static long deleteIfThere(long o, long key) {
        int known = PySequence_Contains(o, key);
        return known == 1 ? PyObject_DelItem(o, key) : known;
    }

    @Override
    public void clear() {
        view.call("clear");
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<K, V>> {
        @Override
        public int size() {
            return PyDict.this.size();
        }

        @Override
        public void clear() {
            PyDict.this.clear();
        }

        @Override
        public Iterator<Entry<K, V>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator extends SnapshotIterator<Entry<K, V>> {
        EntryIterator() {
            super(object());
        }

        @Override
        int size() {
            return PyDict.this.size();
        }

        @Override
        Entry<K, V> value(PyObject key) {
            Object value = view.<Object>find(key, ABSENT, values, PyDict::find);
            if (value == ABSENT) {
                throw new ConcurrentModificationException("the mapping has lost the key " + key);
            }
            @SuppressWarnings("unchecked") // what the decoder of the values gave
            V known = (V) value;
            return new LiveEntry(View.convert(key, keys), known);
        }

        @Override
        void delete(PyObject key) {
            view.query(key, PyDict::deleteIfThere);
        }
    }

    /** An entry whose value can be set. */
    private final class LiveEntry extends SimpleEntry<K, V> {
        private static final long serialVersionUID = 1L;

        LiveEntry(K key, V value) {
            super(key, value);
        }

        @Override
        public V setValue(V value) {
            PyDict.this.put(getKey(), value);
            return super.setValue(value);
        }
    }
}
