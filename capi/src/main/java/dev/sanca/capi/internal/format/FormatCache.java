package dev.sanca.capi.internal.format;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What was made of a key once, kept for the next time; bounded, because formats can be computed.
 *
 * <p>A program has a few hundred formats. When there are more they are not constants, and forgetting all of them is
 * cheaper than keeping count of which was used last.
 */
final class FormatCache<K, V> {
    private static final int LIMIT = 1024;

    private final ConcurrentHashMap<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> make;

    FormatCache(Function<K, V> make) {
        this.make = make;
    }

    V get(K key) {
        V value = known.get(key);
        return value != null ? value : make(key);
    }

    /** As {@link #get}; what is kept is {@code freeze} of the key, which has to be equal to it and never change. */
    V get(K key, UnaryOperator<K> freeze) {
        V value = known.get(key);
        return value != null ? value : make(freeze.apply(key));
    }

    private V make(K key) {
        if (known.size() >= LIMIT) {
            known.clear();
        }
        V value = make.apply(key);
        known.put(key, value);
        return value;
    }

    int size() {
        return known.size();
    }
}
