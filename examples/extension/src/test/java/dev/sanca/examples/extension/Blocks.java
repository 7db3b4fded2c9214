package dev.sanca.examples.extension;

import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyOperator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;

/** Memory that Python sees by the buffer protocol. */
@PyModule(name = "blocks")
public final class Blocks {
    private Blocks() {}

    /** Native memory, shared. */
    @PyClass
    public static class Native {
        private final MemorySegment memory;

        /**
         * Zeros.
         *
         * @param size how many bytes
         */
        @PyInit
        public Native(int size) {
            memory = Arena.ofAuto().allocate(size);
        }

        @PyMethod
        byte at(long index) {
            return memory.get(ValueLayout.JAVA_BYTE, index);
        }

        @PyOperator("__buffer__")
        MemorySegment memory() {
            return memory;
        }
    }

    /** Native memory that Python must not change. */
    @PyClass
    public static final class ReadOnly {
        @PyInit
        public ReadOnly() {}

        @PyOperator("__buffer__")
        ByteBuffer memory() {
            return ByteBuffer.allocateDirect(3).put(new byte[] {1, 2, 3}).flip().asReadOnlyBuffer();
        }
    }

    /** Ints in the other byte order. */
    @PyClass
    public static final class Swapped {
        @PyInit
        public Swapped() {}

        @PyOperator("__buffer__")
        IntBuffer memory() {
            return ByteBuffer.allocateDirect(8).order(ByteOrder.BIG_ENDIAN).asIntBuffer().put(new int[] {7, 8}).flip();
        }
    }

    /** A Java array: Python gets copies. */
    @PyClass
    public static final class Doubles {
        private final double[] values;

        /**
         * Values.
         *
         * @param values any
         */
        @PyInit
        public Doubles(double[] values) {
            this.values = values;
        }

        @PyOperator("__buffer__")
        double[] memory() {
            return values;
        }
    }

    /** Bytes. */
    @PyClass
    public static final class Bytes {
        @PyInit
        public Bytes() {}

        @PyOperator("__buffer__")
        byte[] memory() {
            return new byte[] {-1, 2};
        }
    }

    /** Rows of ints. */
    @PyClass
    public static final class Grid {
        private final int[][] rows;

        /**
         * Rows.
         *
         * @param rows of any lengths
         */
        @PyInit
        public Grid(int[][] rows) {
            this.rows = rows;
        }

        @PyOperator("__buffer__")
        int[][] memory() {
            return rows;
        }
    }

    /** What goes wrong. */
    @PyClass
    public static final class Wrong {
        private final String how;

        /**
         * Takes the way.
         *
         * @param how it goes wrong
         */
        @PyInit
        public Wrong(String how) {
            this.how = how;
        }

        @PyOperator("__buffer__")
        MemorySegment memory() {
            return switch (how) {
                case "null" -> null;
                case "arena" -> Arena.ofShared().allocate(8);
                default -> throw new IllegalStateException(how);
            };
        }
    }

    @PyFunction
    static long total(ByteBuffer bytes) {
        long total = 0;
        while (bytes.hasRemaining()) {
            total += bytes.get();
        }
        return total;
    }

    @PyFunction
    static double sum(DoubleBuffer numbers) {
        double sum = 0;
        while (numbers.hasRemaining()) {
            sum += numbers.get();
        }
        return sum;
    }

    /** The memory again: a copy, on Java's side. */
    @PyFunction
    static MemorySegment same(MemorySegment memory) {
        return Arena.ofAuto().allocate(memory.byteSize()).copyFrom(memory);
    }

    /** Lets Java's collector free what Python does not hold. */
    @PyFunction(releaseGil = true)
    static void collectJava() throws InterruptedException {
        System.gc();
        Thread.sleep(20);
    }
}
