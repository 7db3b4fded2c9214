package dev.sanca.internal.convert;

import dev.sanca.internal.Objects;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of the classes of extension modules inside other values: a {@code List<Counter>}, the elements of a stream. */
public final class ExtensionCodecs implements CodecProvider {
    private static final Map<Class<?>, Bound<?>> BOUND = new ConcurrentHashMap<>();

    /** A class that has a Python class of its own. */
    public interface Bound<T> {
        /** The value behind an object; null if it is none. */
        T find(long o);

        /** A new reference, or NULL with an exception. */
        long toPython(T value);

        /** The Python name. */
        String name();
    }

    /** Makes a class known, before a value of it is converted. */
    public static <T> void bind(Class<T> type, Bound<T> binding) {
        BOUND.put(type, binding);
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Bound<?> bound = BOUND.get(each);
            if (bound != null) {
                return encoder(bound);
            }
        }
        return null;
    }

    private static <T> Encoder<T> encoder(Bound<T> bound) {
        return (_, value) -> Objects.check(bound.toPython(value));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        Bound<?> bound = BOUND.get(raw);
        return bound == null ? null : (Decoder<Object>) (_, o) -> {
            Object found = bound.find(o);
            if (found == null) {
                throw Mismatch.expected(bound.name(), o);
            }
            return found;
        };
    }
}
