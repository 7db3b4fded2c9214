package dev.sanca.glue;

import dev.sanca.ConversionException;
import dev.sanca.internal.convert.CodecProvider;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.Encoder;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of the classes of extension modules inside other values: a {@code List<Counter>}, the elements of a stream. */
@SuppressWarnings("exports") // for the table of conversions, which is in the same module; nobody else is to make one
public final class ExtensionCodecs implements CodecProvider {
    private static final Map<Class<?>, Bound<?>> BOUND = new ConcurrentHashMap<>();

    /** Made by the table. */
    public ExtensionCodecs() {}

    /** A class that has a Python class of its own. */
    interface Bound<T> {
        /** The value behind an object; null if it is none. */
        T find(long o);

        /** A new reference, or NULL with an exception. */
        long toPython(T value);

        /** The Python name. */
        String name();
    }

    static <T> void bind(Class<T> type, Bound<T> binding) {
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
        return (_, value) -> dev.sanca.internal.Objects.check(bound.toPython(value));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        Bound<?> bound = BOUND.get(raw);
        return bound == null ? null : (Decoder<Object>) (_, o) -> {
            Object found = bound.find(o);
            if (found == null) {
                throw new ConversionException("expected " + bound.name() + ", got " + Types.name(o));
            }
            return found;
        };
    }
}
