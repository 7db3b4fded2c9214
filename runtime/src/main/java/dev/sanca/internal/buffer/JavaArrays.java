package dev.sanca.internal.buffer;

import dev.sanca.ConversionException;
import dev.sanca.internal.buffer.ElementFormat.Kind;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Java arrays of primitives, of any rank, from and to memory. */
public final class JavaArrays {
    /** What each primitive type is in memory. A char is a number of 16 bits: no format of Python's is a UTF-16 unit. */
    private static final Map<Class<?>, ElementFormat> FORMATS = Map.of(
            double.class, ElementFormat.of("d", Kind.FLOAT, Double.BYTES),
            float.class, ElementFormat.of("f", Kind.FLOAT, Float.BYTES),
            long.class, ElementFormat.of("q", Kind.INT, Long.BYTES),
            int.class, ElementFormat.of("i", Kind.INT, Integer.BYTES),
            short.class, ElementFormat.of("h", Kind.INT, Short.BYTES),
            byte.class, ElementFormat.of("b", Kind.INT, Byte.BYTES),
            char.class, ElementFormat.of("H", Kind.UINT, Character.BYTES),
            boolean.class, ElementFormat.of("?", Kind.BOOL, 1));

    /** HotSpot has no longer arrays. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private JavaArrays() {}

    /** What a primitive type is in memory. */
    public static ElementFormat formatOf(Class<?> primitive) {
        ElementFormat format = FORMATS.get(primitive);
        if (format == null) {
            throw new IllegalArgumentException("An array has elements of a primitive type, not of " + primitive.getTypeName() + ".");
        }
        return format;
    }

    /** Whether a class is that of arrays, of any rank, of primitives. */
    public static boolean isPrimitiveArray(Class<?> type) {
        return type.isArray() && element(type).isPrimitive();
    }

    /** The type of the elements of arrays of arrays. */
    static Class<?> element(Class<?> array) {
        Class<?> component = array.getComponentType();
        return component.isArray() ? element(component) : component;
    }

    static int rank(Class<?> array) {
        return array.isArray() ? 1 + rank(array.getComponentType()) : 0;
    }

    /**
     * A copy in a new array of as many dimensions.
     *
     * @throws ConversionException if the ranks differ, or the elements are of another kind
     * @throws ArithmeticException if an element does not fit
     */
    static Object copy(MemorySegment memory, NdLayout layout, ElementFormat format, Class<?> type) {
        if (rank(type) != layout.rank()) {
            throw new ConversionException("The array has " + NdLayout.dimensions(layout.rank()) + ", shape "
                    + Arrays.toString(layout.shape()) + ", but " + type.getTypeName() + " has " + rank(type) + ".");
        }
        if (layout.rank() == 1) {
            return copyFlat(memory, layout, format, type);
        }
        int length = length(layout.shape()[0]);
        Object result = Array.newInstance(type.getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(result, i, copy(memory, layout.at(i), format, type.getComponentType()));
        }
        return result;
    }

    /** A copy in a new array of one dimension, the last index running fastest. */
    static Object copyFlat(MemorySegment memory, NdLayout layout, ElementFormat format, Class<?> type) {
        Class<?> component = type.getComponentType();
        Object result = Array.newInstance(component, length(layout.count()));
        if (isSame(component, format)) {
            MemorySegment target = segment(result);
            StridedCopy.gather(memory, layout, target);
            if (!format.isNativeOrder()) {
                StridedCopy.swap(target, format.size());
            }
        } else {
            Store store = store(result, format);
            layout.forEachRun((first, at, count, stride) -> {
                for (long i = 0; i < count; i++) {
                    store.set((int) (first + i), memory, at + i * stride);
                }
            });
        }
        return result;
    }

    private static int length(long count) {
        if (count > MAX_LENGTH) {
            throw new ConversionException("A Java array cannot have " + count + " elements.");
        }
        return (int) count;
    }

    /** Whether the bits are those of Java's type. Bytes are bytes, signed or not. */
    static boolean isSame(Class<?> component, ElementFormat format) {
        if (component == boolean.class) {
            return false;
        }
        ElementFormat own = formatOf(component);
        return format.size() == own.size() && (format.kind() == own.kind() || component == byte.class && format.kind() != Kind.BOOL);
    }

    /** An array's memory; not of booleans, which have none. */
    private static MemorySegment segment(Object array) {
        return switch (array) {
            case double[] doubles -> MemorySegment.ofArray(doubles);
            case float[] floats -> MemorySegment.ofArray(floats);
            case long[] longs -> MemorySegment.ofArray(longs);
            case int[] ints -> MemorySegment.ofArray(ints);
            case short[] shorts -> MemorySegment.ofArray(shorts);
            case char[] chars -> MemorySegment.ofArray(chars);
            case byte[] bytes -> MemorySegment.ofArray(bytes);
            default -> throw new AssertionError(array);
        };
    }

