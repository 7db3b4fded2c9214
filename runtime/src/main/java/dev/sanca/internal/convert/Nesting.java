package dev.sanca.internal.convert;

import dev.sanca.ConversionException;

/** How deep in containers the current thread is converting. A container that contains itself would never end. */
final class Nesting {
    /** Deep enough for data; even in a small thread the stack holds as many conversions. */
    private static final int MAX = 500;

    private static final ThreadLocal<Nesting> CURRENT = ThreadLocal.withInitial(Nesting::new);

    private int depth;

    private Nesting() {}

    /**
     * Goes one deeper.
     *
     * @return what {@link #exit} is to be called on
     * @throws ConversionException if that is too deep
     */
    static Nesting enter() {
        Nesting current = CURRENT.get();
        if (current.depth >= MAX) {
            throw new ConversionException(ConversionException.Reason.VALUE,
                    "containers nested more than " + MAX + " deep; does one contain itself?", null);
        }
        current.depth++;
        return current;
    }

    void exit() {
        depth--;
    }
}
