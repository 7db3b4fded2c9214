package dev.sanca;

/**
 * An exception that Python raised.
 */
public class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PyObject value;

    PythonException(PyObject value) {
        super(describe(value));
        this.value = value;
    }

    private static String describe(PyObject value) {
        try (PyObject type = value.type(); PyObject name = type.attr("__name__")) {
            String text = value.toString();
            return text.isEmpty() ? name.toString() : name + ": " + text;
        }
    }

    /**
     * The exception object.
     *
     * @return borrowed from this exception: closing it is not necessary
     */
    public PyObject value() {
        return value;
    }

    /**
     * {@code isinstance(value, type)}: what {@code except type:} goes by.
     *
     * @param type an exception class, or a tuple of them
     * @return whether it matches
     */
    public boolean matches(PyObject type) {
        return value.isInstance(type);
    }
}
