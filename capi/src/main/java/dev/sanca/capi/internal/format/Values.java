package dev.sanca.capi.internal.format;

/** The Java values of one unit that C reads: which fit, and how they are passed. */
abstract class Values {
    /** How many arguments the unit takes. */
    abstract int count();

    /** Makes the C arguments of the unit whose first Java argument is number {@code first}. */
    abstract void bind(Frame frame, int first);

    /** Passes harmless C arguments. */
    void pad(Frame frame) {
        for (int i = 0; i < count(); i++) {
            frame.pointer(0L);
        }
    }
}
