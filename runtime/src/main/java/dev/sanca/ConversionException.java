package dev.sanca;

/**
 * A value that has no counterpart on the other side, or does not fit the type asked for.
 *
 * <p>The message has the path to the offending element ({@code argument 2[3].name}), what was expected there, and what there was.
 */
public final class ConversionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    /**
     * A problem with a value.
     *
     * @param problem what was expected and what there was
     */
    public ConversionException(String problem) {
        this("", problem, null);
    }

    /**
     * A problem with a value, with the exception that tells more.
     *
     * @param problem what was expected and what there was
     * @param cause   the reason
     */
    public ConversionException(String problem, Throwable cause) {
        this("", problem, cause);
    }

    private ConversionException(String path, String problem, Throwable cause) {
        super(path.isEmpty() ? problem : path + ": " + problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /**
     * The same problem seen from the container of the value.
     *
     * @param step where in the container the value is, such as {@code [3]} or {@code .name}
     * @return an exception to throw instead, with the step before its path
     */
    public ConversionException in(String step) {
        ConversionException outer = new ConversionException(step + path, problem, getCause());
        outer.setStackTrace(getStackTrace());
        return outer;
    }

    /**
     * Where the offending element is.
     *
     * @return such as {@code [3].name}; empty for the value itself
     */
    public String path() {
        return path;
    }
}
