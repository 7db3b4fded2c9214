package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.JavaTrace;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The attributes of a Java exception in Python that are computed when they are read. */
record ErrorAttributes(JavaErrors errors, Throwable throwable) {
    private static final int MAX_SUPPRESSED = 100;

    /** A new reference to the value; None if there is none, or the exception's methods throw. */
    long read(String attribute) {
        try {
            return switch (attribute) {
                case "message" -> text(throwable.getMessage());
                case "java_stack_trace" -> text(stackTrace());
                case "suppressed" -> suppressed();
                case "__notes__" -> notes();
                default -> text(null);
            };
        } catch (RuntimeException | StackOverflowError unreadable) {
            return text(null);
        }
    }

    private static long text(String text) {
        return text == null ? Py_NewRef(Py_None()) : Objects.check(Text.toPython(text));
    }

    private String stackTrace() {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private long suppressed() {
        Throwable[] all = throwable.getSuppressed();
        long list = Objects.check(PyList_New(0));
        for (int i = 0; i < Math.min(all.length, MAX_SUPPRESSED); i++) {
            append(list, errors.toPython(all[i]));
        }
        return list;
    }

    /** Where in Java it was thrown, and what was suppressed: a note each (PEP 678), which a traceback shows below the message. */
    private long notes() {
        String trace = JavaTrace.ownFrames(throwable);
        Throwable[] suppressed = throwable.getSuppressed();
        if (trace.isEmpty() && suppressed.length == 0) {
            return text(null);
        }
        long list = Objects.check(PyList_New(0));
        if (!trace.isEmpty()) {
            append(list, text(trace));
        }
        for (int i = 0; i < Math.min(suppressed.length, MAX_SUPPRESSED); i++) {
            String more = JavaTrace.of(suppressed[i]);
            append(list, text("Suppressed: " + suppressed[i] + (more.isEmpty() ? "" : "\n" + more)));
        }
        return list;
    }

    /** Takes over the item (stolen). */
    private static void append(long list, long item) {
        PyList_Append(list, item);
        Py_DECREF(item);
    }
}
