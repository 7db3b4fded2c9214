package dev.sanca.internal.buffer;

import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** What a view tells of its layout, and its memory as buffers of {@code java.nio}. */
public final class BufferViews {
    private BufferViews() {}

    /** A type of buffer: what its elements are, and how one is made of bytes. */
    private record Kind(Class<?> element, Function<ByteBuffer, Buffer> make) {}

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            ByteBuffer.class, new Kind(byte.class, bytes -> bytes),
            ShortBuffer.class, new Kind(short.class, ByteBuffer::asShortBuffer),
            CharBuffer.class, new Kind(char.class, ByteBuffer::asCharBuffer),
            IntBuffer.class, new Kind(int.class, ByteBuffer::asIntBuffer),
            LongBuffer.class, new Kind(long.class, ByteBuffer::asLongBuffer),
            FloatBuffer.class, new Kind(float.class, ByteBuffer::asFloatBuffer),
            DoubleBuffer.class, new Kind(double.class, ByteBuffer::asDoubleBuffer));

    /** The number of elements. */
    public static long count(NdLayout layout) {
        return layout.count();
    }

    /** Whether the last index runs fastest, without gaps. */
    public static boolean isContiguous(NdLayout layout) {
        return layout.isContiguous();
    }

    /** Whether the first index runs fastest, without gaps. */
    public static boolean isFortranContiguous(NdLayout layout) {
        return layout.transposed().isContiguous();
    }

    /** Where an element is. */
    public static long offset(NdLayout layout, long... indices) {
        return layout.offsetOf(indices);
    }

    /** Where an element of a vector is. */
    public static long offset(NdLayout layout, long i) {
        return layout.offsetOf(i);
    }

    /** Where an element of a matrix is. */
    public static long offset(NdLayout layout, long i, long j) {
        return layout.offsetOf(i, j);
    }

    /** Whether a class is one of the buffers of java.nio. */
    static boolean isBuffer(Class<?> type) {
        return KINDS.containsKey(type);
    }

    /** What the elements of a buffer are. */
    static ElementFormat format(Buffer buffer) {
        return switch (buffer) {
            case ByteBuffer _ -> ElementFormat.parse("B", 1);
            case ShortBuffer b -> format(short.class, b.order());
            case CharBuffer b -> format(char.class, b.order());
            case IntBuffer b -> format(int.class, b.order());
            case LongBuffer b -> format(long.class, b.order());
            case FloatBuffer b -> format(float.class, b.order());
            case DoubleBuffer b -> format(double.class, b.order());
            default -> throw new AssertionError(buffer);
        };
    }

    private static ElementFormat format(Class<?> element, ByteOrder order) {
        ElementFormat own = JavaArrays.formatOf(element);
        if (order == ByteOrder.nativeOrder()) {
            return own;
        }
        return ElementFormat.parse((order == ByteOrder.BIG_ENDIAN ? ">" : "<") + own.text(), own.size());
    }

    /** Contiguous memory as a buffer. */
    public static <B extends Buffer> B buffer(MemorySegment memory, NdLayout layout, ElementFormat format, Class<B> type) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("There is no view as a " + type.getTypeName() + ".");
        }
        if (!layout.isContiguous()) {
            throw new IllegalStateException("The elements do not lie one after the other (shape " + Arrays.toString(layout.shape())
                    + ", strides " + Arrays.toString(layout.strides()) + "); copy them, or use numpy.ascontiguousarray.");
        }
        if (type != ByteBuffer.class && !(JavaArrays.isSame(kind.element, format) && format.isNativeOrder())) {
            throw new IllegalArgumentException("The elements are " + format.describe() + ", not " + kind.element + "s.");
        }
        if (memory.byteSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A buffer of java.nio cannot have " + memory.byteSize() + " bytes; use the segment.");
        }
        return type.cast(kind.make.apply(memory.asByteBuffer().order(ByteOrder.nativeOrder())));
    }
}
