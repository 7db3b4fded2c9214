package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState.Leftover;

/**
 * A reference to a Python object that Java owns: given back once, by {@link #close}, by a scope, or when the garbage collector finds
 * that nobody uses the Java object any more.
 *
 * <p>All methods: attached, unless they say otherwise.
 */
public class Reference extends Leftover {
    /** Where it was made, in debug mode. */
    private final Throwable allocation;
    /** NULL when closed. Guarded by the GIL. */
    private long pointer;
    /** Where it was closed, in debug mode. */
    private Throwable closing;
    Reference previous;
    Reference next;

    /**
     * Takes over a reference.
     *
     * @param holder  the Java object that stands for the Python object
     * @param owner   the interpreter
     * @param pointer a new reference (stolen)
     */
    public Reference(Object holder, InterpreterState owner, long pointer) {
        super(holder, owner);
        this.pointer = pointer;
        this.allocation = RefDebug.ENABLED ? new Throwable("made here") : null;
        owner.references().add(this);
        owner.cleaner().noteNewReference();
        ReferenceScope scope = ThreadState.current().scope();
        if (scope != null) {
            ReferenceScope.note(scope, this);
        }
    }

    /** The interpreter. May be called on any thread. */
    public InterpreterState owner() {
        return owner;
    }

    /**
     * The borrowed pointer.
     *
     * @throws IllegalStateException if this is closed
     */
    public long pointer() {
        if (pointer == NULL) {
            throw closedAlready();
        }
        return pointer;
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return pointer != NULL && !owner.isClosed();
    }

    /** Where it was made; null unless in debug mode. May be called on any thread. */
    public Throwable allocation() {
        return allocation;
    }

    /**
     * Gives the reference back.
     *
     * @throws IllegalStateException if that has happened already
     */
    public void close() {
        if (pointer == NULL) {
            throw closedAlready();
        }
        release();
    }

    @Override
    void release() {
        if (pointer == NULL) {
            return;
        }
        long last = pointer;
        // First: the object's destructor may run Python code that comes here again.
        pointer = NULL;
        closing = RefDebug.ENABLED ? new Throwable("closed here") : null;
        owner.references().remove(this);
        giveBack(last);
    }

    /** Gives back what was taken over: last, and once. */
    protected void giveBack(long last) {
        Py_DECREF(last);
    }

    /** The interpreter is about to be finalised. Attached. */
    protected void beforeFinalisation() {}

    /** The interpreter is finalised, and this was open. */
    protected void abandoned() {}

    private IllegalStateException closedAlready() {
        String hint = RefDebug.ENABLED ? "" : " Run with -D" + RefDebug.PROPERTY + "=refs to see where it was made.";
        IllegalStateException closed =
                new IllegalStateException("This Python object is closed: close() was called, or its scope ended." + hint, allocation);
        if (closing != null) {
            closed.addSuppressed(closing);
        }
        return closed;
    }
}
