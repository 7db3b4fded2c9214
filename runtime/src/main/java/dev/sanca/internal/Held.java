package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState.Leftover;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Python object that is kept for as long as a Java object is reachable. Unlike a {@link Reference} it is not the user's: no scope gives
 * it back, and it is no leak.
 *
 * <p>All methods: attached.
 */
public final class Held extends Leftover {
    /** What keeps these from being collected before their Java objects are. */
    private final Set<Held> all;
    /** NULL when given back. Guarded by the GIL. */
    private long pointer;

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
        this.all = owner.local(Held.class, _ -> ConcurrentHashMap.newKeySet());
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
