package dev.sanca.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The references that Java owns in one interpreter, as a list that keeps them from being collected before their objects are.
 *
 * <p>Guarded by the GIL.
 */
public final class References {
    private Reference first;
    private int count;

    References() {}

    /** Adds one that was just made. */
    void add(Reference reference) {
        reference.next = first;
        if (first != null) {
            first.previous = reference;
        }
        first = reference;
        count++;
    }

    /** Takes one out that is being closed. */
    void remove(Reference reference) {
        if (reference.previous == null) {
            first = reference.next;
        } else {
            reference.previous.next = reference.next;
        }
        if (reference.next != null) {
            reference.next.previous = reference.previous;
        }
        reference.previous = null;
        reference.next = null;
        count--;
    }

    /** How many are open. Attached. */
    public int count() {
        return count;
    }

    /** Those that are open, the youngest first. Attached. */
    public List<Reference> open() {
        List<Reference> all = new ArrayList<>(count);
        for (Reference reference = first; reference != null; reference = reference.next) {
            all.add(reference);
        }
        return all;
    }

    /** Says that their interpreter is about to be finalised. Attached. */
    public void beforeFinalisation() {
        open().forEach(Reference::beforeFinalisation);
    }

    /** Forgets all of them: their interpreter is no more. */
    void abandon() {
        open().forEach(Reference::abandoned);
        first = null;
        count = 0;
    }
}
