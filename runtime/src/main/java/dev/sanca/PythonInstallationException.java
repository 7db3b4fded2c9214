package dev.sanca;

/**
 * No usable Python: none was found, or the one that was named cannot be used.
 *
 * <p>The message says what was looked at, what is wrong with it and what to do. {@link #reason()} is for programs.
 */
public final class PythonInstallationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** There is no Python at the named place, or none at all. */
        NOT_FOUND,
        /** The Python was built without a shared libpython, or its libpython is not installed. */
        NO_SHARED_LIBRARY,
        /** The file is not a shared library. */
        NOT_A_LIBRARY,
        /** The library is for another processor or operating system than this JVM. */
        WRONG_ARCHITECTURE,
        /** The Python is older than {@link PythonVersion#OLDEST_SUPPORTED}. */
        TOO_OLD,
        /** The home directory has no standard library. */
        BROKEN_HOME,
        /** The operating system refused to load the library. */
        NOT_LOADABLE,
        /** A Python that came with the program could not be unpacked. */
        NOT_UNPACKED
    }

    /** What is wrong, for programs. */
    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason  what is wrong, for programs
     * @param message what is wrong and what to do, for people
     */
    public PythonInstallationException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Creates the exception.
     *
     * @param reason  what is wrong, for programs
     * @param message what is wrong and what to do, for people
     * @param cause   what the platform said, or null
     */
    public PythonInstallationException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
