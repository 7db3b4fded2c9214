package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.PyObject;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Numbers, text, truth values, and {@code Object}. */
final class ScalarCodecs implements CodecProvider {
    private final Map<Class<?>, Codec<?>> byClass = new HashMap<>();

    ScalarCodecs() {
        integer(byte.class, Byte.class, Integers::toByte);
        integer(short.class, Short.class, Integers::toShort);
        integer(int.class, Integer.class, Integers::toInt);
        integer(long.class, Long.class, Integers::toLong);
        number(float.class, Float.class, Floats::toFloat);
        number(double.class, Double.class, Floats::toDouble);
        primitive(boolean.class, Boolean.class, "bool", (_, value) -> Objects.newReference(value ? Py_True() : Py_False()),
                ScalarCodecs::toBoolean);
        primitive(char.class, Character.class, "str", (_, value) -> Objects.check(PyUnicode_FromOrdinal(value)), Strings::toChar);
        add(BigInteger.class, (_, value) -> Integers.ofBigInteger(value), Integers::toBigInteger);
        add(String.class, (_, value) -> Objects.check(Text.toPython(value)), Strings::toJava);
        byClass.put(StringBuilder.class, text(StringBuilder::new));
        byClass.put(StringBuffer.class, text(StringBuffer::new));
        PyObjectCodec objects = new PyObjectCodec();
        byClass.put(PyObject.class, new Codec<>(objects, objects));
        add(Void.class, (_, _) -> Objects.newReference(Py_None()), o -> {
            throw Mismatch.expected("None", o);
        });
        byClass.put(void.class, byClass.get(Void.class));
    }

    private <T extends Number> void integer(Class<T> primitive, Class<T> box, LongFunction<T> decoder) {
        primitive(primitive, box, "int", (_, value) -> Integers.ofLong(value.longValue()), decoder);
    }

    private <T extends Number> void number(Class<T> primitive, Class<T> box, LongFunction<T> decoder) {
        primitive(primitive, box, "float", (_, value) -> Objects.check(PyFloat_FromDouble(value.doubleValue())), decoder);
    }

    private <T> void primitive(Class<T> primitive, Class<T> box, String expected, Encoder<T> encoder, LongFunction<T> decoder) {
        add(box, encoder, decoder);
        byClass.put(primitive, new Codec<>(encoder, new Decoder<>() {
            @Override
            public T toJava(InterpreterState state, long o) {
                return decoder.apply(o);
            }

            @Override
            public T ofNone() {
                throw new ConversionException("expected " + expected + ", got None");
            }
        }));
    }

    private <T> void add(Class<T> type, Encoder<T> encoder, LongFunction<T> decoder) {
        byClass.put(type, new Codec<>(encoder, (_, o) -> decoder.apply(o)));
    }

    private static <T extends CharSequence> Codec<T> text(java.util.function.Function<String, T> make) {
        return new Codec<>((_, value) -> Objects.check(Text.toPython(value.toString())), (_, o) -> make.apply(Strings.toJava(o)));
    }

    /** Only a bool, Python's or NumPy's: that 1 is true would be a guess. */
    static boolean toBoolean(long o) {
        if (o == Py_True() || o == Py_False()) {
            return o == Py_True();
        }
        if (Memory.getString(PyTypeObject.tp_name(Py_TYPE(o))).startsWith("numpy.bool")) {
            return Objects.check(PyObject_IsTrue(o)) == 1;
        }
        throw Mismatch.expected("bool", o);
    }

    /** An object that stays where it is. */
    private static final class PyObjectCodec implements Encoder<PyObject>, Decoder<PyObject> {
        @Override
        public long toPython(InterpreterState state, PyObject value) {
            return Objects.newReference(Objects.pointer(state, value));
        }

        @Override
        public PyObject toJava(InterpreterState state, long o) {
            return Objects.borrowed(state, o);
        }

        @Override
        public PyObject read(InterpreterState state, long o) {
            return toJava(state, o);
        }
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return Codec.encoder(byClass.get(type));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (raw == Object.class) {
            return codecs.natural();
        }
        if (raw == CharSequence.class) {
            return byClass.get(String.class).decoder();
        }
        return raw == Number.class ? codecs.natural().instance(Number.class, "number") : Codec.decoder(byClass.get(raw));
    }
}
