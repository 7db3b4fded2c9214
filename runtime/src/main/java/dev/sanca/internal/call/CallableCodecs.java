package dev.sanca.internal.call;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.convert.CodecProvider;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.convert.Decoder;
import dev.sanca.internal.convert.Encoder;
import java.lang.reflect.Type;

/** Java functions, and interfaces that Python objects implement. Asked last: most interfaces have conversions of their own. */
public final class CallableCodecs implements CodecProvider {
    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return Callables.isCallable(type) ? (Encoder<Object>) Callables::toPython : null;
    }

    /** Whether objects of a type are called as functions. */
    public static boolean isFunction(Class<?> type) {
        return type.isInterface() && InterfaceMethods.of(type).single().isPresent();
    }

    /**
     * A Python callable for a Java function, whose functional interface, perhaps generic, tells the types of its arguments: a new
     * reference. Attached.
     */
    public static long toPython(InterpreterState state, Object function, Type type) {
        return Callables.toPython(state, function, type);
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        return Callables.isTarget(raw) ? (state, o) -> Callables.toJava(state, o, type, raw) : null;
    }
}
