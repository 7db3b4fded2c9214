package dev.sanca.internal.convert;

import dev.sanca.ConversionException;
import dev.sanca.Converter;
import dev.sanca.internal.InterpreterState;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The conversions of one interpreter, found by type and kept. */
public final class Codecs {
    /** By class, without keeping the class from being unloaded. */
    private volatile Encoders encoders = new Encoders();
    private final ConcurrentHashMap<Type, Decoder<?>> decoders = new ConcurrentHashMap<>();
    /** Those registered last come first. */
    private final List<Converter<?>> converters = new CopyOnWriteArrayList<>();
    private final Natural natural = new Natural(this);

    private static final Set<Codecs> ALL = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Codecs() {
        ALL.add(this);
        for (Converter<?> converter : ServiceLoader.load(Converter.class)) {
            converters.add(converter);
        }
    }

    /** Those of an interpreter. */
    public static Codecs of(InterpreterState state) {
        return state.local(Codecs.class, _ -> new Codecs());
    }

    /** Looks up again, in all interpreters, what was found before. */
    static void forgetAll() {
        synchronized (ALL) {
            ALL.forEach(Codecs::forget);
        }
    }

    private void forget() {
        encoders = new Encoders();
        decoders.clear();
    }

    /** The conversion to the Java type that is natural for the Python object: what {@code Object} as a target means. */
    public Natural natural() {
        return natural;
    }

    /** Adds a user's converter, before those that are there. What was found before is looked up again. */
    public void register(Converter<?> converter) {
        java.util.Objects.requireNonNull(converter.type(), "type() of the converter");
        converters.addFirst(converter);
        forget();
        natural.register(converter);
    }

    /**
     * How values of a class become Python objects.
     *
     * @throws ConversionException if there is no conversion
     */
    public Encoder<Object> encoder(Class<?> type) {
        return encoders.get(type);
    }

    private final class Encoders extends ClassValue<Encoder<Object>> {
        @Override
        protected Encoder<Object> computeValue(Class<?> type) {
            return findEncoder(type);
        }
    }

    @SuppressWarnings("unchecked") // an encoder is only given values of the class that it was found for
    private Encoder<Object> findEncoder(Class<?> type) {
        Converter<?> converter = ConverterCodec.closest(converters, type);
        if (converter != null) {
            return (Encoder<Object>) new ConverterCodec<>(converter);
        }
        for (CodecProvider provider : CodecProviders.ALL) {
            Encoder<?> found = provider.encoder(this, type);
            if (found != null) {
                return (Encoder<Object>) found;
            }
        }
        throw new ConversionException("there is no conversion to Python for " + type.getTypeName());
    }

    /**
     * How Python objects become values of a type.
     *
     * @param type any type: wildcards and type variables stand for their bounds
     * @throws ConversionException if there is no conversion
     */
    public Decoder<?> decoder(Type type) {
        Decoder<?> known = decoders.get(type);
        if (known == null) {
            known = findDecoder(GenericTypes.bound(type));
            decoders.put(type, known);
        }
        return known;
    }

    /** {@link #decoder}, found when it is first used: for elements, since a type may contain itself. */
    public Decoder<?> elementDecoder(Type type) {
        Decoder<?> known = decoders.get(type);
        return known != null ? known : new LaterDecoder(this, type);
    }

    private Decoder<?> findDecoder(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        for (Converter<?> converter : converters) {
            if (converter.type() == raw) {
                return new ConverterCodec<>(converter);
            }
        }
        return decoderAfter(null, type);
    }

    /**
     * How Python objects become values of a type, without a provider and those before it.
     *
     * @param after the provider; null for all
     * @throws ConversionException if there is no conversion
     */
    public Decoder<?> decoderAfter(CodecProvider after, Type type) {
        Class<?> raw = GenericTypes.raw(type);
        for (CodecProvider provider : CodecProviders.after(after)) {
            Decoder<?> found = provider.decoder(this, type, raw);
            if (found != null) {
                return found;
            }
        }
        throw new ConversionException("there is no conversion from Python to " + type.getTypeName());
    }

    /** How values of a class become Python objects, without a provider and those before it; null if there is no conversion. */
    public Encoder<?> encoderAfter(CodecProvider after, Class<?> type) {
        for (CodecProvider provider : CodecProviders.after(after)) {
            Encoder<?> found = provider.encoder(this, type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
