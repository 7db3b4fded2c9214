package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.capi.internal.PythonEnd;
import java.lang.ref.PhantomReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A CPython interpreter (a {@code PyInterpreterState}) as Java sees it: who uses it, which references Java owns in it.
 *
 * <p>{@link #enter} and {@link #exit} bracket every public operation. Fields said to be guarded by the GIL are used by attached threads
 * only; the native lock orders their memory accesses.
 */
public final class InterpreterState {
    /** {@link #enter}'s answer when the thread was attached already: nothing to undo. */
    private static final int NOTHING = 0;
    private static final int ENTERED = 1;
    /** Set in {@link #uses} when no further thread may attach. */
    private static final int CLOSING = 1 << 30;

    private static final ConcurrentHashMap<Long, InterpreterState> ALL = new ConcurrentHashMap<>();

    static {
        PythonEnd.add(() -> ALL.values().forEach(InterpreterState::awaitUnused));
    }

    private final long pointer;
    private final boolean isMain;
    /** The threads that are attached or about to be, and CLOSING. */
    private final AtomicInteger uses = new AtomicInteger();
    private final References references = new References();
    private final Cleaner cleaner = new Cleaner(this);
    private final ThreadStates threadStates = new ThreadStates(this);
    private final ConcurrentHashMap<Object, Object> local = new ConcurrentHashMap<>();
    private volatile boolean closed;
    /** The public object, once there is one. */
    private final AtomicReference<Interpreter> face = new AtomicReference<>();

    private InterpreterState(long pointer) {
        this.pointer = pointer;
        this.isMain = pointer == PyInterpreterState_Main();
    }

    /** The interpreter that the current thread is attached to, by whomever. */
    public static InterpreterState current() {
        InterpreterState known = ThreadState.current().attached();
        return known != null ? known : of(PyInterpreterState_Get());
    }

    /** The interpreter at an address; there is one object for each as long as it lives. */
    public static InterpreterState of(long pointer) {
        return ALL.computeIfAbsent(pointer, InterpreterState::new);
    }

    /** The {@code PyInterpreterState *}. */
    public long pointer() {
        return pointer;
    }

    /** Whether this is the first interpreter of the process, which PyGILState functions mean. */
    public boolean isMain() {
        return isMain;
    }

    /** What Java owns here. */
    public References references() {
        return references;
    }

    Cleaner cleaner() {
        return cleaner;
    }

    /** The one public object for this interpreter. */
    public AtomicReference<Interpreter> face() {
        return face;
    }

    ThreadStates threadStates() {
        return threadStates;
    }

    /** Something that exists once for each interpreter, such as a type object made at first use. Attached. */
    @SuppressWarnings("unchecked")
    public <K, V> V local(K key, Function<? super K, ? extends V> make) {
        Object value = local.get(key);
        if (value == null) {
            // Not computeIfAbsent: making it runs Python code, which may release the GIL and come here again.
            V made = make.apply(key);
            value = local.putIfAbsent(key, made);
            return value == null ? made : (V) value;
        }
        return (V) value;
    }

    /**
     * Attaches the current thread if it isn't.
     *
     * @return what {@link #exit} must be given
     * @throws IllegalStateException if the interpreter is closed, or the thread is virtual
     */
    public int enter() {
        ThreadState thread = ThreadState.current();
        if (thread.attached() == this) {
            return NOTHING;
        }
        thread.attach(this);
        return ENTERED;
    }

    /** The same for a call that comes from Python: the thread is attached to this interpreter for sure. */
    public int enterFromPython() {
        ThreadState thread = ThreadState.current();
        if (thread.attached() == this) {
            return NOTHING;
        }
        thread.adopt(this);
        return ENTERED;
    }

    /** Undoes what {@link #enter} did, on the same thread. */
    public void exit(int entered) {
        if (entered != NOTHING) {
            ThreadState.current().leave();
        }
    }

    /** Counts a thread that is about to take the GIL; {@link #close} waits for it. */
    void beginUse() {
        if (uses.incrementAndGet() >= CLOSING) {
            endUse();
            throw new IllegalStateException("This Python interpreter is closed.");
        }
    }

    void endUse() {
        if (uses.decrementAndGet() == CLOSING) {
            synchronized (uses) {
                uses.notifyAll();
            }
        }
    }

    /** Lets no further thread attach and waits until those that are have left. Not on an attached thread. */
    public void awaitUnused() {
        uses.getAndAccumulate(CLOSING, (count, closing) -> count | closing);
        boolean interrupted = false;
        synchronized (uses) {
            while (uses.get() != CLOSING) {
                try {
                    uses.wait();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether no further thread may attach. */
    public boolean isClosing() {
        return uses.get() >= CLOSING;
    }

    /** Whether it is finalised. */
    public boolean isClosed() {
        return closed;
    }

    /** Makes the thread state of the current thread, which is attached, the one that it keeps: CPython made it and deletes it. */
    public void keepCurrentThreadState() {
        threadStates.know(ThreadState.current(), PyThreadState_Get());
    }

    /** Attaches the current thread for finalisation, when {@link #enter} is no longer allowed. */
    public void enterToFinalise() {
        ThreadState.current().attachToFinalise(this);
    }

    /** Deletes the thread states that Java threads keep, as {@code Py_EndInterpreter} wants it. Attached, after {@link #awaitUnused}. */
    public void deleteThreadStates() {
        references.beforeFinalisation();
        threadStates.deleteAll();
    }

    /** Says that CPython has finalised it: all its pointers are dead. */
    public void finalised() {
        closed = true;
        uses.set(CLOSING);
        ALL.remove(pointer, this);
        local.clear();
        references.abandon();
        cleaner.stop();
    }

    /** Something in an interpreter that a Java object stood for, which is gone. */
    public abstract static class Leftover extends PhantomReference<Object> {
        final InterpreterState owner;

        Leftover(Object referent, InterpreterState owner) {
            super(referent, owner.cleaner.queue());
            this.owner = owner;
        }

        /** Gives it back to Python. Attached to the owner. */
        abstract void release();
    }
}
