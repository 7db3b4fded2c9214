package dev.sanca.internal.buffer;

import java.lang.foreign.MemorySegment;

/** Copies out of and into a Python object's memory. All methods: attached. */
public final class BufferCopies {
    private BufferCopies() {}

    /** A new Java array of as many dimensions. */
    public static Object array(BufferLease lease, Class<?> type) {
        return JavaArrays.copy(lease.unguarded(), lease.layout(), lease.format(), type);
    }

    /** A new Java array of one dimension, the last index running fastest. */
    public static Object flatArray(BufferLease lease, Class<?> type) {
        return JavaArrays.copyFlat(lease.unguarded(), lease.layout(), lease.format(), type);
    }

    /** Copies all elements to the beginning of memory, the last index running fastest. */
    public static void copyTo(BufferLease lease, MemorySegment target) {
        requireSize(lease, target);
        StridedCopy.gather(lease.unguarded(), lease.layout(), target);
    }

    /** Replaces all elements by those at the beginning of memory, the last index running fastest. */
    public static void copyFrom(BufferLease lease, MemorySegment source) {
        requireSize(lease, source);
        requireWritable(lease);
        StridedCopy.scatter(source, lease.unguarded(), lease.layout());
    }

    /** Replaces all elements by those of a Java array of the same shape and type. */
    public static void copyFrom(BufferLease lease, Object array) {
        requireWritable(lease);
        JavaArrays.requireFitting(array, lease.layout(), lease.format());
        if (lease.layout().isContiguous() && lease.format().isNativeOrder()) {
            JavaArrays.write(array, lease.unguarded());
            return;
        }
        MemorySegment copy = MemorySegment.ofArray(new byte[Math.toIntExact(lease.layout().byteCount())]);
        JavaArrays.write(array, copy);
        if (!lease.format().isNativeOrder()) {
            StridedCopy.swap(copy, lease.format().swapSize());
        }
        StridedCopy.scatter(copy, lease.unguarded(), lease.layout());
    }

    private static void requireWritable(BufferLease lease) {
        if (lease.isReadOnly()) {
            throw new IllegalStateException("This memory is read-only.");
        }
    }

    private static void requireSize(BufferLease lease, MemorySegment memory) {
        long needed = lease.layout().byteCount();
        if (memory.byteSize() < needed) {
            throw new IllegalArgumentException("The array has " + needed + " bytes, the segment only " + memory.byteSize() + ".");
        }
    }
}
