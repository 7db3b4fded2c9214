package dev.sanca.internal.error;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/** A map with weak keys that goes by identity: exceptions may override {@code equals}. May be used by several threads. */
final class IdentityMap<K, V> {
    private final ConcurrentHashMap<Object, V> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<K> gone = new ReferenceQueue<>();

    /** What is in the map. */
    private static final class Key<K> extends WeakReference<K> {
        private final int hash;

        Key(K key, ReferenceQueue<K> gone) {
            super(key, gone);
            this.hash = System.identityHashCode(key);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Probe<?>(Object key) && key == get();
        }
    }

    /** What is looked for. */
    private record Probe<K>(K key) {
        @Override
        public int hashCode() {
            return System.identityHashCode(key);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key<?> known && known.get() == key;
        }
    }

    V get(K key) {
        return entries.isEmpty() ? null : entries.get(new Probe<>(key));
    }

    void put(K key, V value) {
        for (Object dead = gone.poll(); dead != null; dead = gone.poll()) {
            entries.remove(dead);
        }
        Probe<K> probe = new Probe<>(key);
        if (entries.computeIfPresent(probe, (_, _) -> value) == null) {
            entries.put(new Key<>(key, gone), value);
        }
    }

    int size() {
        return entries.size();
    }
}
