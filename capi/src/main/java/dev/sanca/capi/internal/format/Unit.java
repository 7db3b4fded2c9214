package dev.sanca.capi.internal.format;

/**
 * One unit of a format string: how the Java arguments that belong to it become C arguments, one for one.
 *
 * <p>Units are immutable and shared; what belongs to one call is in its {@link Frame}.
 */
interface Unit {
    /** The unit as it stands in the format, {@code "s#"}. */
    String code();

    /** How many arguments it takes, the same number in Java and in C. */
    int arguments();

    /**
     * Turns arguments {@code first} and following into C arguments.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    void bind(Frame frame, int first);

    /** After the call: brings what C wrote back into the Java arguments. */
    default void copyOut(Frame frame, int first, boolean success) {}

    /** Writes harmless C arguments in place of those that are not there, for a format that C will refuse. */
    default void pad(Frame frame) {
        for (int i = 0; i < arguments(); i++) {
            frame.pointer(0L);
        }
    }
}
