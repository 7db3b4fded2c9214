package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.Kwargs;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Vectorcall;
import dev.sanca.internal.convert.Convert;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The Python half of an instance of a Python subclass: finds the methods and attributes that the subclass overrides, when Java calls them.
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
     * @param name the Python name of a method or attribute
     * @return a call to be run; null if the class does not override it
     */
    public static Call find(Overrides overrides, String name) {
        return overrides == null ? null : overrides.find(name);
    }

    private Call find(String name) {
        if (state.isClosing()) {
            return null;
        }
        int entered = state.enter();
        Call call = null;
        try {
            call = self == NULL || !isOverridden(name) ? null : new Call(name, entered);
            return call;
        } finally {
            if (call == null) {
                state.exit(entered);
            }
        }
    }

    /** Whether the class has another attribute than the class that is made of the Java class. */
    private boolean isOverridden(String attribute) {
        long name = Names.of(state, attribute);
        long inherited = NULL;
        long found = NULL;
        try {
            inherited = Objects.check(PyObject_GetAttr(bound(), name));
            found = Objects.check(PyObject_GetAttr(Py_TYPE(self), name));
            return found != inherited;
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

    /**
     * The call of an override, attached, on a Python object that lives as long: one of the methods that say so must follow, and ends it.
     *
     * <p>What ends it throws {@link dev.sanca.PythonException} for what the override raised, and {@link ConversionException} for a result
     * that is not what the Java method gives.
     */
    public final class Call {
        private final long object = Py_NewRef(self);
        private final String name;
        private final int entered;
        private final List<Object> others = new ArrayList<>();
        private final Map<String, Object> keywords = new LinkedHashMap<>();
        private boolean notNone;

        private Call(String name, int entered) {
            this.name = name;
            this.entered = entered;
        }

        /**
         * Adds an argument that is given by keyword.
         *
         * @param keyword its name
         * @param value a Java value
         * @return this
         */
        public Call keyword(String keyword, Object value) {
            keywords.put(keyword, value);
            return this;
        }

        /**
         * Adds arguments that are given by keyword.
         *
         * @param values Java values by name
         * @return this
         */
        public Call keywords(Map<String, ?> values) {
            keywords.putAll(values);
            return this;
        }

        /**
         * Adds arguments after the others.
         *
         * @param values a list, or an array
         * @return this
         */
        public Call others(Object values) {
            if (values instanceof Iterable<?> list) {
                list.forEach(others::add);
            } else {
                for (int i = 0; i < Array.getLength(values); i++) {
                    others.add(Array.get(values, i));
                }
            }
            return this;
        }

        /**
         * Says that the result is a primitive type, which None is no value of.
         *
         * @return this
         */
        public Call notNone() {
            notNone = true;
            return this;
        }

        /**
         * Calls the override. Ends the call.
         *
         * @param <T> the Java type of the result
         * @param result its type; null for a method without result
         * @param arguments Java values
         * @return the result
         */
        public <T> T run(GeneralType<T> result, Object... arguments) {
            return ending(() -> converted(called(arguments), result));
        }

        /**
         * Reads the attribute. Ends the call.
         *
         * @param <T> the Java type of the value
         * @param result its type
         * @return the value
         */
        public <T> T get(GeneralType<T> result) {
            return ending(() -> {
                long attribute = Names.of(state, name);
                long value = PyObject_GetAttr(object, attribute);
                Py_DECREF(attribute);
                return converted(value, result);
            });
        }

        /**
         * Writes the attribute. Ends the call.
         *
         * @param value a Java value
         */
        public void set(Object value) {
            ending(() -> {
                long converted = Convert.toPython(state, value);
                long attribute = Names.of(state, name);
                int set = PyObject_SetAttr(object, attribute, converted);
                Py_DECREF(attribute);
                Py_DECREF(converted);
                return Objects.check(set);
            });
        }

        /**
         * Calls the override for a truth value. Ends the call.
         *
         * @param arguments Java values
         * @return whether the result counts as true
         */
        public boolean test(Object... arguments) {
            return ending(() -> isTrue(called(arguments)));
        }

        /**
         * Calls the override of {@code __eq__}. Ends the call.
         *
         * @param self the Java object
         * @param other any Java object
         * @return whether the result counts as true; where Python can't tell, whether it is the same object
         */
        public boolean isEqual(Object self, Object other) {
            return ending(() -> {
                long result;
                try {
                    result = called(other);
                } catch (ConversionException unknownToPython) {
                    return self == other;
                }
                if (result == Py_NotImplemented()) {
                    Py_DECREF(result);
                    return self == other;
                }
                return isTrue(result);
            });
        }

        /**
         * The hash of the object. Ends the call.
         *
         * @return all of its bits
         */
        public long hash() {
            return ending(() -> {
                long hash = PyObject_Hash(object);
                if (hash == -1) {
                    throw Objects.raised();
                }
                return hash;
            });
        }

        /**
         * Calls the override of {@code __next__}. Ends the call.
         *
         * @param <T> the Java type of the result
         * @param result its type
         * @return the result
         * @throws NoSuchElementException at the end
         */
        public <T> T next(GeneralType<T> result) {
            return ending(() -> {
                long next = called();
                if (next == NULL && PyErr_ExceptionMatches(PyExc_StopIteration())) {
                    PyErr_Clear();
                    throw new NoSuchElementException("the Python iterator has ended");
                }
                return converted(next, result);
            });
        }

        private <T> T ending(Supplier<T> operation) {
            try {
                return operation.get();
            } finally {
                Py_DECREF(object);
                state.exit(entered);
            }
        }

        /** A new reference; NULL with an exception. */
        private long called(Object... arguments) {
            List<Object> all = new ArrayList<>(Arrays.asList(arguments));
            all.addAll(others);
            all.add(Kwargs.of(keywords));
            long method = Names.of(state, name);
            try {
                return Vectorcall.call(state, object, method, all.toArray());
            } finally {
                Py_DECREF(method);
            }
        }

        /** Takes over the reference; NULL if an exception is set. */
        private boolean isTrue(long result) {
            int truth = PyObject_IsTrue(Objects.check(result));
            Py_DECREF(result);
            return Objects.check(truth) == 1;
        }

        /** Takes over the reference; NULL if an exception is set. */
        @SuppressWarnings("unchecked") // the table gives values of the type that it is asked for
        private <T> T converted(long result, GeneralType<T> type) {
            Objects.check(result);
            try {
                return type == null ? null : (T) Convert.toJava(state, result, notNone ? type.primitive() : type.type());
            } finally {
                Py_DECREF(result);
            }
        }
    }
}
