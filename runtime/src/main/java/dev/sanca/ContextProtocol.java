package dev.sanca;

/**
 * Python's {@code with} statement.
 *
 * @see PyContext
 */
public sealed interface ContextProtocol permits PyObject {
    /**
     * What runs in a context and gives nothing.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    interface Block<X extends Exception> {
        /**
         * Runs.
         *
         * @param value what {@code as name} gives in Python; closed at the end
         * @throws X what the context manager is told of
         */
        void run(PyObject value) throws X;
    }

    /**
     * What runs in a context and gives a value.
     *
     * @param <R> the value
     * @param <X> what it throws
     */
    @FunctionalInterface
    interface Body<R, X extends Exception> {
        /**
         * Runs.
         *
         * @param value what {@code as name} gives in Python; closed at the end
         * @return anything
         * @throws X what the context manager is told of
         */
        R run(PyObject value) throws X;
    }

    /**
     * Enters this context manager, for a {@code try} statement.
     *
     * @return the context, to be closed
     * @throws PythonException {@code AttributeError} if this is no context manager, and what {@code __enter__} raises
     */
    default PyContext enter() {
        return PyContext.enter(PyObject.of(this));
    }

    /**
     * {@code with this as value: block}. What the block throws is given to the context manager, which may suppress it.
     *
     * @param block what to run
     * @param <X>   what it throws
     * @throws X               what the block threw, unless it was suppressed
     * @throws PythonException what the context manager raises
     */
    default <X extends Exception> void with(Block<X> block) throws X {
        withResult(value -> {
            block.run(value);
            return null;
        });
    }

    /**
     * {@code with this as value: body}, with a result.
     *
     * @param body what to run
     * @param <R>  what it gives
     * @param <X>  what it throws
     * @return what the body gave; null if it threw and the context manager suppressed that
     * @throws X               what the body threw, unless it was suppressed
     * @throws PythonException what the context manager raises
     */
    default <R, X extends Exception> R withResult(Body<R, X> body) throws X {
        java.util.Objects.requireNonNull(body, "body");
        PyContext context = enter();
        R result;
        try {
            result = body.run(context.value());
        } catch (Throwable thrown) {
            if (context.leave(thrown)) {
                return null;
            }
            throw thrown;
        }
        context.close();
        return result;
    }
}
