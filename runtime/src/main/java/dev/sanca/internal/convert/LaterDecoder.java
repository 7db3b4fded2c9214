package dev.sanca.internal.convert;

import dev.sanca.internal.InterpreterState;
import java.lang.reflect.Type;

/** A decoder that is looked up when it is first used. */
final class LaterDecoder implements Decoder<Object> {
    private final Codecs codecs;
    private final Type type;
    private Decoder<?> found;

    LaterDecoder(Codecs codecs, Type type) {
        this.codecs = codecs;
        this.type = type;
    }

    /** The decoder that one stands for, looked up now; the decoder itself if it is none of these. */
    static Decoder<?> resolve(Decoder<?> decoder) {
        return decoder instanceof LaterDecoder later ? later.found() : decoder;
    }

    private Decoder<?> found() {
        if (found == null) {
            found = codecs.decoder(type);
        }
        return found;
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        return found().toJava(state, o);
    }

    @Override
    public Object ofNone() {
        return found().ofNone();
    }

    @Override
    public Object read(InterpreterState state, long o) {
        return found().read(state, o);
    }
}
