package dev.sanca.internal.convert;

import java.lang.reflect.Type;

/**
 * A family of Java types that has conversions. Stateless: what depends on the interpreter is in {@link Codecs} or made when converting.
 *
 * <p>Asked once for each type and interpreter.
 */
public interface CodecProvider {
    /**
     * How values of a class become Python objects.
     *
     * @param codecs for the conversions of elements
     * @param type   the class of a value: never an interface
     * @return null if it is none of this family
     */
    default Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return null;
    }

    /**
     * How Python objects become values of a type.
     *
     * @param codecs for the conversions of elements, by {@link Codecs#decoder}
     * @param type   what is asked for: a class, or a parameterized type ({@link GenericTypes})
     * @param raw    the class of the type
     * @return null if it is none of this family
     */
    default Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        return null;
    }
}
