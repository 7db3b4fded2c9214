package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.Complex;
import dev.sanca.ConversionException;
import dev.sanca.Fraction;
import dev.sanca.PyObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.io.File;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Numbers, identifiers and paths of Python's standard library: decimal, fractions, complex, uuid, pathlib. */
final class StandardCodecs implements CodecProvider {
    private static final Imported DECIMAL = new Imported("decimal", "Decimal");
    private static final Imported FRACTION = new Imported("fractions", "Fraction");
    private static final Imported UUID_CLASS = new Imported("uuid", "UUID");
    private static final Imported PATH = new Imported("pathlib", "Path");

    private final Map<Class<?>, Codec<?>> byClass = new HashMap<>();

    StandardCodecs() {
        add(BigDecimal.class, (state, value) -> DECIMAL.call(state, value.toString()), StandardCodecs::toBigDecimal);
        add(Fraction.class, (state, value) -> FRACTION.call(state, value.numerator(), value.denominator()), StandardCodecs::toFraction);
        add(Complex.class, (_, value) -> Objects.check(PyComplex_FromDoubles(value.real(), value.imaginary())), StandardCodecs::toComplex);
        add(UUID.class, (state, value) -> UUID_CLASS.call(state, value.toString()), StandardCodecs::toUuid);
        add(File.class, (state, value) -> PATH.call(state, value.getPath()), (state, o) -> new File(fileSystemPath(o)));
    }

    private <T> void add(Class<T> type, Encoder<T> encoder, Decoder<T> decoder) {
        byClass.put(type, new Codec<>(encoder, decoder));
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return Path.class.isAssignableFrom(type) ? (Encoder<Path>) StandardCodecs::ofPath : Codec.encoder(byClass.get(type));
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        return raw == Path.class ? (_, o) -> toPath(o) : Codec.decoder(byClass.get(raw));
    }

    /** Exact: Decimal's text has all its digits. BigDecimal has no negative zero, so that becomes zero. */
    private static BigDecimal toBigDecimal(InterpreterState state, long o) {
        if (PyLong_Check(o) && !PyBool_Check(o)) {
            return new BigDecimal(Integers.toBigInteger(o));
        }
        DECIMAL.require(state, o);
        String text = decimalText(state, o);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new ConversionException(ConversionException.Reason.VALUE, "Decimal " + text + " has no BigDecimal", null);
        }
    }

    /** A subclass may have a {@code __str__} of its own. */
    private static String decimalText(InterpreterState state, long o) {
        if (Py_TYPE(o) == DECIMAL.in(state)) {
            return text(o);
        }
        try (PyObject subclass = Objects.borrowed(state, o)) {
            long plain = DECIMAL.call(state, subclass);
            try {
                return text(plain);
            } finally {
                Py_DECREF(plain);
            }
        }
    }

    /** {@code str(o)}. */
    private static String text(long o) {
        long text = Objects.check(PyObject_Str(o));
        try {
            return Strings.toJava(text);
        } finally {
            Py_DECREF(text);
        }
    }

    private static Fraction toFraction(InterpreterState state, long o) {
        if (!PyLong_Check(o)) {
            FRACTION.require(state, o);
        }
        return new Fraction(Fields.toBigInteger(state, o, "numerator"), Fields.toBigInteger(state, o, "denominator"));
    }

    private static Complex toComplex(InterpreterState state, long o) {
        if (!PyComplex_Check(o)) {
            return new Complex(Floats.toDouble(o), 0);
        }
        return new Complex(PyComplex_RealAsDouble(o), PyComplex_ImagAsDouble(o));
    }

    private static UUID toUuid(InterpreterState state, long o) {
        UUID_CLASS.require(state, o);
        return UUID.fromString(text(o));
    }

    private static long ofPath(InterpreterState state, Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new ConversionException("a path of the file system " + path.getFileSystem() + " means nothing to Python: " + path);
        }
        String text = path.toString();
        if (!Path.of(text).equals(path)) {
            throw new ConversionException(ConversionException.Reason.VALUE, "a path that is not text in this locale: " + text, null);
        }
        return PATH.call(state, text);
    }

    private static Path toPath(long o) {
        String text = fileSystemPath(o);
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new ConversionException(ConversionException.Reason.VALUE, "no path in Java: " + invalid.getMessage(), invalid);
        }
    }

    /** The text of a str, bytes, or object with {@code __fspath__}. */
    private static String fileSystemPath(long o) {
        long path = PyOS_FSPath(o);
        if (path == NULL) {
            if (!PyErr_ExceptionMatches(PyExc_TypeError())) {
                throw Objects.raised();
            }
            PyErr_Clear();
            throw Mismatch.expected("str or os.PathLike", o);
        }
        long text = PyBytes_Check(path)
                ? PyUnicode_DecodeFSDefaultAndSize(PyBytes_AsString(path), PyBytes_Size(path))
                : Objects.newReference(path);
        Py_DECREF(path);
        try {
            return Strings.toJava(Objects.check(text));
        } finally {
            Py_XDECREF(text);
        }
    }
}
