package dev.sanca.packager.setup;

/** A Setup file that cannot be read. The message begins with file and line and says what to write instead. */
public final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where, kept apart for tools. */
    private final transient Location where;

    /**
     * An error in a line.
     *
     * @param where the line
     * @param text what is wrong, and what to write instead
     */
    public SetupException(Location where, String text) {
        super(where + ": " + text);
        this.where = where;
    }

    /**
     * The line in error.
     *
     * @return file and line
     */
    public Location where() {
        return where;
    }
}
