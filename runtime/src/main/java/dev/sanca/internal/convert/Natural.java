package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.Complex;
import dev.sanca.ConversionException;
import dev.sanca.Converter;
import dev.sanca.Fraction;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Java value that is natural for a Python object: what {@code Object} as a target means.
 *
 * <p>Only the exact Python type counts, NumPy's scalars among them: an object of a subclass is more than its base class, so it stays a
 * {@link dev.sanca.PyObject}, as does everything that has no counterpart. Attached.
 */
public final class Natural implements Decoder<Object> {
    private final Codecs codecs;
    /** By type object, of which a reference is kept. */
    private final Map<Long, Decoder<?>> byType = new ConcurrentHashMap<>();
    /** By the module and qualified name of Python classes that need not be imported yet. */
    private final Map<String, Decoder<?>> byName = new ConcurrentHashMap<>();
    /** The last parts of those names: what can be seen without a call. */
    private final Map<String, Boolean> shortNames = new ConcurrentHashMap<>();

    Natural(Codecs codecs) {
        this.codecs = codecs;
        byType.put(PyLong_Type(), (_, o) -> Integers.toLongOrBigInteger(o));
        byType.put(PyUnicode_Type(), (_, o) -> Strings.toJava(o));
        byType.put(PyFloat_Type(), (_, o) -> PyFloat_AS_DOUBLE(o));
        byType.put(PyBool_Type(), (_, o) -> o == Py_True());
        byType.put(PyList_Type(), codecs.elementDecoder(List.class));
        byType.put(PyTuple_Type(), codecs.elementDecoder(List.class));
        byType.put(PyDict_Type(), codecs.elementDecoder(Map.class));
        byType.put(PySet_Type(), codecs.elementDecoder(java.util.Set.class));
        byType.put(PyFrozenSet_Type(), codecs.elementDecoder(java.util.Set.class));
        byType.put(PyBytes_Type(), codecs.elementDecoder(byte[].class));
        byType.put(PyByteArray_Type(), codecs.elementDecoder(byte[].class));
        byType.put(PyComplex_Type(), codecs.elementDecoder(Complex.class));
        standard("decimal.Decimal", codecs.elementDecoder(BigDecimal.class));
        standard("fractions.Fraction", codecs.elementDecoder(Fraction.class));
        standard("uuid.UUID", codecs.elementDecoder(UUID.class));
        for (String module : List.of("pathlib", "pathlib._local")) {
            standard(module + ".PosixPath", codecs.elementDecoder(Path.class));
            standard(module + ".WindowsPath", codecs.elementDecoder(Path.class));
        }
        standard("datetime.date", codecs.elementDecoder(LocalDate.class));
        standard("datetime.time", Dates::naturalTime);
        standard("datetime.datetime", Dates::naturalDateTime);
        standard("datetime.timedelta", codecs.elementDecoder(Duration.class));
        standard("datetime.timezone", codecs.elementDecoder(ZoneOffset.class));
        standard("zoneinfo.ZoneInfo", codecs.elementDecoder(ZoneId.class));
        numpy();
    }

    /** NumPy's scalars are numbers of one size, so what they are loses nothing. */
    private void numpy() {
        for (String size : List.of("8", "16", "32", "64")) {
            standard("numpy.int" + size, (_, o) -> Integers.toLongOrBigInteger(o));
            standard("numpy.uint" + size, (_, o) -> Integers.toLongOrBigInteger(o));
        }
        for (String type : List.of("float16", "float32", "float64")) {
            standard("numpy." + type, (_, o) -> Floats.toDouble(o));
        }
        standard("numpy.bool", (_, o) -> ScalarCodecs.toBoolean(o));
        standard("numpy.bool_", (_, o) -> ScalarCodecs.toBoolean(o));
        standard("numpy.str_", (_, o) -> Strings.toJava(o));
    }

    /** A class of the standard library or NumPy; an object of it that Java has no value for, like the Decimal NaN, stays an object. */
    private void standard(String pythonType, Decoder<?> decoder) {
        register(pythonType, (state, o) -> {
            try {
                return decoder.toJava(state, o);
            } catch (ConversionException _) {
                return Objects.borrowed(state, o);
            }
        });
    }

    /** Makes a decoder natural for a Python class, by the class's module and qualified name. May be called on any thread. */
    public void register(String pythonType, Decoder<?> decoder) {
        byName.put(pythonType, decoder);
        shortNames.put(pythonType.substring(pythonType.lastIndexOf('.') + 1), true);
    }

    void register(Converter<?> converter) {
        if (converter.pythonType() != null) {
            register(converter.pythonType(), codecs.elementDecoder(converter.type()));
        }
    }

    /** Makes a decoder natural for a Python class. Keeps a reference to the class (borrowed). */
    public void register(long pythonClass, Decoder<?> decoder) {
        if (byType.put(pythonClass, decoder) == null) {
            Py_INCREF(pythonClass);
        }
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        Decoder<?> decoder = byType.get(Py_TYPE(o));
        if (decoder == null && shortNames.containsKey(Mismatch.typeName(o))) {
            decoder = byName(Py_TYPE(o));
        }
        if (decoder != null) {
            return decoder.toJava(state, o);
        }
        Object behind = ExtensionCodecs.find(o);
        return behind != null ? behind : Objects.borrowed(state, o);
    }

    /** A natural value that is of a certain class. */
    <T> Decoder<T> instance(Class<T> type, String expected) {
        return (state, o) -> {
            Object value = byType.containsKey(Py_TYPE(o)) || shortNames.containsKey(Mismatch.typeName(o)) ? toJava(state, o) : null;
            if (!type.isInstance(value)) {
                throw Mismatch.expected(expected, o);
            }
            return type.cast(value);
        };
    }

    private Decoder<?> byName(long pythonClass) {
        Decoder<?> decoder = byName.get(text(pythonClass, "__module__") + "." + text(pythonClass, "__qualname__"));
        if (decoder != null) {
            register(pythonClass, decoder);
        }
        return decoder;
    }

    /** An attribute that is text; null if it is not. */
    private static String text(long o, String attribute) {
        long name = Names.of(InterpreterState.current(), attribute);
        long value = PyObject_GetAttr(o, name);
        Py_DECREF(name);
        if (value == NULL) {
            PyErr_Clear();
            return null;
        }
        String text = PyUnicode_Check(value) ? Text.toJava(value) : null;
        Py_DECREF(value);
        return text;
    }
}
