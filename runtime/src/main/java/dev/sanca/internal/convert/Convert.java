package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

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
     * @return a new reference
     * @throws RuntimeException if there is none; never returns NULL
     */
    public static long toPython(InterpreterState state, Object value) {
        return switch (value) {
            case null -> Py_NewRef(Py_None());
            case PyObject object -> Py_NewRef(Objects.pointer(state, object));
            case Boolean truth -> PyBool_FromLong(truth ? 1 : 0);
            case Integer number -> Objects.check(PyLong_FromLongLong(number));
            case Long number -> Objects.check(PyLong_FromLongLong(number));
            case Double number -> Objects.check(PyFloat_FromDouble(number));
            case String text -> Objects.check(Text.toPython(text));
            default -> throw new IllegalArgumentException("There is no conversion to Python for " + value.getClass().getName());
        };
    }

    /**
     * A Java value of a type for any Python object.
     *
     * @param o    borrowed
     * @param type a class, or a generic type
     */
    public static Object toJava(InterpreterState state, long o, Type type) {
        if (type == PyObject.class) {
            return Objects.borrowed(state, o);
        }
        if (type == long.class || type == Long.class) {
            long value = PyLong_AsLongLong(o);
            if (value == -1 && PyErr_Occurred() != NULL) {
                throw Objects.raised();
            }
            return value;
        }
        if (type == double.class || type == Double.class) {
            double value = PyFloat_AsDouble(o);
            if (value == -1 && PyErr_Occurred() != NULL) {
                throw Objects.raised();
            }
            return value;
        }
        if (type == String.class) {
            String text = Text.toJava(o);
            if (text == null) {
                throw Objects.raised();
            }
            return text;
        }
        throw new IllegalArgumentException("There is no conversion from Python to " + type.getTypeName());
    }
}
