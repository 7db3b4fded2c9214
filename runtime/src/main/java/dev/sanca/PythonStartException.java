package dev.sanca;

import java.util.OptionalInt;

/**
 * CPython did not start: it refused its configuration, or its standard library is not usable.
 *
 * <p>The message is CPython's own. When CPython asked to end the process instead (after {@code --version} on its command line, say),
 * {@link #exitStatus} has the status.
 */
public final class PythonStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The status, or -1. */
    private final int status;

    /**
     * Creates the exception for an error.
     *
     * @param message what CPython said
     */
    public PythonStartException(String message) {
        super(message);
        this.status = -1;
    }

    /**
     * Creates the exception for a request to end the process.
     *
     * @param exitStatus the status that was asked for
     */
    public PythonStartException(int exitStatus) {
        super("CPython asked to end the process with status " + exitStatus + " instead of starting");
        this.status = exitStatus;
    }

    /**
     * The status with which CPython asked to end the process.
     *
     * @return the status, or empty for an error
     */
    public OptionalInt exitStatus() {
        return status < 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
