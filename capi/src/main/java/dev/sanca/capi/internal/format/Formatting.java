package dev.sanca.capi.internal.format;

import dev.sanca.capi.Python;

/** {@code PyUnicode_FromFormat} and its kin. The calling thread is attached. */
public final class Formatting {
    private Formatting() {}

    /** Functions for which CPython has no variant with a {@code va_list}, and all of them where none can be made. */
    private static final class Variadic {
        static final VariadicFunction UNICODE = new VariadicFunction("PyUnicode_FromFormat", "p(p)", "3.2");
        static final VariadicFunction BYTES = new VariadicFunction("PyBytes_FromFormat", "p(p)", "3.2");
        static final VariadicFunction ERROR = new VariadicFunction("PyErr_Format", "p(pp)", "3.2");
    }

    /** A function whose fixed arguments come before a format of {@link #unicode}'s kind. */
    public enum Function {
        /** Writes an error that can't be raised. */
        UNRAISABLE("PyErr_FormatUnraisable", "v(p)", "3.13"),
        /** Issues a warning. */
        WARN("PyErr_WarnFormat", "i(pqp)", "3.2"),
        /** Issues a warning for a place in the source. */
        WARN_EXPLICIT("PyErr_WarnExplicitFormat", "i(ppippp)", "3.3"),
        /** Issues a ResourceWarning. */
        RESOURCE_WARNING("PyErr_ResourceWarning", "i(pqp)", "3.6"),
        /** Writes to sys.stdout. */
        STDOUT("PySys_FormatStdout", "v(p)", "3.2"),
        /** Writes to sys.stderr. */
        STDERR("PySys_FormatStderr", "v(p)", "3.2"),
        /** Writes to a PyUnicodeWriter. */
        WRITER("PyUnicodeWriter_Format", "i(pp)", "3.14"),
        /** Writes to sys.stdout, C's own conversions. */
        C_STDOUT("PySys_WriteStdout", "v(p)", "3.2"),
        /** Writes to sys.stderr, C's own conversions. */
        C_STDERR("PySys_WriteStderr", "v(p)", "3.2"),
        /** Writes to memory, C's own conversions. */
        C_STRING("PyOS_snprintf", "i(pqp)", "3.2");

        private final String name;
        private final VariadicFunction function;

        Function(String name, String shape, String since) {
            this.name = name;
            this.function = new VariadicFunction(name, shape, since);
        }

        private TextLexer.Dialect dialect() {
            return name().startsWith("C_") ? TextLexer.Dialect.C : TextLexer.Dialect.UNICODE;
        }
    }

    /**
     * {@code PyUnicode_FromFormat}.
     *
     * @param format text with conversions
     * @param values one for each C argument
     * @return a new reference, or NULL with a Python error set
     */
    public static long unicode(String format, Object[] values) {
        try (Frame frame = frame("PyUnicode_FromFormat", format, TextLexer.Dialect.UNICODE, values)) {
            long text = frame.format().address();
            return VaList.SUPPORTED
                    ? Python.PyUnicode_FromFormatV(text, frame.vaList())
                    : Variadic.UNICODE.call(frame, text);
        }
    }

    /**
     * {@code PyBytes_FromFormat}.
     *
     * @param format text with conversions
     * @param values one for each C argument
     * @return a new reference, or NULL with a Python error set
     */
    public static long bytes(String format, Object[] values) {
        try (Frame frame = frame("PyBytes_FromFormat", format, TextLexer.Dialect.BYTES, values)) {
            long text = frame.format().address();
            return VaList.SUPPORTED
                    ? Python.PyBytes_FromFormatV(text, frame.vaList())
                    : Variadic.BYTES.call(frame, text);
        }
    }

    /**
     * {@code PyErr_Format}.
     *
     * @param exception the exception's class
     * @param format text with conversions
     * @param values one for each C argument
     * @return NULL
     */
    public static long error(long exception, String format, Object[] values) {
        try (Frame frame = frame("PyErr_Format", format, TextLexer.Dialect.UNICODE, values)) {
            long text = frame.format().address();
            return VaList.SUPPORTED
                    ? Python.PyErr_FormatV(exception, text, frame.vaList())
                    : Variadic.ERROR.call(frame, exception, text);
        }
    }

    /**
     * Calls a function whose last fixed argument is the format.
     *
     * @param function which
     * @param format text with conversions, or null (NULL) where the function allows that
     * @param values one for each C argument
     * @param fixed the arguments before the format
     * @return the function's result, 0 for void
     */
    public static long call(Function function, String format, Object[] values, long... fixed) {
        try (Frame frame = frame(function.name, format == null ? "" : format, function.dialect(), values)) {
            long[] all = java.util.Arrays.copyOf(fixed, fixed.length + 1);
            all[fixed.length] = format == null ? 0L : frame.format().address();
            return function.function.call(frame, all);
        }
    }

    private static Frame frame(String function, String format, TextLexer.Dialect dialect, Object[] values) {
        Frame frame = new Frame(function, TextLexer.format(format, dialect), values);
        try {
            frame.bind();
            return frame;
        } catch (RuntimeException refused) {
            frame.close();
            throw refused;
        }
    }
}
