package dev.sanca.internal.convert;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;

/**
 * Makes Python objects of Java values of one class.
 *
 * @param <T> the Java class
 */
@FunctionalInterface
public interface Encoder<T> {
    /**
     * Converts a value. Attached.
     *
     * @param value not null
     * @return a new reference, never NULL
     * @throws ConversionException if this value has no counterpart in Python
     */
    long toPython(InterpreterState state, T value);
}
