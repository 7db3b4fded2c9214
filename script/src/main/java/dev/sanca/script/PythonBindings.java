package dev.sanca.script;

import dev.sanca.PyObject;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.script.Bindings;

/**
 * A Python namespace as bindings: live both ways. Values are read as the Java values that Python's natural conversion gives, and as
 * {@link PyObject} where there is none.
 *
 * <p>Names that Python itself put there ({@code __name__}, {@code __builtins__} …) can be read but are not listed.
 */
final class PythonBindings extends AbstractMap<String, Object> implements Bindings {
    private final PyObject namespace;

    PythonBindings(PyObject namespace) {
        this.namespace = namespace;
    }

    /** The dictionary. */
    PyObject namespace() {
        return namespace;
    }

    @Override
    public Object get(Object key) {
        return namespace.findItem(requireName(key)).map(PythonBindings::toJava).orElse(null);
    }

    @Override
    public boolean containsKey(Object key) {
        return namespace.contains(requireName(key));
    }

    @Override
    public Object put(String name, Object value) {
        Object before = get(requireName(name));
        namespace.setItem(name, value);
        return before;
    }

    @Override
    public Object remove(Object key) {
        Object before = get(key);
        if (containsKey(key)) {
            namespace.deleteItem(key);
        }
        return before;
    }

    @Override
    public void clear() {
        snapshot().keySet().forEach(this::remove);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                Iterator<Entry<String, Object>> entries = snapshot().entrySet().iterator();
                return new Iterator<>() {
                    private String last;

                    @Override
                    public boolean hasNext() {
                        return entries.hasNext();
                    }

                    @Override
                    public Entry<String, Object> next() {
                        Entry<String, Object> entry = entries.next();
                        last = entry.getKey();
                        return new WriteThrough(entry);
                    }

                    @Override
                    public void remove() {
                        PythonBindings.this.remove(last);
                    }
                };
            }

            @Override
            public int size() {
                return snapshot().size();
            }
        };
    }

    private final class WriteThrough extends SimpleEntry<String, Object> {
        private static final long serialVersionUID = 1L;

        WriteThrough(Entry<String, Object> entry) {
            super(entry);
        }

        @Override
        public Object setValue(Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }

    private Map<String, Object> snapshot() {
        Map<String, Object> all = new LinkedHashMap<>();
        try (PyObject copy = namespace.callMethod("copy")) {
            for (PyObject name : copy) {
                try (name) {
                    String text = name.toString();
                    if (!text.startsWith("__")) {
                        all.put(text, toJava(copy.item(name)));
                    }
                }
            }
        }
        return all;
    }

    /** What Java code gets to see. The object is not closed: what it converts to may be a live view of it. */
    static Object toJava(PyObject value) {
        return value.as(Object.class);
    }

    /** As {@link Bindings} prescribes. */
    private static String requireName(Object key) {
        Objects.requireNonNull(key, "a name must not be null");
        if (!(key instanceof String name)) {
            throw new ClassCastException("a name must be a String, not " + key.getClass().getName());
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name must not be empty");
        }
        return name;
    }
}
