package dev.sanca.packager;

/** The build cannot go on. The message says what is wrong and what to do; it is meant to be shown as it is. */
public final class BuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A clear error.
     *
     * @param message what is wrong and what to do
     */
    public BuildException(String message) {
        super(message);
    }
}
