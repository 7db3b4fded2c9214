package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyCapsule_Destructor;
import dev.sanca.internal.Held;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Java exception behind a Python exception. A capsule in the Python exception's dictionary stands for it.
 *
 * <p>While the exception is Python's business, the Python exception holds the Java exception. While it passes through Java, it is the
 * other way round, so that there is never a cycle that neither garbage collector sees. Guarded by the GIL.
 */
final class Origin {
    private static final ConcurrentHashMap<Long, Origin> ALL = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    /** Null while Java holds the Python exception. */
    private Throwable throwable;
    /** Where it is then, unless it is gone. Made when it is needed: most exceptions are caught in Python, and that is their end. */
    private WeakReference<Throwable> reference;
    /** The Python exception, or, when somebody in Python holds that, a weak reference to it. Null before it first came back to Java. */
    private Held python;
    private boolean isWeak;
    private int ownFrames = -1;
    private boolean adopted;
    private final Passage passage = new Passage();

    private Origin(Throwable throwable) {
        this.throwable = throwable;
    }

    private static final class Capsule {
        static final long NAME = Memory.permanent("sanca.throwable");
        static final long DESTRUCTOR = PyCapsule_Destructor.address(Capsule::destroy);

        private static void destroy(long capsule) {
            Origin origin = ALL.remove(PyCapsule_GetPointer(capsule, NAME));
            if (origin != null) {
                // The Python exception is gone. What knows the origin must not keep the Java exception from being collected.
                origin.throwable = null;
            }
        }
    }

    /** A new capsule for an exception. */
    static long capsule(Throwable throwable) {
        long key = LAST.incrementAndGet();
        ALL.put(key, new Origin(throwable));
        long capsule = PyCapsule_New(key, Capsule.NAME, Capsule.DESTRUCTOR);
        if (capsule == NULL) {
            ALL.remove(key);
            throw Objects.raised();
        }
        return capsule;
    }

    /** What a capsule stands for; null if this borrowed object is no such capsule. */
    static Origin of(long capsule) {
        return PyCapsule_IsValid(capsule, Capsule.NAME) ? ALL.get(PyCapsule_GetPointer(capsule, Capsule.NAME)) : null;
    }

    /** The Java exception; null if it is gone. */
    Throwable throwable() {
        return throwable != null || reference == null ? throwable : reference.get();
    }

    Passage passage() {
        return passage;
    }

    /** How many frames at the top of the Java stack trace are those of the first throw; -1 before it first came back to Java. */
    int ownFrames() {
        return ownFrames;
    }

    void ownFrames(int count) {
        ownFrames = count;
        adopted = false;
    }

    /** Whether the Java exception was made for the Python exception, when that came to Java first. */
    boolean isAdopted() {
        return adopted;
    }

    void adopted() {
        ownFrames = 0;
        adopted = true;
    }

    /** Lets the Java exception hold the Python exception, whose reference is taken over (stolen). */
    void toJava(InterpreterState state, Throwable itself, long exception) {
        forget();
        if (Py_REFCNT(exception) == 1) {
            python = new Held(itself, state, exception);
            isWeak = false;
            reference = new WeakReference<>(itself);
            throwable = null;
            return;
        }
        long weak = PyWeakref_NewRef(exception, NULL);
        Py_DECREF(exception);
        if (weak == NULL) {
            PyErr_Clear();
        } else {
            python = new Held(itself, state, weak);
            isWeak = true;
        }
    }

    /** Lets the Python exception hold the Java exception again: a new reference to the Python exception, or NULL if it is gone. */
    long toPython(Throwable itself) {
        if (python == null || python.pointer() == NULL) {
            return NULL;
        }
        long exception = isWeak ? dereference(python.pointer()) : Py_NewRef(python.pointer());
        if (exception != NULL) {
            throwable = itself;
        }
        forget();
        return exception;
    }

    private static long dereference(long weak) {
        if (CPython.current().version().atLeast(3, 13)) {
            long[] found = new long[1];
            PyWeakref_GetRef(weak, found);
            return found[0];
        }
        long object = PyWeakref_GetObject(weak);
        if (object == NULL || object == Py_None()) {
            PyErr_Clear();
            return NULL;
        }
        return Py_NewRef(object);
    }

    private void forget() {
        if (python != null) {
            python.release();
            python = null;
        }
    }
}
