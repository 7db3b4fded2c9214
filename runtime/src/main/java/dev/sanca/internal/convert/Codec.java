package dev.sanca.internal.convert;

/**
 * One Java type, both ways.
 *
 * @param encoder to Python
 * @param decoder from Python
 * @param <T>     the Java type
 */
record Codec<T>(Encoder<T> encoder, Decoder<T> decoder) {
    /** The encoder of a codec; null for none. */
    static Encoder<?> encoder(Codec<?> codec) {
        return codec == null ? null : codec.encoder;
    }

    /** The decoder of a codec; null for none. */
    static Decoder<?> decoder(Codec<?> codec) {
        return codec == null ? null : codec.decoder;
    }
}
