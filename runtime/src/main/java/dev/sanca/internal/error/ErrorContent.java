package dev.sanca.internal.error;

import dev.sanca.internal.InterpreterState;
import java.util.List;

/**
 * What a Java exception is made of that stands for a Python exception.
 *
 * @param state     the interpreter
 * @param exception the Python exception: a new reference, to be taken over (stolen)
 * @param kind      which class of Java exception
 * @param type      the name of its class as Python prints it
 * @param text      what {@code str()} gives
 * @param notes     its notes (PEP 678)
 * @param cause     the Java exception for its cause or context; null if it has none
 * @param members   the Java exceptions for the members of a group
 * @param exit      what {@code SystemExit} says; null for others
 */
public record ErrorContent(InterpreterState state, long exception, Kind kind, String type, String text, List<String> notes,
        Throwable cause, List<Throwable> members, Exit exit) {
    /** The exceptions that are no errors. */
    public enum Kind {
        /** {@code SystemExit}. */
        EXIT,
        /** {@code KeyboardInterrupt}. */
        INTERRUPT,
        /** All others. */
        OTHER
    }

    /**
     * How a program wants to end.
     *
     * @param status the status for the operating system
     * @param text   what is to be printed before; null for nothing
     */
    public record Exit(int status, String text) {}

    /** What Python prints at the end of a traceback: the class, the text, the notes. */
    public String message() {
        String line = text.isEmpty() ? type : type + ": " + text;
        return notes.isEmpty() ? line : line + "\n" + String.join("\n", notes);
    }
}
