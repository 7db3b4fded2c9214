package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.Convert;
import dev.sanca.internal.convert.Integers;

/** Arguments and results that go to Python: a new reference each. All methods: attached. Called by compiled code. */
public final class ToPython {
    private ToPython() {}

    public static long of(boolean value, InterpreterState state) {
        return Objects.newReference(value ? Py_True() : Py_False());
    }

    public static long of(int value, InterpreterState state) {
        return Integers.ofLong(value);
    }

    public static long of(long value, InterpreterState state) {
        return Integers.ofLong(value);
    }

    public static long of(double value, InterpreterState state) {
        return Objects.check(PyFloat_FromDouble(value));
    }

    public static long of(String value, InterpreterState state) {
        return value == null ? Objects.newReference(Py_None()) : Objects.check(Text.toPython(value));
    }

    public static long of(Object value, InterpreterState state) {
        return Convert.toPython(state, value);
    }

    /** The result of a Java function that Python called. */
    public static long result(Object value, InterpreterState state) {
        try {
            return Convert.toPython(state, value);
        } catch (ConversionException failed) {
            throw new Refused(failed.in("result"));
        }
    }
}
