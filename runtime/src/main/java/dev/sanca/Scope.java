package dev.sanca;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.ReferenceScope;
import dev.sanca.internal.ThreadState;

/**
 * Gives back all references that the current thread makes in it:
 *
 * {@snippet :
 * try (Scope _ = python.scope()) {
 *     for (PyObject row : rows) {
 *         total += row.attr("price").toDouble();
 *     }
 * }
 * }
 *
 * <p>Scopes nest; each one is closed by the thread that opened it. The thread is attached for the whole scope.
 */
public final class Scope implements AutoCloseable {
    private final Thread thread;
    private final Object opened;
    private final ReferenceScope references;
    private boolean closed;

    Scope(InterpreterState state) {
        this.thread = Thread.currentThread();
        this.opened = state.open();
        this.references = ReferenceScope.open(state);
    }

    /**
     * Lets an object outlive this scope: it belongs to the surrounding scope then, if there is one, else to the caller.
     *
     * @param object an object that was made in this scope
     * @return the same object
     */
    public PyObject keep(PyObject object) {
        requireThread();
        references.keep(Access.get().reference(object));
        return object;
    }

    /**
     * Lets a view of memory outlive this scope, as {@link #keep(PyObject)} does an object.
     *
     * @param buffer a view that was made in this scope
     * @return the same view
     */
    public PyBuffer keep(PyBuffer buffer) {
        requireThread();
        references.keep(Access.get().lease(buffer));
        return buffer;
    }

    /**
     * Ends the scope.
     *
     * @throws IllegalStateException on another thread than the one that opened it, or the second time
     */
    @Override
    public void close() {
        requireThread();
        if (closed) {
            throw new IllegalStateException("This scope is closed already.");
        }
        closed = true;
        ThreadState current = ThreadState.current();
        try {
            references.close();
        } finally {
            if (current.isOpen(opened)) {
                current.close(opened);
            }
        }
    }

    private void requireThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("This scope belongs to the thread " + thread.getName() + ".");
        }
    }
}
