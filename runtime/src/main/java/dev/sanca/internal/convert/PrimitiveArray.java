package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.lang.reflect.Array;
import java.util.ConcurrentModificationException;

/**
 * Arrays of primitives as lists, and sequences as arrays of primitives: copies, element by element without boxes. For bytes and characters
 * there is more in {@link BytesCodecs}.
 */
enum PrimitiveArray implements Encoder<Object>, Decoder<Object> {
    SHORT(short.class, (array, i) -> Integers.ofLong(((short[]) array)[i]), (array, i, o) -> ((short[]) array)[i] = Integers.toShort(o)),
    INT(int.class, (array, i) -> Integers.ofLong(((int[]) array)[i]), (array, i, o) -> ((int[]) array)[i] = Integers.toInt(o)),
    LONG(long.class, (array, i) -> Integers.ofLong(((long[]) array)[i]), (array, i, o) -> ((long[]) array)[i] = Integers.toLong(o)),
    FLOAT(float.class, (array, i) -> PyFloat_FromDouble(((float[]) array)[i]), (array, i, o) -> ((float[]) array)[i] = Floats.toFloat(o)),
    DOUBLE(double.class, (array, i) -> PyFloat_FromDouble(((double[]) array)[i]),
            (array, i, o) -> ((double[]) array)[i] = Floats.toDouble(o)),
    BOOLEAN(boolean.class, (array, i) -> Objects.newReference(((boolean[]) array)[i] ? Py_True() : Py_False()),
            (array, i, o) -> ((boolean[]) array)[i] = ScalarCodecs.toBoolean(o)),
    BYTE(byte.class, (array, i) -> Integers.ofLong(((byte[]) array)[i]), (array, i, o) -> ((byte[]) array)[i] = Integers.toByte(o)),
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
                Lists.fill(list, i, Objects.check(getter.get(array, i)));
            }
            return Objects.newReference(list);
        } finally {
            Py_DECREF(list);
        }
    }

    @Override
    public Object toJava(InterpreterState state, long o) {
        if (Lists.IN_MEMORY && PyList_CheckExact(o)) {
            return ofList(o);
        }
        // The length of an iterable is known only after it was read.
        try (Items items = Items.ofSequence("list", o)) {
            long list = items.toList();
            try {
                return ofList(list);
            } finally {
                Py_DECREF(list);
            }
        }
    }

    private Object ofList(long list) {
        int length = (int) Lists.size(list);
        Object array = Array.newInstance(component, length);
        int index = ofPlainItems(list, array);
        try {
            for (; index < length && index < Lists.size(list); index++) {
                set(array, index, list);
            }
        } catch (ConversionException failed) {
            throw failed.in("[" + index + "]");
        }
        if (Lists.size(list) != length) {
            throw new ConcurrentModificationException("the list changed its size while it was converted");
        }
        return array;
    }

    /** Reads the items of the three most frequent arrays as long as nothing but memory has to be read: how many. */
    private static int ofPlainItems(long list, Object array) {
        if (!Lists.IN_MEMORY) {
            return 0;
        }
        return switch (array) {
            case long[] longs -> Lists.compactInts(list, longs);
            case int[] ints -> Lists.compactInts(list, ints);
            case double[] doubles -> Lists.floats(list, doubles);
            default -> 0;
        };
    }

    private void set(Object array, int index, long list) {
        long item = Lists.item(list, index);
        if (Py_TYPE(item) == PyLong_Type() || Py_TYPE(item) == PyFloat_Type()) {
            setter.set(array, index, item);
            return;
        }
        // Converting it may run Python code, which may take it out of the list.
        Py_INCREF(item);
        try {
            setter.set(array, index, item);
        } finally {
            Py_DECREF(item);
        }
    }
}
