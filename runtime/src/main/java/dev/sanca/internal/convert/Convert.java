package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.PyObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.lang.reflect.Type;

/** Values between Java and Python. All methods: attached. */
public final class Convert {
    private Convert() {}

    /**
     * A Python object for any Java value.
     *
     * @return a new reference, never NULL
     * @throws ConversionException if there is none
     */
    public static long toPython(InterpreterState state, Object value) {
        if (value == null) {
            return Objects.newReference(Py_None());
        }
        Class<?> type = value.getClass();
        if (type == Integer.class) {
            return Integers.ofLong((Integer) value);
        }
        if (type == String.class) {
            return Objects.check(Text.toPython((String) value));
        }
        if (type == Double.class) {
            return Objects.check(PyFloat_FromDouble((Double) value));
        }
        if (type == Long.class) {
            return Integers.ofLong((Long) value);
        }
        if (type == PyObject.class) {
            return Objects.newReference(Objects.pointer(state, (PyObject) value));
        }
        if (type == Boolean.class) {
            return Objects.newReference((Boolean) value ? Py_True() : Py_False());
        }
        return Codecs.of(state).encoder(type).toPython(state, value);
    }

    /**
     * A Java value of a type for any Python object.
     *
     * @param o    borrowed
     * @param type a class, or a generic type
     * @return null for None, unless the type has another value for it
     * @throws ConversionException if the object is not convertible to the type, or does not fit
     */
    public static Object toJava(InterpreterState state, long o, Type type) {
        if (type == long.class) {
            return Integers.toLong(o);
        }
        if (type == int.class) {
            return Integers.toInt(o);
        }
        if (type == double.class) {
            return Floats.toDouble(o);
        }
        if (type == String.class) {
            return o == Py_None() ? null : Strings.toJava(o);
        }
        if (type == PyObject.class) {
            return Objects.borrowed(state, o);
        }
        return Codecs.of(state).decoder(type).read(state, o);
    }
}
