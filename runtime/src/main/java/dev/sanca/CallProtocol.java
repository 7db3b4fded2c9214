package dev.sanca;

/**
 * Calling Python objects. Arguments are converted to Python one by one; a {@link Kwargs} in the last place gives the keyword arguments.
 *
 * <p>All methods throw {@link PythonException} with what Python raises.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/call.html">Call Protocol</a>
 */
public sealed interface CallProtocol permits PyObject {
    /**
     * {@code this(*arguments)}.
     *
     * @param arguments any Java values or {@link PyObject}s; null is None
     * @return the result, owned by the caller
     * @throws ConversionException if an argument has no conversion to Python; it says which
     */
    default PyObject call(Object... arguments) {
        return PyObject.of(this).vectorcall(null, arguments);
    }

    /**
     * {@code this.name(*arguments)}, without making a bound method where that can be avoided.
     *
     * @param name      the method's name
     * @param arguments any Java values or {@link PyObject}s; null is None
     * @return the result, owned by the caller
     * @throws ConversionException if an argument has no conversion to Python; it says which
     */
    default PyObject callMethod(String name, Object... arguments) {
        return PyObject.of(this).vectorcall(java.util.Objects.requireNonNull(name, "name"), arguments);
    }
}
