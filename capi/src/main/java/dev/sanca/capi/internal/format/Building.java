package dev.sanca.capi.internal.format;

import dev.sanca.capi.internal.Scratch;

/** {@code Py_BuildValue} and what is built on it. The calling thread is attached. */
public final class Building {
    private static final VariadicFunction AUDIT = new VariadicFunction("PySys_Audit", "i(pp)", "3.8");

    private Building() {}

    /**
     * {@code Py_BuildValue}.
     *
     * @param format units
     * @param values one for each C argument
     * @return a new reference, or NULL with a Python error set
     */
    public static long value(String format, Object[] values) {
        try (Frame frame = new Frame("Py_BuildValue", BuildLexer.format(format), values)) {
            frame.bind();
            return Functions.buildValue(frame);
        }
    }

    /**
     * {@code PyObject_CallFunction}.
     *
     * @param callable what to call
     * @param format units, or null for no arguments
     * @param values one for each C argument
     * @return a new reference, or NULL with a Python error set
     */
    public static long callFunction(long callable, String format, Object[] values) {
        try (Frame frame = new Frame("PyObject_CallFunction", orEmpty(format), values)) {
            frame.bind();
            return Functions.callFunction(callable, frame);
        }
    }

    /**
     * {@code PyObject_CallMethod}.
     *
     * @param object what has the method
     * @param name the method's name
     * @param format units, or null for no arguments
     * @param values one for each C argument
     * @return a new reference, or NULL with a Python error set
     */
    public static long callMethod(long object, String name, String format, Object[] values) {
        try (Frame frame = new Frame("PyObject_CallMethod", orEmpty(format), values)) {
            frame.bind();
            return Functions.callMethod(object, frame.utf8(name), frame);
        }
    }

    /**
     * {@code PySys_Audit}.
     *
     * @param event the event's name
     * @param format units, or null for no arguments
     * @param values one for each C argument
     * @return 0, or -1 with a Python error set
     */
    public static int audit(String event, String format, Object[] values) {
        try (Frame frame = new Frame("PySys_Audit", orEmpty(format), values)) {
            frame.bind();
            return (int) AUDIT.call(frame, frame.utf8(event), frame.format().address());
        }
    }

    /** No format is the same as an empty one. */
    private static Format orEmpty(String format) {
        return BuildLexer.format(format == null ? "" : format);
    }
}
