package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.Kwargs;
import dev.sanca.TypeRef;
import dev.sanca.capi.internal.CompactLong;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.Convert;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * Arguments and results that come from Python: what is exactly of the expected type is read directly, all else goes to {@link Convert}.
 *
 * <p>All methods: attached; the object is borrowed; the index is that of the argument, or {@link #RESULT}. Called by compiled code.
 */
public final class FromPython {
    static final int RESULT = -1;

    private static final Type KEYWORDS = new TypeRef<Map<String, Object>>() {}.type();

    private FromPython() {}

    public static boolean toBoolean(InterpreterState state, long o, int index) {
        if (o == Py_True()) {
            return true;
        }
        return o != Py_False() && (boolean) toObject(state, o, index, boolean.class);
    }

    public static int toInt(InterpreterState state, long o, int index) {
        return CompactLong.is(o) ? (int) CompactLong.value(o) : (int) toObject(state, o, index, int.class);
    }

    public static long toLong(InterpreterState state, long o, int index) {
        if (CompactLong.is(o)) {
            return CompactLong.value(o);
        }
        if (Py_TYPE(o) == PyLong_Type()) {
            long value = PyLong_AsLongLong(o);
            if (value != -1) {
                return value;
            }
            PyErr_Clear();
        }
        return (long) toObject(state, o, index, long.class);
    }

    public static double toDouble(InterpreterState state, long o, int index) {
        return Py_TYPE(o) == PyFloat_Type() ? PyFloat_AS_DOUBLE(o) : (double) toObject(state, o, index, double.class);
    }

    public static String toText(InterpreterState state, long o, int index) {
        return Py_TYPE(o) == PyUnicode_Type() ? Text.toJava(o) : (String) toObject(state, o, index, String.class);
    }

    public static Object toObject(InterpreterState state, long o, int index, Type type) {
        try {
            if (type == Kwargs.class) {
                return keywords(state, o);
            }
            return Convert.toJava(state, o, type);
        } catch (ConversionException failed) {
            if (index == RESULT) {
                throw failed.in("result");
            }
            throw new Refused(failed.in("argument " + (index + 1)));
        }
    }

    @SuppressWarnings("unchecked")
    private static Kwargs keywords(InterpreterState state, long dict) {
        return Kwargs.of((Map<String, Object>) Convert.toJava(state, dict, KEYWORDS));
    }
}
