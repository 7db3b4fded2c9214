package dev.sanca;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Keyword arguments of a call: the last argument of {@link CallProtocol#call} and {@link CallProtocol#callMethod}.
 *
 * {@snippet :
 * np.callMethod("std", data, Kwargs.of("ddof", 1).and("axis", 0));
 * }
 *
 * <p>Immutable.
 */
public final class Kwargs {
    private final Map<String, Object> values;

    private Kwargs(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * One keyword argument.
     *
     * @param name  its name
     * @param value its value, converted to Python as an argument of a call is
     * @return the keyword arguments
     */
    public static Kwargs of(String name, Object value) {
        return new Kwargs(Map.of()).and(name, value);
    }

    /**
     * Keyword arguments from a map, in its order: Python's {@code **map}.
     *
     * @param values the values by name
     * @return the keyword arguments
     */
    public static Kwargs of(Map<String, ?> values) {
        Kwargs all = new Kwargs(Map.of());
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            all = all.and(entry.getKey(), entry.getValue());
        }
        return all;
    }

    /**
     * These and one more.
     *
     * @param name  its name
     * @param value its value
     * @return the keyword arguments
     * @throws IllegalArgumentException if there is one of that name
     */
    public Kwargs and(String name, Object value) {
        Objects.requireNonNull(name, "name");
        if (values.containsKey(name)) {
            throw new IllegalArgumentException("keyword argument repeated: " + name);
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Kwargs(more);
    }

    /**
     * The values by name.
     *
     * @return an unmodifiable map in the order of the call; values may be null, which is None
     */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return "Kwargs" + values;
    }
}
