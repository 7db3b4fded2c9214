package dev.sanca.internal.buffer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Copies between memory with strides and memory without. */
final class StridedCopy {
    private StridedCopy() {}

    /** Copies all elements, the last index running fastest, to the beginning of a segment. */
    static void gather(MemorySegment from, NdLayout layout, MemorySegment to) {
        int size = layout.itemSize();
        layout.forEachRun((first, at, count, stride) -> copy(from, at, stride, to, first * size, size, count, size));
    }

    /** Copies as many elements as a layout has, the last index running fastest, from the beginning of a segment. */
    static void scatter(MemorySegment from, MemorySegment to, NdLayout layout) {
        int size = layout.itemSize();
        layout.forEachRun((first, at, count, stride) -> copy(from, first * size, size, to, at, stride, count, size));
    }

    private static void copy(MemorySegment from, long source, long sourceStride, MemorySegment to, long target, long targetStride,
            long count, int size) {
        if (sourceStride == size && targetStride == size) {
            MemorySegment.copy(from, source, to, target, count * size);
            return;
        }
        for (long i = 0; i < count; i++) {
            copyElement(from, source + i * sourceStride, to, target + i * targetStride, size);
        }
    }

    private static void copyElement(MemorySegment from, long source, MemorySegment to, long target, int size) {
        switch (size) {
            case 1 -> to.set(ValueLayout.JAVA_BYTE, target, from.get(ValueLayout.JAVA_BYTE, source));
            case 2 -> to.set(ValueLayout.JAVA_SHORT_UNALIGNED, target, from.get(ValueLayout.JAVA_SHORT_UNALIGNED, source));
            case 4 -> to.set(ValueLayout.JAVA_INT_UNALIGNED, target, from.get(ValueLayout.JAVA_INT_UNALIGNED, source));
            case 8 -> to.set(ValueLayout.JAVA_LONG_UNALIGNED, target, from.get(ValueLayout.JAVA_LONG_UNALIGNED, source));
            default -> MemorySegment.copy(from, source, to, target, size);
        }
    }

    /** Reverses the bytes of each number of a size. */
    static void swap(MemorySegment memory, int size) {
        switch (size) {
            case 2 -> {
                for (long at = 0; at < memory.byteSize(); at += 2) {
                    memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Short.reverseBytes(memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at)));
                }
            }
            case 4 -> {
                for (long at = 0; at < memory.byteSize(); at += 4) {
                    memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, Integer.reverseBytes(memory.get(ValueLayout.JAVA_INT_UNALIGNED, at)));
                }
            }
            case 8 -> {
                for (long at = 0; at < memory.byteSize(); at += 8) {
                    memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at, Long.reverseBytes(memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at)));
                }
            }
            default -> { }
        }
    }
}
