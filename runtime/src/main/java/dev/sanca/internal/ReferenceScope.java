package dev.sanca.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the references that one thread makes, to give them back together.
 *
 * <p>Used by its own thread only, attached.
 */
public final class ReferenceScope {
    private static final int FIRST_SWEEP = 1024;

    private final ReferenceScope outer;
    private List<Reference> references = new ArrayList<>();
    private int nextSweep = FIRST_SWEEP;

    private ReferenceScope(ReferenceScope outer) {
        this.outer = outer;
    }

    /** Begins one on the current thread. */
    public static ReferenceScope open() {
        ThreadState thread = ThreadState.current();
        ReferenceScope scope = new ReferenceScope(thread.scope());
        thread.scope(scope);
        return scope;
    }

    void add(Reference reference) {
        if (references.size() == nextSweep) {
            // Those closed one by one must not pile up.
            references.removeIf(known -> !known.isOpen());
            nextSweep = Math.max(FIRST_SWEEP, 2 * references.size());
        }
        references.add(reference);
    }

    /** Passes a reference on to the surrounding scope, if there is one: it outlives this one. */
    public void keep(Reference reference) {
        if (references.remove(reference) && outer != null) {
            outer.add(reference);
        }
    }

    /** Ends the scope on the thread that began it, and those begun inside it and not ended. */
    public void close() {
        ThreadState thread = ThreadState.current();
        for (ReferenceScope inner = thread.scope(); inner != this; inner = inner.outer) {
            if (inner == null) {
                throw new IllegalStateException("This scope was opened on another thread, or is closed.");
            }
            inner.release();
        }
        thread.scope(outer);
        release();
    }

    private void release() {
        List<Reference> mine = references;
        references = new ArrayList<>();
        mine.forEach(Reference::release);
    }
}
