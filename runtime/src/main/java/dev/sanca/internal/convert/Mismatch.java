package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.internal.Text;

/** What to say of a Python object that is not what was expected. Attached. */
public final class Mismatch {
    private static final int MAX_REPR = 60;

    private Mismatch() {}

    /** {@code expected int, got str 'abc'}. */
    public static ConversionException expected(String what, long o) {
        return new ConversionException("expected " + what + ", got " + describe(o));
    }

    /** The object is of the right type and has no counterpart: {@code expected a str of one character, got str 'abc'}. */
    public static ConversionException value(String expected, long o) {
        return new ConversionException(ConversionException.Reason.VALUE, "expected " + expected + ", got " + describe(o), null);
    }

    /** {@code int 300 does not fit byte (-128 to 127)}. */
    public static ConversionException range(String target, long o) {
        return range(describe(o), target);
    }

    /** The same for an object whose value as an integer is known. */
    public static ConversionException range(String target, long o, long value) {
        return range(typeName(o) + " " + value, target);
    }

    private static ConversionException range(String what, String target) {
        return new ConversionException(ConversionException.Reason.RANGE, what + " does not fit " + target, null);
    }

    /** The type and, if that is short and runs no Python code, the value: {@code str 'abc'}, {@code None}, {@code list of 3}. */
    public static String describe(long o) {
        if (o == Py_None()) {
            return "None";
        }
        String type = typeName(o);
        if (PyList_CheckExact(o) || PyTuple_CheckExact(o) || PyDict_CheckExact(o)) {
            return type + " of " + PyObject_Size(o);
        }
        return isPlain(o) ? type + " " + repr(o) : type;
    }

    /** The name of the object's class, without its module. */
    static String typeName(long o) {
        String name = Memory.getString(PyTypeObject.tp_name(Py_TYPE(o)));
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean isPlain(long o) {
        return PyLong_CheckExact(o) || PyUnicode_CheckExact(o) || PyFloat_CheckExact(o) || PyBool_Check(o) || PyBytes_CheckExact(o)
                || PyComplex_CheckExact(o);
    }

    /** {@code repr(o)}, cut to a readable length. For a path too: keys of a dictionary may be anything, so an error is its text. */
    static String repr(long o) {
        long text = PyObject_Repr(o);
        if (text == NULL) {
            // An int of too many digits (ValueError), or a __repr__ that fails.
            PyErr_Clear();
            return "...";
        }
        String full = Text.toJava(text);
        Py_DECREF(text);
        return full.length() <= MAX_REPR ? full : full.substring(0, MAX_REPR - 10) + "..." + full.substring(full.length() - 7);
    }

    /** The step of a path to the value of a key. */
    static String key(long key) {
        return "[" + (isPlain(key) ? repr(key) : typeName(key)) + "]";
    }
}
