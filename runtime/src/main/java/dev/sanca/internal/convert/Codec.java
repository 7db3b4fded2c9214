package dev.sanca.internal.convert;

/**
 * One Java type, both ways.
 *
 * @param <T> the Java type
 */
public interface Codec<T> extends Encoder<T>, Decoder<T> {
    /** A codec of two parts. */
    static <T> Codec<T> of(Encoder<T> encoder, Decoder<T> decoder) {
        return new Codec<>() {
            @Override
            public long toPython(dev.sanca.internal.InterpreterState state, T value) {
                return encoder.toPython(state, value);
            }

            @Override
            public T toJava(dev.sanca.internal.InterpreterState state, long o) {
                return decoder.toJava(state, o);
            }

            @Override
            public T ofNone() {
                return decoder.ofNone();
            }
        };
    }
}
