package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.function.IntFunction;

/** Mappings as Java maps: copies, in the order of the mapping. */
final class MapDecoder implements Decoder<Object> {
    /** In builds without the GIL, PyDict_Next would need a lock. */
    private static final boolean IN_PLACE = Lists.IN_MEMORY;

    private final IntFunction<? extends Map<Object, Object>> make;
    private Decoder<?> keys;
    private Decoder<?> values;

    /** For one type, whose empty map is made for so many entries. */
    MapDecoder(IntFunction<? extends Map<Object, Object>> make, Decoder<?> keys, Decoder<?> values) {
        this.make = make;
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        Nesting nesting = Nesting.enter();
        try {
            keys = LaterDecoder.resolve(keys);
            values = LaterDecoder.resolve(values);
            return IN_PLACE && PyDict_CheckExact(o) ? ofDict(state, o) : ofMapping(state, o);
        } finally {
            nesting.exit();
        }
    }

    private Map<Object, Object> ofDict(InterpreterState state, long dict) {
        long size = PyDict_Size(dict);
        Map<Object, Object> result = make.apply((int) size);
        try (Scratch scratch = Scratch.open()) {
            long position = scratch.allocate(3 * Long.BYTES, Long.BYTES);
            long key = position + Long.BYTES;
            long value = key + Long.BYTES;
            Memory.putLong(position, 0);
            long count = 0;
            while (count <= size && PyDict_Next(dict, position, key, value) != 0) {
                put(state, result, Memory.getLong(key), Memory.getLong(value));
                count++;
            }
            // Only Python code that a conversion ran can have changed it, such as an __index__.
            if (count != size || PyDict_Size(dict) != size) {
                throw new ConcurrentModificationException("the dictionary changed its size while it was converted");
            }
        }
        return result;
    }

    private Map<Object, Object> ofMapping(InterpreterState state, long o) {
        if (!PyDict_Check(o) && !hasItems(o)) {
            throw Mismatch.expected("dict", o);
        }
        long items = Objects.check(PyMapping_Items(o));
        try (Items pairs = Items.of(items)) {
            Map<Object, Object> result = make.apply(pairs.sizeHint());
            while (pairs.next()) {
                putPair(state, result, pairs.item());
            }
            return result;
        } finally {
            Py_DECREF(items);
        }
    }

    /** Whether it is a mapping, and not merely subscriptable, as a list is. */
    private static boolean hasItems(long o) {
        return PyMapping_Check(o) && PyObject_HasAttrString(o, "items") != 0;
    }

    private void putPair(InterpreterState state, Map<Object, Object> result, long pair) {
        if (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2) {
            throw Mismatch.expected("pairs from items()", pair);
        }
        put(state, result, PyTuple_GetItem(pair, 0), PyTuple_GetItem(pair, 1));
    }

    /** Key and value are borrowed; converting them may run code that takes them out of the dictionary. */
    private void put(InterpreterState state, Map<Object, Object> result, long key, long value) {
        Py_INCREF(key);
        Py_INCREF(value);
        try {
            Object convertedKey = key(state, key);
            Object convertedValue = value(state, key, value);
            int before = result.size();
            store(result, convertedKey, convertedValue);
            if (result.size() == before) {
                throw Mismatch.value("keys that differ in Java", key).in(".keys()");
            }
        } finally {
            Py_DECREF(value);
            Py_DECREF(key);
        }
    }

    private static void store(Map<Object, Object> result, Object key, Object value) {
        try {
            result.put(key, value);
        } catch (NullPointerException | ClassCastException refused) {
            throw new ConversionException("a " + result.getClass().getName() + " cannot hold " + key + "=" + value, refused);
        }
    }

    private Object key(InterpreterState state, long key) {
        try {
            return keys.read(state, key);
        } catch (ConversionException failed) {
            throw failed.in(".keys()");
        }
    }

    private Object value(InterpreterState state, long key, long value) {
        try {
            return values.read(state, value);
        } catch (ConversionException failed) {
            throw failed.in(Mismatch.key(key));
        }
    }
}
