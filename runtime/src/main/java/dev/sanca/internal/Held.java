package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState.Leftover;

/**
 * A Python object that is kept for as long as a Java object is reachable. Unlike a {@link Reference} it is not the user's: no scope gives
 * it back, and it is no leak.
 *
 * <p>All methods: attached.
 */
public final class Held extends Leftover {
    private final All all;
    private Held previous;
    private Held next;
    /** NULL when given back. Guarded by the GIL. */
    private long pointer;

    /** Those of an interpreter, as a list that keeps them from being collected before their Java objects are. */
    private static final class All {
        private Held first;

        synchronized void add(Held held) {
            held.next = first;
            if (first != null) {
                first.previous = held;
            }
            first = held;
        }

        synchronized void remove(Held held) {
            if (held.previous == null) {
                first = held.next;
            } else {
                held.previous.next = held.next;
            }
            if (held.next != null) {
                held.next.previous = held.previous;
            }
            held.previous = null;
            held.next = null;
        }
    }

    /**
     * Takes over a reference.
     *
     * @param holder  the Java object
     * @param owner   the interpreter
     * @param pointer a new reference (stolen)
     */
    public Held(Object holder, InterpreterState owner, long pointer) {
        super(holder, owner);
        this.pointer = pointer;
        this.all = owner.local(All.class, _ -> new All());
        all.add(this);
        owner.cleaner().noteNewReference();
    }

    /** The interpreter. May be called on any thread. */
    public InterpreterState owner() {
        return owner;
    }

    /** The borrowed pointer; NULL if it was given back. */
    public long pointer() {
        return pointer;
    }

    /** Gives the object back before its time. Again: nothing happens. */
    @Override
    public void release() {
        if (pointer == NULL) {
            return;
        }
        long last = pointer;
        // First: the object's destructor may run Python code that comes here again.
        pointer = NULL;
        all.remove(this);
        clear();
        Py_DECREF(last);
    }
}
