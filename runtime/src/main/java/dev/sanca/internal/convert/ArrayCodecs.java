package dev.sanca.internal.convert;

import dev.sanca.internal.InterpreterState;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Java's arrays as Python's list, and sequences and other iterables as Java's arrays: copies. */
final class ArrayCodecs implements CodecProvider {
    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        if (!type.isArray()) {
            return null;
        }
        return type.componentType().isPrimitive()
                ? PrimitiveArray.of(type)
                : (InterpreterState state, Object[] array) -> Containers.list(state, array);
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (!raw.isArray()) {
            return null;
        }
        if (raw.componentType().isPrimitive()) {
            return PrimitiveArray.of(raw);
        }
        Object[] empty = (Object[]) Array.newInstance(raw.componentType(), 0);
        Decoder<?> elements = codecs.elementDecoder(GenericTypes.componentType(type));
        return new CollectionDecoder("list", ArrayList::new, list -> ((List<?>) list).toArray(empty), elements);
    }
}
