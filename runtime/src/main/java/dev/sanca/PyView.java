package dev.sanca;

/**
 * A Python object with the interface of a Java class. Nothing is copied: what the one side changes, the other sees.
 *
 * <p>Elements are converted each time they are read or written. A view has a reference of its own to the object, which {@link #close} gives
 * back; without it, the scope or the garbage collector does, as for every {@link PyObject}. As an argument of a call, a view is its object.
 *
 * <p>Usable wherever a {@link PyObject} is; each operation attaches the thread if it isn't. Other threads may change the object between two
 * operations, in Python as in Java.
 */
public sealed interface PyView extends AutoCloseable permits PyList, PyTuple, PyDict, PySet, PyStr, PyBytes {
    /**
     * The Python object.
     *
     * @return borrowed from this view: closing either closes both
     */
    PyObject object();

    /**
     * Gives the view's reference back.
     *
     * @throws IllegalStateException if that has happened already
     */
    @Override
    default void close() {
        object().close();
    }
}
