package dev.sanca.capi.internal;

/**
 * How what Java throws becomes a Python exception: the one place that all entries from C ask. {@link JavaFailure} until a layer above has
 * a better way.
 */
public final class FailureMapping {
    private static volatile Raiser raiser = JavaFailure::raise;

    private FailureMapping() {}

    /** Sets a Python exception for a Java one. */
    @FunctionalInterface
    public interface Raiser {
        /**
         * Sets a Python exception. Attached, with none set.
         *
         * @param thrown what a Java function threw; its methods may do anything
         * @throws Throwable if there is no way; what is set then is replaced by something simpler
         */
        void raise(Throwable thrown) throws Throwable;
    }

    /**
     * Replaces the mapping, for the whole process: the layer above is there or it is not.
     *
     * @param better what to ask first from now on
     */
    public static void install(Raiser better) {
        raiser = better;
    }

    /**
     * How many calls from C the current thread is in.
     *
     * @return 0 outside; while an exception is mapped, those below the call that threw it
     */
    public static int depth() {
        return NestedCalls.depth();
    }

    /** Sets a Python exception. Attached, with none set. */
    static void raise(Throwable thrown) {
        try {
            raiser.raise(thrown);
        } catch (Throwable failed) {
            // Memory or stack are short, or a method of the exception is broken.
            JavaFailure.raise(thrown);
        }
    }
}
