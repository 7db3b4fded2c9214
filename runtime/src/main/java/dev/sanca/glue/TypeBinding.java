package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.convert.ExtensionCodecs;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java class and its Python classes: one for each module object that was made, of which there is usually one.
 *
 * <p>The references are the module object's: it shows them to the collector and drops them when it is cleared.
 */
public abstract sealed class TypeBinding permits PythonClass, PythonEnum, ExceptionClass {
    /** Written under the lock of this, read without. */
    private volatile Live[] all = {};
    /** The one of {@link #all}; null if there is none or there are several. */
    private volatile Live only;

    /** How values of the class are converted inside other values; null if they are not. */
    private ExtensionCodecs.Bound<?> bound;

    /** Only the classes of this package. */
    TypeBinding() {}

    /**
     * A Python class that is in use.
     *
     * @param module the module object it belongs to
     * @param interpreter the interpreter it belongs to
     * @param type the class
     * @param members other objects kept with it
     */
    record Live(long module, long interpreter, long type, long[] members) {}

    /** Takes over references to a class and other objects, for a module. */
    final synchronized void register(long module, long type, long... members) {
        if (bound != null) {
            ExtensionCodecs.register(type, bound);
        }
        List<Live> changed = new ArrayList<>(List.of(all));
        changed.addFirst(new Live(module, PyInterpreterState_Get(), type, members));
        publish(changed);
    }

    private void publish(List<Live> changed) {
        all = changed.toArray(new Live[0]);
        only = all.length == 1 ? all[0] : null;
    }

    /** Forgets the classes of a module; what it held. */
    private synchronized List<Live> unregister(long module) {
        List<Live> kept = new ArrayList<>();
        List<Live> dropped = new ArrayList<>();
        for (Live live : all) {
            (live.module == module ? dropped : kept).add(live);
        }
        publish(kept);
        return dropped;
    }

    /** The class of the interpreter that the thread is attached to; the newest one. */
    final Live current() {
        Live one = only;
        return one != null ? one : search();
    }

    private Live search() {
        long interpreter = PyInterpreterState_Get();
        for (Live live : all) {
            if (live.interpreter == interpreter) {
                return live;
            }
        }
        throw new IllegalStateException("the module of " + this + " is not imported in this interpreter, or is gone");
    }

    /** Those of all modules, the newest first. */
    final Live[] all() {
        return all;
    }

    /** Whether a class is one of those. */
    final boolean isBound(long type) {
        for (Live live : all) {
            if (live.type == type) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a class in the current interpreter. */
    final boolean isLive() {
        if (all.length == 0) {
            return false;
        }
        long interpreter = PyInterpreterState_Get();
        for (Live live : all) {
            if (live.interpreter == interpreter) {
                return true;
            }
        }
        return false;
    }

    final int visit(long module, long visit, long arg) {
        for (Live live : all) {
            if (live.module == module) {
                int stop = Py_VISIT(live.type, visit, arg);
                for (int i = 0; stop == 0 && i < live.members.length; i++) {
                    stop = Py_VISIT(live.members[i], visit, arg);
                }
                if (stop != 0) {
                    return stop;
                }
            }
        }
        return 0;
    }

    final void clear(long module) {
        for (Live live : unregister(module)) {
            ExtensionCodecs.unregister(live.type);
            Py_DECREF(live.type);
            for (long member : live.members) {
                Py_DECREF(member);
            }
        }
    }

    /** How {@link #current} calls it in its message. */
    @Override
    public abstract String toString();

    /** Lets values of the class be converted inside other values. */
    final <T> void bind(Class<T> javaClass, ExtensionCodecs.Bound<T> binding) {
        bound = binding;
        ExtensionCodecs.bind(javaClass, binding);
    }
}
