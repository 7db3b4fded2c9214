package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Objects;

/**
 * Python's float, and what has {@code __float__}, as Java's floating-point numbers. An int is exact, so it is never rounded; a float asked
 * for as a Java float becomes the nearest one. Attached.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/float.html">Floating-Point Objects</a>
 */
public final class Floats {
    /** All integers below are doubles, and only they round to less than this. */
    private static final double MAX_EXACT = 1L << 53;

    private Floats() {}

    /** The value of a borrowed object as a double. */
    public static double toDouble(long o) {
        return Py_TYPE(o) == PyFloat_Type() ? PyFloat_AS_DOUBLE(o) : other(o);
    }

    private static double other(long o) {
        if (PyLong_Check(o)) {
            return ofInt(o, "double");
        }
        if (!PyFloat_Check(o) && PyType_GetSlot(Py_TYPE(o), Py_nb_float) == NULL) {
            if (!PyIndex_Check(o)) {
                throw Mismatch.expected("float", o);
            }
            return ofIndex(o);
        }
        double value = PyFloat_AsDouble(o);
        if (value == -1 && PyErr_Occurred() != NULL) {
            throw Objects.raised();
        }
        return value;
    }

    private static double ofIndex(long o) {
        long index = Objects.check(PyNumber_Index(o));
        try {
            return ofInt(index, "double");
        } finally {
            Py_DECREF(index);
        }
    }

    private static double ofInt(long o, String target) {
        double value = PyLong_AsDouble(o);
        if (value == -1 && PyErr_Occurred() != NULL) {
            PyErr_Clear();
            throw Mismatch.range(target, o);
        }
        if (Math.abs(value) >= MAX_EXACT && !isExactly(o, value)) {
            throw Mismatch.range(target + " without rounding", o);
        }
        return value;
    }

    private static boolean isExactly(long integer, double value) {
        long back = Objects.check(PyLong_FromDouble(value));
        try {
            return Objects.check(PyObject_RichCompareBool(integer, back, Py_EQ)) == 1;
        } finally {
            Py_DECREF(back);
        }
    }

    /** The value of a borrowed object as the nearest float; a finite number never becomes infinite. */
    public static float toFloat(long o) {
        double value = toDouble(o);
        float nearest = (float) value;
        if (Float.isInfinite(nearest) && !Double.isInfinite(value)) {
            throw Mismatch.range("float", o);
        }
        if (PyLong_Check(o) && nearest != value) {
            throw Mismatch.range("float without rounding", o);
        }
        return nearest;
    }
}
