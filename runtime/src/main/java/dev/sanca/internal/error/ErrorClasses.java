package dev.sanca.internal.error;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Held;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Python classes of Java exception classes in one interpreter. Each lives at least as long as its Java class, and does not keep that
 * from being unloaded.
 *
 * <p>Attached.
 */
final class ErrorClasses {
    private static final String INSIDE = "dev.sanca.capi.internal.";

    private final InterpreterState state;
    private final ErrorScript script;
    /** Guarded by this. */
    private final Map<Class<?>, Entry> classes = new WeakHashMap<>();
    private final Map<Long, WeakReference<Class<?>>> javaClasses = new ConcurrentHashMap<>();
    private final long root;

    /** The class, and those of its exceptions that are of a more special Python class, by its name. */
    private record Entry(Held plain, Map<String, Held> special) {}

    ErrorClasses(InterpreterState state, ErrorScript script) {
        this.state = state;
        this.script = script;
        root = script.get("Throwable");
        classes.put(Throwable.class, new Entry(hold(Throwable.class, Py_NewRef(root)), new HashMap<>()));
    }

    /** The class of {@code java.lang.Throwable}, borrowed. */
    long root() {
        return root;
    }

    /** The Python class for an exception with a message, borrowed. */
    long of(Throwable thrown, String message) {
        Class<?> javaClass = shown(thrown.getClass());
        String special = NaturalClasses.of(thrown, message);
        if (special == null) {
            return of(javaClass);
        }
        Held known = find(javaClass, special);
        return (known != null ? known : special(javaClass, special)).pointer();
    }

    /** The Python class for a Java class, borrowed. */
    long of(Class<?> javaClass) {
        Class<?> shown = shown(javaClass);
        Held known = find(shown, null);
        return (known != null ? known : plain(shown)).pointer();
    }

    /** The class itself, or the superclass of one that nobody can know. */
    private static Class<?> shown(Class<?> javaClass) {
        Class<?> shown = javaClass;
        while (shown.getName().startsWith(INSIDE)) {
            shown = shown.getSuperclass();
        }
        return shown;
    }

    private synchronized Held find(Class<?> javaClass, String special) {
        Entry entry = classes.get(javaClass);
        if (entry == null) {
            return null;
        }
        return special == null ? entry.plain : entry.special.get(special);
    }

    private Held plain(Class<?> javaClass) {
        long parent = of(javaClass.getSuperclass());
        Held made = hold(javaClass, make(javaClass, parent, NaturalClasses.of(javaClass)));
        synchronized (this) {
            // Making it ran Python code: another thread may have been here.
            return classes.computeIfAbsent(javaClass, _ -> new Entry(made, new HashMap<>())).plain;
        }
    }

    private Held special(Class<?> javaClass, String natural) {
        long parent = of(javaClass);
        Held made = hold(javaClass, make(javaClass, parent, natural));
        synchronized (this) {
            Held earlier = classes.get(javaClass).special.putIfAbsent(natural, made);
            return earlier == null ? made : earlier;
        }
    }

    private Held hold(Class<?> javaClass, long type) {
        javaClasses.put(type, new WeakReference<>(javaClass));
        return new Held(javaClass, state, type);
    }

    /** A new class that is a subclass of the parent, and of a class in {@code builtins} if the parent isn't. */
    private long make(Class<?> javaClass, long parent, String natural) {
        long builtin = natural == null ? NULL : script.builtin(natural);
        boolean isNew = builtin != NULL && !PyType_IsSubtype(parent, builtin);
        long bases = isNew ? ErrorScript.tuple(Py_NewRef(parent), Py_NewRef(builtin)) : ErrorScript.tuple(Py_NewRef(parent));
        return Objects.check(script.makeClass(javaClass, bases));
    }

    /** The Java class of a borrowed Python class, or of its nearest base class that has one; null if that is gone. */
    Class<?> javaClass(long type) {
        long order = dev.sanca.capi.PyTypeObject.tp_mro(type);
        long count = PyTuple_Size(order);
        for (long i = 0; i < count; i++) {
            WeakReference<Class<?>> known = javaClasses.get(PyTuple_GetItem(order, i));
            if (known != null) {
                return known.get();
            }
        }
        return null;
    }
}
