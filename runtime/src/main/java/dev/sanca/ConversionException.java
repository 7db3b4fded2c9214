package dev.sanca;

/**
 * A value that has no counterpart on the other side, or does not fit the type asked for.
 *
 * <p>The message has the path to the offending element ({@code argument 2[3].name}), what was expected there, and what there was.
 */
public final class ConversionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** A longer path is cut in its middle in the message. */
    private static final int MAX_PATH = 200;

    /** What is wrong, as Python tells it apart. */
    private final Reason reason;
    /** What was expected, and what was there. */
    private final String problem;
    /** Where that was in the value that was converted; empty for the value itself. */
    private String path = "";

    /** What is wrong, as Python tells it apart. */
    public enum Reason {
        /** The value is of a type that is not converted: Python's {@code TypeError}. */
        TYPE,
        /** It is of the right type, but too large, too small or too exact: Python's {@code OverflowError}. */
        RANGE,
        /** It is of the right type, but this value has no counterpart: Python's {@code ValueError}. */
        VALUE
    }

    /**
     * A value of the wrong type.
     *
     * @param problem what was expected and what there was
     */
    public ConversionException(String problem) {
        this(Reason.TYPE, problem, null);
    }

    /**
     * A value of the wrong type, with the exception that tells more.
     *
     * @param problem what was expected and what there was
     * @param cause   the reason
     */
    public ConversionException(String problem, Throwable cause) {
        this(Reason.TYPE, problem, cause);
    }

    /**
     * A problem with a value.
     *
     * @param reason  what is wrong
     * @param problem what was expected and what there was
     * @param cause   the exception that tells more; null for none
     */
    public ConversionException(Reason reason, String problem, Throwable cause) {
        super(problem, cause);
        this.reason = reason;
        this.problem = problem;
    }

    /**
     * Puts a step before the path: the same problem seen from the container of the value.
     *
     * @param step where in the container the value is, such as {@code [3]} or {@code .name}
     * @return this exception, to be thrown again
     */
    public ConversionException in(String step) {
        path = step + path;
        return this;
    }

    /**
     * Where the offending element is.
     *
     * @return such as {@code [3].name}; empty for the value itself
     */
    public String path() {
        return path;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return path.isEmpty() ? problem : shortPath() + ": " + problem;
    }

    private String shortPath() {
        int length = path.length();
        return length <= MAX_PATH ? path : path.substring(0, MAX_PATH / 2) + " ... " + path.substring(length - MAX_PATH / 2);
    }
}