    /** Writes an element, converted, to an array. */
    private interface Store {
        void set(int index, MemorySegment memory, long at);
    }

    private static Store store(Object array, ElementFormat format) {
        return switch (array) {
            case double[] doubles -> (i, memory, at) -> doubles[i] = format.getDouble(memory, at);
            case float[] floats -> requireNarrow(format, (i, memory, at) -> floats[i] = toFloat(format.getDouble(memory, at)));
            case long[] longs -> (i, memory, at) -> longs[i] = format.getLong(memory, at);
            case int[] ints -> (i, memory, at) -> ints[i] = (int) inRange(format.getLong(memory, at), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case short[] shorts ->
                    (i, memory, at) -> shorts[i] = (short) inRange(format.getLong(memory, at), Short.MIN_VALUE, Short.MAX_VALUE);
            case char[] chars -> (i, memory, at) -> chars[i] = (char) inRange(format.getLong(memory, at), 0, Character.MAX_VALUE);
            case byte[] bytes -> (i, memory, at) -> bytes[i] = (byte) inRange(format.getLong(memory, at), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case boolean[] booleans -> requireBool(format, (i, memory, at) -> booleans[i] = format.getLong(memory, at) != 0);
            default -> throw new AssertionError(array);
        };
    }

    private static Store requireBool(ElementFormat format, Store store) {
        if (format.kind() != Kind.BOOL) {
            throw new ConversionException("The elements are " + format.describe() + ", not booleans.");
        }
        return store;
    }

    private static Store requireNarrow(ElementFormat format, Store store) {
        if (format.is(Kind.FLOAT, Double.BYTES)) {
            throw new ConversionException("The elements are " + format.describe() + ", which a float[] would round.");
        }
        return store;
    }

    private static float toFloat(double value) {
        float result = (float) value;
        if (result != value && value == value) {
            throw new ArithmeticException(value + " has no exact float");
        }
        return result;
    }

    private static long inRange(long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new ArithmeticException(value + " does not fit the array, whose elements go from " + lowest + " to " + highest);
        }
        return value;
    }

    /** The shape of an array of arrays; null if it is not rectangular, or has null in it. */
    static long[] shape(Object array) {
        List<Long> shape = new ArrayList<>();
        Object first = array;
        for (Class<?> type = array.getClass(); type.isArray(); type = type.getComponentType()) {
            int length = first == null ? 0 : Array.getLength(first);
            shape.add((long) length);
            first = length == 0 || type.getComponentType().isPrimitive() ? null : Array.get(first, 0);
        }
        long[] result = shape.stream().mapToLong(Long::longValue).toArray();
        return hasShape(array, result, 0) ? result : null;
    }

    private static boolean hasShape(Object array, long[] shape, int dimension) {
        if (array == null || Array.getLength(array) != shape[dimension]) {
            return false;
        }
        return dimension + 1 == shape.length
                || Arrays.stream((Object[]) array).allMatch(inner -> hasShape(inner, shape, dimension + 1));
    }

    /** Requires that an array has a shape, and elements of a kind. */
    static void requireFitting(Object array, NdLayout layout, ElementFormat format) {
        if (!isPrimitiveArray(array.getClass())) {
            throw new IllegalArgumentException("Elements are copied from an array of primitives, not a " + array.getClass().getTypeName() + ".");
        }
        long[] shape = shape(array);
        if (!Arrays.equals(shape, layout.shape())) {
            throw new IllegalArgumentException((shape == null ? "The array given is not rectangular, this one has the shape "
                    : "The array given has the shape " + Arrays.toString(shape) + ", this one ")
                    + Arrays.toString(layout.shape()) + ".");
        }
        Class<?> component = element(array.getClass());
        if (!isSame(component, format) && !(component == boolean.class && format.kind() == Kind.BOOL)) {
            throw new IllegalArgumentException("The elements are " + format.describe() + ", not " + component + "s.");
        }
    }

    static ElementFormat formatOfArray(Object array) {
        return formatOf(element(array.getClass()));
    }

    /** Copies a rectangular array to the beginning of memory, the last index running fastest. */
    static void write(Object array, MemorySegment memory) {
        write(array, memory, 0);
    }

    private static long write(Object array, MemorySegment memory, long at) {
        if (array instanceof boolean[] booleans) {
            for (int i = 0; i < booleans.length; i++) {
                memory.set(java.lang.foreign.ValueLayout.JAVA_BYTE, at + i, (byte) (booleans[i] ? 1 : 0));
            }
            return at + booleans.length;
        }
        if (array.getClass().getComponentType().isPrimitive()) {
            MemorySegment source = segment(array);
            MemorySegment.copy(source, 0, memory, at, source.byteSize());
            return at + source.byteSize();
        }
        long next = at;
        for (Object inner : (Object[]) array) {
            next = write(inner, memory, next);
        }
        return next;
    }
}
