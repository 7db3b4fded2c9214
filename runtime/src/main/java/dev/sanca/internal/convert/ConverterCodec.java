package dev.sanca.internal.convert;

import dev.sanca.Converter;
import dev.sanca.PyObject;
import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.util.List;

/**
 * A user's converter.
 *
 * @param <T> the Java class
 */
final class ConverterCodec<T> implements Encoder<T>, Decoder<T> {
    private final Converter<T> converter;

    ConverterCodec(Converter<T> converter) {
        this.converter = converter;
    }

    /** The converter for a class itself, else for its nearest superclass, else for any of its interfaces; null for none. */
    static Converter<?> closest(List<Converter<?>> converters, Class<?> type) {
        for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
            for (Converter<?> converter : converters) {
                if (converter.type() == candidate) {
                    return converter;
                }
            }
        }
        return converters.stream().filter(converter -> converter.type().isAssignableFrom(type)).findFirst().orElse(null);
    }

    @Override
    public long toPython(InterpreterState state, T value) {
        Object result = converter.toPython(Access.get().interpreter(state), value);
        Nesting nesting = Nesting.enter();
        try {
            return Convert.toPython(state, result);
        } finally {
            nesting.exit();
            if (result instanceof PyObject object) {
                object.close();
            }
        }
    }

    @Override
    public T toJava(InterpreterState state, long o) {
        PyObject object = Objects.borrowed(state, o);
        try {
            return converter.toJava(object);
        } finally {
            if (object.isOpen()) {
                object.close();
            }
        }
    }
}
