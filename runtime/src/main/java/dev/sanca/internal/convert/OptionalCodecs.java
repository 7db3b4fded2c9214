package dev.sanca.internal.convert;

import dev.sanca.internal.InterpreterState;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Java's optional values: empty is None. */
final class OptionalCodecs implements CodecProvider {
    private final Map<Class<?>, Codec<?>> byClass = new HashMap<>();

    OptionalCodecs() {
        add(OptionalInt.class, OptionalInt.empty(), value -> value.isPresent() ? (Object) value.getAsInt() : null,
                (_, o) -> OptionalInt.of(Integers.toInt(o)));
        add(OptionalLong.class, OptionalLong.empty(), value -> value.isPresent() ? (Object) value.getAsLong() : null,
                (_, o) -> OptionalLong.of(Integers.toLong(o)));
        add(OptionalDouble.class, OptionalDouble.empty(), value -> value.isPresent() ? (Object) value.getAsDouble() : null,
                (_, o) -> OptionalDouble.of(Floats.toDouble(o)));
    }

    private <T> void add(Class<T> type, T empty, java.util.function.Function<T, Object> value, Decoder<T> present) {
        byClass.put(type, new Codec<>((state, optional) -> Convert.toPython(state, value.apply(optional)), new OrEmpty<>(empty, present)));
    }

    /** A decoder for which None is a value. */
    private record OrEmpty<T>(T empty, Decoder<T> present) implements Decoder<T> {
        @Override
        public T toJava(InterpreterState state, long o) {
            return present.toJava(state, o);
        }

        @Override
        public T ofNone() {
            return empty;
        }
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return type == Optional.class
                ? (InterpreterState state, Optional<?> optional) -> Convert.toPython(state, optional.orElse(null))
                : Codec.encoder(byClass.get(type));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (raw != Optional.class) {
            return Codec.decoder(byClass.get(raw));
        }
        Decoder<?> element = codecs.elementDecoder(GenericTypes.argument(type, Optional.class, 0));
        return new OrEmpty<Optional<?>>(Optional.empty(), (state, o) -> Optional.of(element.toJava(state, o)));
    }
}
