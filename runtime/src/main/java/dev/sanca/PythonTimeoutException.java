package dev.sanca;

import java.time.Duration;

/**
 * Python code did not end in the time that {@link Interpreter#withTimeout} gave it, and was stopped. The cause is what stopped it: a
 * {@code KeyboardInterrupt} whose stack trace tells where the code was.
 */
public final class PythonTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PythonTimeoutException(Duration limit, PythonException where) {
        super("Python code was stopped: it took longer than " + limit, where);
    }
}
