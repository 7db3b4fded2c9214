package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.PyTypeObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.convert.Convert;
import java.util.ArrayList;
import java.util.List;

/**
 * The Python half of an instance of a Python subclass: finds the methods that the subclass overrides, when Java calls them.
 *
 * <p>The Python half does not live longer than Python keeps it: without it, Java's methods are all there is. May be used on any
 * thread.
 */
public final class Overrides {
    private final PythonClass<?> binding;
    private final InterpreterState state;
    /** Borrowed: NULL when the Python object is gone. Guarded by the interpreter's lock. */
    private long self;

    Overrides(PythonClass<?> binding, long self) {
        this.binding = binding;
        this.state = InterpreterState.current();
        this.self = self;
    }

    /** What generated subclasses implement, so that they are told of their Python half. */
    public interface Subject {
        /**
         * Tells the object of its Python half.
         *
         * @param overrides the Python half
         */
        void sanca$overrides(Overrides overrides);

        /**
         * The Python half.
         *
         * @return null if there is none yet
         */
        Overrides sanca$overrides();
    }

    /**
     * Finds an override.
     *
     * @param overrides the Python half, or null
     * @param method the Python name
     * @return a call to be run; null if the method is not overridden
     */
    public static Call find(Overrides overrides, String method) {
        return overrides == null ? null : overrides.find(method);
    }

    private Call find(String method) {
        int entered = state.enter();
        Call call = null;
        try {
            call = self == NULL ? null : overriding(method, entered);
            return call;
        } finally {
            if (call == null) {
                state.exit(entered);
            }
        }
    }

    /** The bound method, unless the class has the same attribute as the class that is made of the Java class. */
    private Call overriding(String method, int entered) {
        long name = Names.of(state, method);
        long inherited = NULL;
        long found = NULL;
        try {
            inherited = Objects.check(PyObject_GetAttr(bound(), name));
            found = Objects.check(PyObject_GetAttr(Py_TYPE(self), name));
            return found == inherited ? null : new Call(Objects.check(PyObject_GetAttr(self, name)), entered);
        } finally {
            Py_DECREF(name);
            Py_XDECREF(inherited);
            Py_XDECREF(found);
        }
    }

    private long bound() {
        long type = Py_TYPE(self);
        while (!binding.isBound(type)) {
            type = PyTypeObject.tp_base(type);
        }
        return type;
    }

    void forget() {
        self = NULL;
    }

    /** The call of an override, attached: {@link #run} must follow. */
    public final class Call {
        private final long method;
        private final int entered;

        private Call(long method, int entered) {
            this.method = method;
            this.entered = entered;
        }

        /**
         * Calls the override.
         *
         * @param <T> the Java type of the result
         * @param result its type; null for a method without result
         * @param arguments Java values
         * @return the result
         * @throws dev.sanca.PythonException what the override raised
         * @throws dev.sanca.ConversionException if the result is not what the Java method gives
         */
        @SuppressWarnings("unchecked") // the table gives values of the type that it is asked for
        public <T> T run(GeneralType<T> result, Object... arguments) {
            List<Long> owned = new ArrayList<>(List.of(method));
            try {
                long tuple = Objects.check(PyTuple_New(arguments.length));
                owned.add(tuple);
                for (int i = 0; i < arguments.length; i++) {
                    PyTuple_SetItem(tuple, i, Convert.toPython(state, arguments[i]));
                }
                long given = Objects.check(PyObject_CallObject(method, tuple));
                owned.add(given);
                return result == null ? null : (T) Convert.toJava(state, given, result.type());
            } finally {
                owned.forEach(dev.sanca.capi.RefCounting::Py_DECREF);
                state.exit(entered);
            }
        }
    }
}
