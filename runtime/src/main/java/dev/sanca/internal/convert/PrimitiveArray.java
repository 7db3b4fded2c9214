package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.lang.reflect.Array;

/**
 * Arrays of primitives as lists, and sequences as arrays of primitives: copies, element by element without boxes. For bytes and characters
 * there is more in {@link BytesCodecs}.
 */
enum PrimitiveArray implements Codec<Object> {
    SHORT(short.class, (array, i) -> PyLong_FromLongLong(((short[]) array)[i]), (array, i, o) -> ((short[]) array)[i] = Integers.toShort(o)),
    INT(int.class, (array, i) -> PyLong_FromLongLong(((int[]) array)[i]), (array, i, o) -> ((int[]) array)[i] = Integers.toInt(o)),
    LONG(long.class, (array, i) -> PyLong_FromLongLong(((long[]) array)[i]), (array, i, o) -> ((long[]) array)[i] = Integers.toLong(o)),
    FLOAT(float.class, (array, i) -> PyFloat_FromDouble(((float[]) array)[i]), (array, i, o) -> ((float[]) array)[i] = Floats.toFloat(o)),
    DOUBLE(double.class, (array, i) -> PyFloat_FromDouble(((double[]) array)[i]),
            (array, i, o) -> ((double[]) array)[i] = Floats.toDouble(o)),
    BOOLEAN(boolean.class, (array, i) -> Objects.newReference(((boolean[]) array)[i] ? Py_True() : Py_False()),
            (array, i, o) -> ((boolean[]) array)[i] = ScalarCodecs.toBoolean(o)),
    BYTE(byte.class, (array, i) -> PyLong_FromLongLong(((byte[]) array)[i]), (array, i, o) -> ((byte[]) array)[i] = Integers.toByte(o)),
    CHAR(char.class, (array, i) -> PyUnicode_FromOrdinal(((char[]) array)[i]), (array, i, o) -> ((char[]) array)[i] = Strings.toChar(o));

    private final Class<?> component;
    private final Getter getter;
    private final Setter setter;

    PrimitiveArray(Class<?> component, Getter getter, Setter setter) {
        this.component = component;
        this.getter = getter;
        this.setter = setter;
    }

    /** An element as a Python object: a new reference, or NULL with an exception set. */
    private interface Getter {
        long get(Object array, int index);
    }

    /** Makes an element of a borrowed object. */
    private interface Setter {
        void set(Object array, int index, long o);
    }

    /** That of a class; null if it is no array of primitives. */
    static PrimitiveArray of(Class<?> array) {
        for (PrimitiveArray candidate : values()) {
            if (candidate.component == array.componentType()) {
                return candidate;
            }
        }
        return null;
    }

    @Override
    public long toPython(InterpreterState state, Object array) {
        int length = Array.getLength(array);
        long list = Objects.check(PyList_New(length));
        try {
            for (int i = 0; i < length; i++) {
                PyList_SET_ITEM(list, i, Objects.check(getter.get(array, i)));
            }
            return Objects.newReference(list);
        } finally {
            Py_DECREF(list);
        }
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        if (PyList_CheckExact(o) || PyTuple_CheckExact(o)) {
            return ofSequence(o);
        }
        // Its length is known only after it was read.
        try (Items items = Items.ofSequence("list", o)) {
            long list = items.toList();
            try {
                return ofSequence(list);
            } finally {
                Py_DECREF(list);
            }
        }
    }

    private Object ofSequence(long o) {
        int length = (int) PyObject_Size(o);
        Object array = Array.newInstance(component, length);
        try (Items items = Items.of(o)) {
            while (items.next()) {
                set(array, items);
            }
            if (items.index() != length) {
                throw new java.util.ConcurrentModificationException("the list changed its size while it was converted");
            }
        }
        return array;
    }

    private void set(Object array, Items items) {
        if (items.index() >= Array.getLength(array)) {
            return;
        }
        try {
            setter.set(array, items.index(), items.item());
        } catch (ConversionException failed) {
            throw failed.in(items.step());
        }
    }
}
