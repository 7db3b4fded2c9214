package dev.sanca.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the references that one thread makes, to give them back together.
 *
 * <p>Used by its own thread only.
 */
public final class ReferenceScope {
    private static final int FIRST_SWEEP = 1024;

    private final InterpreterState owner;
    private final ReferenceScope outer;
    private List<Reference> references = new ArrayList<>();
    private int nextSweep = FIRST_SWEEP;

    private ReferenceScope(InterpreterState owner, ReferenceScope outer) {
        this.owner = owner;
        this.outer = outer;
    }

    /** Begins one for the references of an interpreter that the current thread makes. */
    public static ReferenceScope open(InterpreterState owner) {
        ThreadState thread = ThreadState.current();
        ReferenceScope scope = new ReferenceScope(owner, thread.scope());
        thread.scope(scope);
        return scope;
    }

    /** Notes a reference in the innermost scope of its interpreter. */
    static void note(ReferenceScope innermost, Reference reference) {
        for (ReferenceScope scope = innermost; scope != null; scope = scope.outer) {
            if (scope.owner == reference.owner()) {
                scope.add(reference);
                return;
            }
        }
    }

    private void add(Reference reference) {
        if (references.size() == nextSweep) {
            // Those closed one by one must not pile up.
            references.removeIf(known -> !known.isOpen());
            nextSweep = Math.max(FIRST_SWEEP, 2 * references.size());
        }
        references.add(reference);
    }

    /** Passes a reference on to the surrounding scope, if there is one: it outlives this one. */
    public void keep(Reference reference) {
        if (references.remove(reference)) {
            note(outer, reference);
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
        int entered = owner.tryEnter();
        if (entered == InterpreterState.CLOSED) {
            return;
        }
        try {
            mine.forEach(Reference::release);
        } finally {
            owner.exit(entered);
        }
    }
}
