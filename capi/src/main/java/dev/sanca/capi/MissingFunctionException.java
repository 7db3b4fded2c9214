package dev.sanca.capi;

/**
 * A function or variable of the C API that the running CPython does not have. Thrown when it is used, not before.
 */
public final class MissingFunctionException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1L;

    /** The C name. */
    private final String name;

    /**
     * Made by the linkage.
     *
     * @param name the C name
     * @param since first CPython that has it
     * @param running where the running CPython was loaded from, and its version
     */
    public MissingFunctionException(String name, String since, String running) {
        super(name + " came with CPython " + since + "; this process runs " + running);
        this.name = name;
    }

    /**
     * Which function or variable is missing.
     *
     * @return its C name
     */
    public String name() {
        return name;
    }
}
