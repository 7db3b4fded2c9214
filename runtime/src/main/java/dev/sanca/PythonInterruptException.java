package dev.sanca;

import dev.sanca.internal.error.ErrorContent;

/** Python's {@code KeyboardInterrupt}: somebody wants what runs to stop. */
public final class PythonInterruptException extends PythonException {
    private static final long serialVersionUID = 1L;

    PythonInterruptException(ErrorContent content) {
        super(content);
    }
}
