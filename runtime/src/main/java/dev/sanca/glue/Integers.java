package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;

/** Integers that are not small, or not {@code int}. */
final class Integers {
    private static final int LONGEST_SHOWN = 60;

    private Integers() {}

    /** Any object with {@code __index__}, within 64 bits. */
    static long toLong(long o, Signature signature, int index) {
        if (PyLong_Check(o)) {
            return valueOf(o, signature, index);
        }
        long number = PyIndex_Check(o) ? PyNumber_Index(o) : NULL;
        if (number == NULL) {
            throw PyErr_Occurred() == NULL ? ToJava.wrongType(o, "int", signature, index) : Raised.asIs();
        }
        try {
            return valueOf(number, signature, index);
        } finally {
            Py_DECREF(number);
        }
    }

    private static long valueOf(long number, Signature signature, int index) {
        int[] overflow = new int[1];
        long value = PyLong_AsLongLongAndOverflow(number, overflow);
        if (overflow[0] != 0) {
            throw overflow(decimal(number), "long", Long.SIZE, signature, index);
        }
        if (value == -1 && PyErr_Occurred() != NULL) {
            throw Raised.asIs();
        }
        return value;
    }

    /** The digits; CPython refuses to write out very many. */
    private static String decimal(long number) {
        long str = PyObject_Repr(number);
        if (str == NULL) {
            PyErr_Clear();
            return "an int of very many digits";
        }
        String digits = Text.toJava(str);
        Py_DECREF(str);
        return digits.length() <= LONGEST_SHOWN ? digits : "an int of " + digits.length() + " digits";
    }

    static Raised overflow(String value, String javaType, int bits, Signature signature, int index) {
        return Raised.overflowError("%s: %s does not fit into a Java %s (-2**%d to 2**%d-1)"
                .formatted(signature.place(index), value, javaType, bits - 1, bits - 1));
    }
}
