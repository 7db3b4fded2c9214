package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.util.Map;

/** Makes Python's containers of Java's: copies. All methods: attached, give a new reference. */
final class Containers {
    private Containers() {}

    /** A list of the elements' counterparts. */
    static long list(InterpreterState state, Object[] elements) {
        Nesting nesting = Nesting.enter();
        long list = Objects.check(PyList_New(elements.length));
        int done = 0;
        try {
            for (; done < elements.length; done++) {
                Lists.fill(list, done, Convert.toPython(state, elements[done]));
            }
            return Objects.newReference(list);
        } catch (ConversionException failed) {
            throw failed.in("[" + done + "]");
        } finally {
            Py_DECREF(list);
            nesting.exit();
        }
    }

    /** A set. */
    static long set(InterpreterState state, Object[] elements) {
        Nesting nesting = Nesting.enter();
        long set = Objects.check(PySet_New(NULL));
        try {
            for (Object element : elements) {
                add(state, set, element);
            }
            requireAll(elements.length, PySet_Size(set), "elements");
            return Objects.newReference(set);
        } finally {
            Py_DECREF(set);
            nesting.exit();
        }
    }

    private static void add(InterpreterState state, long set, Object element) {
        long converted = convert(state, element, "an element");
        try {
            Objects.check(PySet_Add(set, converted));
        } finally {
            Py_DECREF(converted);
        }
    }

    private static long convert(InterpreterState state, Object value, String step) {
        try {
            return Convert.toPython(state, value);
        } catch (ConversionException failed) {
            throw failed.in(step);
        }
    }

    /** What is equal in Python need not be in Java: {@code 1}, {@code 1.0} and {@code true}. */
    private static void requireAll(int expected, long actual, String what) {
        if (expected != actual) {
            throw new ConversionException(ConversionException.Reason.VALUE,
                    "some of the " + expected + " " + what + " are equal in Python: only " + actual + " would be left", null);
        }
    }

    /** A dict in the map's order. */
    static long dict(InterpreterState state, Map<?, ?> map) {
        Nesting nesting = Nesting.enter();
        long dict = Objects.check(PyDict_New());
        int count = 0;
        try {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                put(state, dict, entry);
                count++;
            }
            requireAll(count, PyDict_Size(dict), "keys");
            return Objects.newReference(dict);
        } finally {
            Py_DECREF(dict);
            nesting.exit();
        }
    }

    private static void put(InterpreterState state, long dict, Map.Entry<?, ?> entry) {
        long key = convert(state, entry.getKey(), "a key");
        try {
            long value = value(state, key, entry.getValue());
            try {
                Objects.check(PyDict_SetItem(dict, key, value));
            } finally {
                Py_DECREF(value);
            }
        } finally {
            Py_DECREF(key);
        }
    }

    private static long value(InterpreterState state, long key, Object value) {
        try {
            return Convert.toPython(state, value);
        } catch (ConversionException failed) {
            throw failed.in(Mismatch.key(key));
        }
    }
}
