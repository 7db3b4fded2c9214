package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.internal.error.JavaErrors;
import dev.sanca.internal.error.ModuleExceptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Java exception class that arrives in Python as a class of its module. */
public final class ExceptionClass extends TypeBinding {
    /** All of the process, those of derived classes first. */
    private static final List<ExceptionClass> ALL = new CopyOnWriteArrayList<>();

    static {
        JavaErrors.use(new All());
    }

    private final Class<? extends Throwable> javaClass;
    private final String name;

    private ExceptionClass(Class<? extends Throwable> javaClass, String name) {
        this.javaClass = javaClass;
        this.name = name;
    }

    /**
     * Binds an exception class; one that is bound later may extend it.
     *
     * @param javaClass the Java class
     * @param name the full Python name
     * @return the binding
     */
    public static ExceptionClass of(Class<? extends Throwable> javaClass, String name) {
        ExceptionClass binding = new ExceptionClass(javaClass, name);
        ALL.addFirst(binding);
        return binding;
    }

    /**
     * Makes the Python class and adds it to a module.
     *
     * @param module the module
     * @param base the Python class it inherits from, borrowed
     * @param doc the docstring
     * @throws Raised with an exception set
     */
    public void addTo(long module, long base, String doc) {
        long type = Raised.unlessNull(PyErr_NewExceptionWithDoc(Memory.permanent(name), Memory.permanent(doc), base, NULL));
        register(module, type);
        Raised.unlessNegative(PyModule_AddObjectRef(module, name.substring(name.lastIndexOf('.') + 1), type));
    }

    /**
     * The Python class in the current interpreter.
     *
     * @return borrowed
     */
    public long type() {
        return current().type();
    }

    /** The classes of all modules, for what the runtime makes of exceptions. */
    private static final class All implements ModuleExceptions {
        @Override
        public long classOf(Throwable thrown) {
            for (ExceptionClass each : ALL) {
                if (each.javaClass.isInstance(thrown) && each.isLive()) {
                    return each.type();
                }
            }
            return NULL;
        }

        @Override
        public Class<? extends Throwable> javaClass(long type) {
            for (long at = type; at != NULL; at = PyTypeObject.tp_base(at)) {
                for (ExceptionClass each : ALL) {
                    if (each.isBound(at)) {
                        return each.javaClass;
                    }
                }
            }
            return null;
        }
    }

    @Override
    public String toString() {
        return "exception " + name;
    }
}
