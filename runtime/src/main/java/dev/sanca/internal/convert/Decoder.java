package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;

/**
 * Makes values of one Java type of Python objects. Callers use {@link #read}.
 *
 * @param <T> the Java type
 */
@FunctionalInterface
public interface Decoder<T> {
    /**
     * Converts an object that is not None. Attached.
     *
     * @param o borrowed
     * @throws ConversionException if it is not of a suitable Python type, or does not fit
     */
    T toJava(InterpreterState state, long o);

    /** What None is: null, unless the Java type has something better, or is primitive. */
    default T ofNone() {
        return null;
    }

    /**
     * Converts any object. Attached.
     *
     * @param o borrowed
     */
    default T read(InterpreterState state, long o) {
        return o == Py_None() ? ofNone() : toJava(state, o);
    }
}
