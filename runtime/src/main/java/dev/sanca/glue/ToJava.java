package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyFloatObject;
import dev.sanca.capi.internal.CompactLong;
import dev.sanca.internal.Text;

/**
 * Arguments from Python, as the types that Java methods take. What does not fit is a {@code TypeError} or
 * {@code OverflowError} that names the argument.
 *
 * <p>The last two parameters of each method say which argument it is.
 */
public final class ToJava {
    private ToJava() {}

    /**
     * Whether a value is None.
     *
     * @param o a borrowed reference
     * @return true for None
     */
    public static boolean isNone(long o) {
        return o == Py_None();
    }

    /**
     * An {@code int}, or what has {@code __index__}, within 64 bits.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static long toLong(long o, Signature signature, int index) {
        return CompactLong.is(o) ? CompactLong.value(o) : Integers.toLong(o, signature, index);
    }

    /**
     * An {@code int} within 32 bits.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static int toInt(long o, Signature signature, int index) {
        long value = toLong(o, signature, index);
        if (value != (int) value) {
            throw Integers.overflow(String.valueOf(value), "int", Integer.SIZE, signature, index);
        }
        return (int) value;
    }

    /**
     * An {@code int} within 16 bits.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static short toShort(long o, Signature signature, int index) {
        long value = toLong(o, signature, index);
        if (value != (short) value) {
            throw Integers.overflow(String.valueOf(value), "short", Short.SIZE, signature, index);
        }
        return (short) value;
    }

    /**
     * An {@code int} within 8 bits.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static byte toByte(long o, Signature signature, int index) {
        long value = toLong(o, signature, index);
        if (value != (byte) value) {
            throw Integers.overflow(String.valueOf(value), "byte", Byte.SIZE, signature, index);
        }
        return (byte) value;
    }

    /**
     * A {@code float}, or what has {@code __float__} or {@code __index__}.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static double toDouble(long o, Signature signature, int index) {
        if (Py_TYPE(o) == PyFloat_Type()) {
            return PyFloatObject.ob_fval(o);
        }
        double value = PyFloat_AsDouble(o);
        if (value == -1 && PyErr_Occurred() != NULL) {
            throw unfit(o, "float", signature, index);
        }
        return value;
    }

    /**
     * A {@code float} whose size a Java {@code float} can hold; the nearest one.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static float toFloat(long o, Signature signature, int index) {
        double value = toDouble(o, signature, index);
        if (Float.isInfinite((float) value) && !Double.isInfinite(value)) {
            throw Raised.overflowError(signature.place(index) + ": " + value + " does not fit into a Java float");
        }
        return (float) value;
    }

    /**
     * A {@code bool}; no other truth value.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return its value
     */
    public static boolean toBoolean(long o, Signature signature, int index) {
        if (o == Py_True()) {
            return true;
        }
        if (o != Py_False()) {
            throw wrongType(o, "bool", signature, index);
        }
        return false;
    }

    /**
     * A {@code str}.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return the text, lone surrogates and all
     */
    public static String toText(long o, Signature signature, int index) {
        if (!PyUnicode_Check(o)) {
            throw wrongType(o, "str", signature, index);
        }
        return Text.toJava(o);
    }

    /**
     * A {@code str} of one character that Java's {@code char} can hold.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return the character
     */
    public static char toChar(long o, Signature signature, int index) {
        String text = toText(o, signature, index);
        if (text.length() != 1) {
            throw Raised.typeError(signature.place(index) + " must be a str of one character up to U+FFFF, not one of length "
                    + PyUnicode_GetLength(o) + (text.length() == 2 && PyUnicode_GetLength(o) == 1 ? " beyond U+FFFF" : ""));
        }
        return text.charAt(0);
    }

    /**
     * Bytes: {@code bytes}, or what has the buffer protocol, contiguous.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return a copy
     */
    public static byte[] toBytes(long o, Signature signature, int index) {
        if (PyBytes_Check(o)) {
            return Memory.getBytes(PyBytes_AsString(o), PyBytes_Size(o));
        }
        if (!PyObject_CheckBuffer(o)) {
            throw wrongType(o, "bytes", signature, index);
        }
        long bytes = Raised.unlessNull(PyBytes_FromObject(o));
        try {
            return Memory.getBytes(PyBytes_AsString(bytes), PyBytes_Size(bytes));
        } finally {
            Py_DECREF(bytes);
        }
    }

    /** A C API function raised: a {@code TypeError} is said better, any other error stays. */
    static Raised unfit(long o, String expected, Signature signature, int index) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError())) {
            return Raised.asIs();
        }
        PyErr_Clear();
        return wrongType(o, expected, signature, index);
    }

    /** In the words of CPython's own functions. */
    static Raised wrongType(long o, String expected, Signature signature, int index) {
        return Raised.typeError(signature.place(index) + " must be " + expected + ", not " + Types.name(o));
    }
}
