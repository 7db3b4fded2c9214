package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.buffer.ElementFormat.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteOrder;

/** Java's memory as Python objects, and copies of Python's memory as Java's. All methods: attached; objects are new references. */
public final class JavaMemory {
    private static final ElementFormat BYTES = ElementFormat.of("B", Kind.UINT, 1);

    private JavaMemory() {}

    /** A new array of zeros, in memory that both languages share. */
    public static long allocate(InterpreterState state, Class<?> primitive, long[] shape) {
        return JavaArrayType.allocate(state, JavaArrays.formatOf(primitive), shape.clone());
    }

    /** A copy of a Java array, of any rank, of primitives; NULL, without an exception, if it is not rectangular. */
    static long copyOfArray(InterpreterState state, Object array) {
        long[] shape = JavaArrays.shape(array);
        if (shape == null) {
            return 0;
        }
        long copy = JavaArrayType.allocate(state, JavaArrays.formatOfArray(array), shape);
        JavaArrays.write(array, JavaArrayType.memory(copy));
        return copy;
    }

    /** The bytes of a segment: the same memory if it is native, a copy if it is on the heap. */
    static long toPython(InterpreterState state, MemorySegment segment) {
        return toPython(state, segment, BYTES);
    }

    /** The elements of a buffer between position and limit: the same memory if it is direct, a copy if it is on the heap. */
    static long toPython(InterpreterState state, Buffer buffer) {
        MemorySegment segment = MemorySegment.ofBuffer(buffer);
        return toPython(state, segment, BufferViews.format(buffer));
    }

    private static long toPython(InterpreterState state, MemorySegment segment, ElementFormat format) {
        if (!segment.isNative()) {
            long copy = JavaArrayType.allocate(state, format, new long[] {segment.byteSize() / format.size()});
            MemorySegment.copy(segment, 0, JavaArrayType.memory(copy), 0, segment.byteSize());
            return copy;
        }
        if (!isPermanent(segment.scope())) {
            throw new ConversionException("memory of an arena that can be closed cannot be given to Python, which would go on using it:"
                    + " allocate it in Arena.ofAuto() or Arena.global(), or with Interpreter.newArray");
        }
        return JavaArrayType.share(state, segment, segment, format);
    }

    /**
     * An object that exports the memory of a Java object: native memory is shared; of the heap, whose objects the garbage collector moves
     * about, it is a copy that can't be written.
     *
     * @param memory a segment, a buffer, or an array of primitives of any rank
     * @throws ConversionException if the memory can be closed, or the array is not rectangular
     */
    public static long exporter(InterpreterState state, Object memory) {
        return switch (memory) {
            case MemorySegment segment -> frozenUnless(segment.isNative(), toPython(state, segment));
            case Buffer buffer -> frozenUnless(buffer.isDirect(), toPython(state, buffer));
            case byte[] bytes -> frozenUnless(false, toPython(state, MemorySegment.ofArray(bytes)));
            default -> {
                long copy = copyOfArray(state, memory);
                if (copy == 0) {
                    throw new ConversionException("rows of different lengths have no shape");
                }
                yield frozenUnless(false, copy);
            }
        };
    }

    private static long frozenUnless(boolean isShared, long exporter) {
        if (!isShared) {
            JavaArrayType.freeze(exporter);
        }
        return exporter;
    }

    /**
     * Whether nobody can close a scope: that of the global arena, of automatic ones and of direct buffers.
     *
     * <p>Java tells only by the names of its classes. An unknown one counts as one that can be closed: refused, never a crash.
     */
    private static boolean isPermanent(MemorySegment.Scope scope) {
        String name = scope.getClass().getName();
        return name.startsWith("jdk.internal.foreign.GlobalSession") || name.equals("jdk.internal.foreign.ImplicitSession");
    }

    /** A copy of the elements, the last index running fastest, in native memory that the garbage collector frees. */
    static MemorySegment copy(BufferLease lease) {
        MemorySegment copy = Arena.ofAuto().allocate(lease.layout().byteCount(), Double.BYTES);
        BufferCopies.copyTo(lease, copy);
        return copy;
    }

    /** A copy of the elements as a buffer in the machine's byte order. */
    static <B extends Buffer> B copyAs(BufferLease lease, Class<B> type) {
        NdLayout layout = NdLayout.contiguous(lease.layout().shape(), lease.layout().itemSize());
        MemorySegment copy = copy(lease);
        ElementFormat format = lease.format();
        if (type != java.nio.ByteBuffer.class && !format.isNativeOrder()) {
            StridedCopy.swap(copy, format.swapSize());
            format = new ElementFormat(format.text(), format.kind(), format.size(), ByteOrder.nativeOrder());
        }
        try {
            return BufferViews.buffer(copy, layout, format, type);
        } catch (IllegalArgumentException otherElements) {
            throw new ConversionException(otherElements.getMessage(), otherElements);
        }
    }
}
