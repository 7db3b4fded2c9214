package dev.sanca.internal.buffer;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where the elements of an array of any rank are, relative to the lowest byte that it uses.
 *
 * @param shape    the number of elements in each dimension
 * @param strides  the bytes from one element to the next in each dimension; may be negative or 0
 * @param itemSize bytes of an element
 * @param offset   where the element with all indices 0 is
 * @param span     bytes from the lowest to the highest that is used
 */
public record NdLayout(long[] shape, long[] strides, int itemSize, long offset, long span) {
    /** Places the elements of a shape. */
    static NdLayout of(long[] shape, long[] strides, int itemSize) {
        long low = 0;
        long high = itemSize;
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 0) {
                return new NdLayout(shape, strides, itemSize, 0, 0);
            }
            long reach = Math.multiplyExact(shape[d] - 1, strides[d]);
            low = Math.addExact(low, Math.min(reach, 0));
            high = Math.addExact(high, Math.max(reach, 0));
        }
        return new NdLayout(shape, strides, itemSize, -low, high - low);
    }

    /** The elements one after the other, the last index running fastest. */
    static NdLayout contiguous(long[] shape, int itemSize) {
        long[] strides = new long[shape.length];
        long stride = itemSize;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (shape[d] < 0) {
                throw new IllegalArgumentException("A dimension cannot be negative: " + Arrays.toString(shape));
            }
            strides[d] = stride;
            stride = Math.multiplyExact(stride, Math.max(shape[d], 1));
        }
        return of(shape, strides, itemSize);
    }

    int rank() {
        return shape.length;
    }

    /** The number of elements. */
    long count() {
        long count = 1;
        for (long length : shape) {
            count *= length;
        }
        return count;
    }

    long byteCount() {
        return count() * itemSize;
    }

    /** Whether the elements lie one after the other, the last index running fastest. */
    boolean isContiguous() {
        if (count() == 0) {
            return true;
        }
        long expected = itemSize;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (shape[d] > 1 && strides[d] != expected) {
                return false;
            }
            expected *= shape[d];
        }
        return true;
    }

    /** The same elements with the dimensions in reverse order. */
    NdLayout transposed() {
        return new NdLayout(reversed(shape), reversed(strides), itemSize, offset, span);
    }

    private static long[] reversed(long[] values) {
        long[] result = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[values.length - 1 - i];
        }
        return result;
    }

    /** Those elements that have a certain first index. */
    NdLayout at(long index) {
        return new NdLayout(Arrays.copyOfRange(shape, 1, shape.length), Arrays.copyOfRange(strides, 1, strides.length), itemSize,
                offset + Objects.checkIndex(index, shape[0]) * strides[0], span);
    }

    long offsetOf(long i) {
        if (shape.length != 1) {
            throw wrongRank(1);
        }
        return offset + Objects.checkIndex(i, shape[0]) * strides[0];
    }

    long offsetOf(long i, long j) {
        if (shape.length != 2) {
            throw wrongRank(2);
        }
        return offset + Objects.checkIndex(i, shape[0]) * strides[0] + Objects.checkIndex(j, shape[1]) * strides[1];
    }

    long offsetOf(long[] indices) {
        if (shape.length != indices.length) {
            throw wrongRank(indices.length);
        }
        long at = offset;
        for (int d = 0; d < indices.length; d++) {
            at += Objects.checkIndex(indices[d], shape[d]) * strides[d];
        }
        return at;
    }

    private IndexOutOfBoundsException wrongRank(int given) {
        return new IndexOutOfBoundsException("The array has " + dimensions(shape.length) + ", shape " + Arrays.toString(shape)
                + ", but " + given + (given == 1 ? " index was" : " indices were") + " given.");
    }

    static String dimensions(int rank) {
        return rank == 1 ? "1 dimension" : rank + " dimensions";
    }

    /** Elements at equal distances. */
    @FunctionalInterface
    interface Run {
        /**
         * Does something with them.
         *
         * @param first  the number of the first one, in the order of the visit
         * @param at     where it is
         * @param count  how many there are
         * @param stride bytes from one to the next
         */
        void visit(long first, long at, long count, long stride);
    }

    /** Visits all elements, the last index running fastest, in as few runs as the strides allow. */
    void forEachRun(Run run) {
        if (count() == 0) {
            return;
        }
        int outer = shape.length;
        long length = 1;
        long stride = itemSize;
        while (outer > 0 && (length == 1 || shape[outer - 1] == 1 || strides[outer - 1] == stride * length)) {
            outer--;
            if (shape[outer] > 1) {
                stride = length == 1 ? strides[outer] : stride;
                length *= shape[outer];
            }
        }
        visit(run, 0, outer, offset, 0, length, stride);
    }

    private long visit(Run run, int dimension, int outer, long at, long first, long length, long stride) {
        if (dimension == outer) {
            run.visit(first, at, length, stride);
            return first + length;
        }
        long next = first;
        for (long i = 0; i < shape[dimension]; i++) {
            next = visit(run, dimension + 1, outer, at + i * strides[dimension], next, length, stride);
        }
        return next;
    }
}
