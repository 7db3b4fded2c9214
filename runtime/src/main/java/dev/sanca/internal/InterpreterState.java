package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.capi.internal.Attached;
import dev.sanca.capi.internal.PythonEnd;
import dev.sanca.internal.thread.GilQueue;
import dev.sanca.internal.error.JavaErrors;
import java.lang.ref.PhantomReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A CPython interpreter (a {@code PyInterpreterState}) as Java sees it: who uses it, which references Java owns in it.
 *
 * <p>{@link #enter} and {@link #exit} bracket every public operation. Fields said to be guarded by the GIL are used by attached threads
 * only; the native lock orders their memory accesses.
 */
public final class InterpreterState {
    /** {@link #tryEnter}'s answer when the interpreter is closed. */
    public static final int CLOSED = -1;

    private static final ConcurrentHashMap<Long, InterpreterState> ALL = new ConcurrentHashMap<>();

    static {
        PythonEnd.add(() -> ALL.values().forEach(InterpreterState::awaitUnused));
        JavaErrors.install();
    }

    private final long pointer;
    /** Never used again, unlike the address. */
    private final long id;
    private final boolean isMain;
    private final Closing closing = new Closing(this);
    private volatile GilQueue gil = new GilQueue();
    /** Calls from Python on threads that are not attached by us. Guarded by the GIL. */
    private int adoptions;
    private final References references = new References();
    private final Cleaner cleaner = new Cleaner(this);
    private final ThreadStates threadStates = new ThreadStates(this);
    private final ConcurrentHashMap<Object, Object> local = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Runnable> endActions = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    /** The public object, once there is one. */
    private final AtomicReference<Interpreter> face = new AtomicReference<>();

    private InterpreterState(long pointer) {
        this.pointer = pointer;
        this.id = PyInterpreterState_GetID(pointer);
        this.isMain = pointer == PyInterpreterState_Main();
    }

    /** The interpreter that the current thread is attached to, by whomever. */
    public static InterpreterState current() {
        // Python may have changed to an interpreter that it made itself since we attached the thread.
        long actual = PyInterpreterState_Get();
        InterpreterState known = ThreadState.current().attached();
        return known != null && known.pointer == actual ? known : of(actual);
    }

    /** The interpreter at an address; there is one object for each as long as it lives. Attached to it, or it is known. */
    public static InterpreterState of(long pointer) {
        InterpreterState known = ALL.get(pointer);
        if (known != null && known.id == PyInterpreterState_GetID(pointer)) {
            return known;
        }
        if (known != null) {
            // Python ended it, and made another one at the same address.
            known.finalised();
        }
        InterpreterState made = new InterpreterState(pointer);
        InterpreterState earlier = ALL.putIfAbsent(pointer, made);
        if (earlier != null) {
            return earlier;
        }
        if (!made.isMain) {
            InterpreterEnd.watch();
        }
        return made;
    }

    /** The first interpreter of the process. */
    static InterpreterState main() {
        return of(PyInterpreterState_Main());
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

    /** The queue of Java threads for its GIL. */
    GilQueue gil() {
        return gil;
    }

    /** Says that it has no GIL of its own. */
    public void sharesGilOf(InterpreterState other) {
        gil = other.gil;
    }

    /** What {@link #local} made before; null if it was never asked. */
    @SuppressWarnings("unchecked")
    public <V> V known(Object key) {
        return (V) local.get(key);
    }

    /**
     * Attaches the current thread if it isn't.
     *
     * @return what {@link #exit} must be given
     * @throws IllegalStateException if the interpreter is closed, or the thread is virtual
     */
    public int enter() {
        ThreadState thread = ThreadState.current();
        return thread.attached() == this ? ThreadState.NOTHING : thread.attach(this);
    }

    /** The same, but {@link #CLOSED} if the interpreter is closed, and there is nothing to {@link #exit} then. */
    public int tryEnter() {
        try {
            return enter();
        } catch (IllegalStateException refused) {
            if (isClosing()) {
                return CLOSED;
            }
            throw refused;
        }
    }

    /** The same for a call that comes from Python: the thread is attached to this interpreter for sure. */
    public int enterFromPython() {
        return ThreadState.current().adopt(this);
    }

    /** Undoes what {@link #enter} did, on the same thread. */
    public void exit(int entered) {
        if (entered != ThreadState.NOTHING) {
            ThreadState.current().exit(entered, this);
        }
    }

    /** Attaches until {@link ThreadState#close} is given the answer. */
    public Object open() {
        return ThreadState.current().open(this);
    }

    /** Begins a call from Python on a thread that is not attached by us. Attached. */
    void beginAdoption() {
        closing.refuseLateCall();
        adoptions++;
    }

    void endAdoption() {
        adoptions--;
    }

    /** How many calls from Python there are on threads that are not attached by us. Attached. */
    int adoptions() {
        return adoptions;
    }

    /** Does what must be done before a thread gets its first thread state in this interpreter. */
    void prepareThread(ThreadState thread) {
        if (!Attached.IS_PER_THREAD && !isMain) {
            // PyGILState_Ensure means the first thread state that a thread had, and should mean the main interpreter.
            thread.membership(main()).makeIfMissing();
        }
    }

    /** Adds something to be done when the interpreter is about to be closed, detached. */
    public void beforeClosing(Runnable action) {
        endActions.add(action);
    }

    static IllegalStateException closedNow() {
        return new IllegalStateException("This Python interpreter is closed.");
    }

    /** Lets no further thread attach and waits until those that are have left. Not on an attached thread. */
    public void awaitUnused() {
        for (Runnable action = endActions.poll(); action != null; action = endActions.poll()) {
            action.run();
        }
        closing.begin();
        closing.awaitThreads();
    }

    /** Whether no further thread may attach. */
    public boolean isClosing() {
        return closing.hasBegun();
    }

    /** Whether it is finalised. */
    public boolean isClosed() {
        return closed;
    }

    /** Makes the thread state of the current thread, which is attached, the one that it keeps: CPython made it and deletes it. */
    public void keepCurrentThreadState() {
        ThreadState.current().membership(this).keep(PyThreadState_Get());
    }

    /** Attaches the current thread for finalisation, when {@link #enter} is no longer allowed. Waits for calls from Python to end. */
    public void enterToFinalise() {
        ThreadState.current().attachToFinalise(this);
        closing.awaitCallsFromPython();
    }

    /** Asks Python to tell when it ends the interpreter. Attached. */
    public void watchEnd() {
        InterpreterEnd.watch();
    }

    /** Python ends the interpreter, on this thread. Attached. */
    void endingByPython() {
        deleteThreadStates();
        closing.awaitCallsFromPython();
        closing.onlyThisThread();
    }

    /**
     * Lets no further thread attach, waits for those that are, and deletes the thread states that Java threads keep, but for the current
     * one: {@code Py_EndInterpreter} wants it, and {@code threading} waits for the end of the thread that imported it (up to 3.12).
     * Attached.
     */
    public void deleteThreadStates() {
        references.beforeFinalisation();
        ThreadState current = ThreadState.current();
        long mine = PyThreadState_Get();
        current.detachHolder();
        try {
            awaitUnused();
            threadStates.deleteAllBut(mine);
        } finally {
            current.reattach();
        }
    }

    /** Says that CPython has finalised it: all its pointers are dead. */
    public void finalised() {
        closing.begin();
        closed = true;
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
