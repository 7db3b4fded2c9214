package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.internal.CompactLong;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.Objects;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/**
 * Python's int, and what has {@code __index__}, as Java's integers; a bool is an int, as everywhere in Python. Attached.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/long.html">Integer Objects</a>
 */
public final class Integers {
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Integers() {}

    /** A Java type of integers. */
    private enum Range {
        BYTE("byte", Byte.MIN_VALUE, Byte.MAX_VALUE),
        SHORT("short", Short.MIN_VALUE, Short.MAX_VALUE),
        INT("int", Integer.MIN_VALUE, Integer.MAX_VALUE),
        LONG("long", Long.MIN_VALUE, Long.MAX_VALUE);

        final String name;
        final long min;
        final long max;

        Range(String name, long min, long max) {
            this.name = name;
            this.min = min;
            this.max = max;
        }

        @Override
        public String toString() {
            return name + " (" + min + " to " + max + ")";
        }
    }

    /** The value of a borrowed object as a byte. */
    public static byte toByte(long o) {
        return (byte) value(o, Range.BYTE);
    }

    /** The value of a borrowed object as a short. */
    public static short toShort(long o) {
        return (short) value(o, Range.SHORT);
    }

    /** The value of a borrowed object as an int. */
    public static int toInt(long o) {
        // A compact int has at most 30 bits.
        return CompactLong.is(o) ? (int) CompactLong.value(o) : (int) value(o, Range.INT);
    }

    /** The value of a borrowed object as a long. */
    public static long toLong(long o) {
        return CompactLong.is(o) ? CompactLong.value(o) : value(o, Range.LONG);
    }

    private static long value(long o, Range range) {
        long value = CompactLong.is(o) ? CompactLong.value(o) : large(o, range);
        if (value < range.min || value > range.max) {
            throw Mismatch.range(range.toString(), o, value);
        }
        return value;
    }

    private static long large(long o, Range range) {
        long index = index(o);
        try {
            long value = PyLong_AsLongLong(index);
            if (value == -1 && PyErr_Occurred() != NULL) {
                PyErr_Clear();
                throw Mismatch.range(range.toString(), index);
            }
            return value;
        } finally {
            Py_DECREF(index);
        }
    }

    /** The int that an object is or gives by {@code __index__}: a new reference. */
    private static long index(long o) {
        if (PyLong_Check(o)) {
            return Objects.newReference(o);
        }
        if (!PyIndex_Check(o)) {
            throw Mismatch.expected("int", o);
        }
        return Objects.check(PyNumber_Index(o));
    }

    /** The value of a borrowed object, of any size. */
    public static BigInteger toBigInteger(long o) {
        if (CompactLong.is(o)) {
            return BigInteger.valueOf(CompactLong.value(o));
        }
        long index = index(o);
        try {
            return exact(index);
        } finally {
            Py_DECREF(index);
        }
    }

    /** The value of a borrowed object as the smallest of Long and BigInteger that holds it. */
    static Number toLongOrBigInteger(long o) {
        if (CompactLong.is(o)) {
            return CompactLong.value(o);
        }
        BigInteger value = toBigInteger(o);
        return value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0 ? (Number) value.longValue() : value;
    }

    /** The value of an int object. */
    private static BigInteger exact(long integer) {
        long value = PyLong_AsLongLong(integer);
        if (value != -1 || PyErr_Occurred() == NULL) {
            return BigInteger.valueOf(value);
        }
        PyErr_Clear();
        return BigIntegers.large(integer);
    }

    /** The ints that CPython shares. */
    private static final class Shared {
        private static final int MIN = -5;
        private static final int MAX = 256;
        /** Before 3.11 each interpreter has its own; later versions are yet to be looked at. */
        static final boolean BY_ALL = CPython.current().version().atLeast(3, 11) && !CPython.current().version().atLeast(3, 15);
        /** A reference of ours to each, made at its first use and kept; NULL before. */
        static final long[] POINTERS = new long[MAX - MIN + 1];

        /** A new reference. */
        static long of(int index) {
            if (POINTERS[index] == NULL) {
                POINTERS[index] = Objects.check(PyLong_FromLongLong(index + MIN));
            }
            return Objects.newReference(POINTERS[index]);
        }
    }

    /** An int: a new reference. */
    public static long ofLong(long value) {
        return Objects.check(ofLongOrNull(value));
    }

    /** An int: a new reference; NULL with an exception set if there is no memory. */
    public static long ofLongOrNull(long value) {
        return value >= Shared.MIN && value <= Shared.MAX && Shared.BY_ALL
                ? Shared.of((int) value - Shared.MIN)
                : PyLong_FromLongLong(value);
    }

    /** A new int. */
    static long ofBigInteger(BigInteger value) {
        return Objects.check(value.bitLength() < Long.SIZE ? PyLong_FromLongLong(value.longValue()) : BigIntegers.ofLarge(value));
    }

    /** Ints of more than 64 bits. */
    private static final class BigIntegers {
        private static final boolean HAS_NATIVE_BYTES = CPython.current().version().atLeast(3, 13);
        /** Flags of PyLong_AsNativeBytes and PyLong_FromNativeBytes: most significant byte first, signed. */
        private static final int BIG_ENDIAN_SIGNED = 0;

        static BigInteger large(long integer) {
            return HAS_NATIVE_BYTES ? byNativeBytes(integer) : byHexadecimal(integer);
        }

        private static BigInteger byNativeBytes(long integer) {
            long size = PyLong_AsNativeBytes(integer, NULL, 0, BIG_ENDIAN_SIGNED);
            Objects.check((int) Math.min(size, Integer.MAX_VALUE));
            try (Scratch scratch = Scratch.open()) {
                MemorySegment bytes = scratch.segment(size, 1);
                PyLong_AsNativeBytes(integer, bytes.address(), size, BIG_ENDIAN_SIGNED);
                return new BigInteger(bytes.toArray(ValueLayout.JAVA_BYTE));
            }
        }

        /** Powers of two as the base are exempt from the limit of digits, and take time in proportion to the length. */
        private static BigInteger byHexadecimal(long integer) {
            long text = Objects.check(PyNumber_ToBase(integer, 16));
            String digits = Strings.toJava(text);
            Py_DECREF(text);
            boolean isNegative = digits.charAt(0) == '-';
            BigInteger magnitude = new BigInteger(digits.substring(isNegative ? 3 : 2), 16);
            return isNegative ? magnitude.negate() : magnitude;
        }

        /** A new reference or NULL. */
        static long ofLarge(BigInteger value) {
            try (Scratch scratch = Scratch.open()) {
                if (!HAS_NATIVE_BYTES) {
                    return PyLong_FromString(scratch.utf8(value.toString(16)), NULL, 16);
                }
                byte[] bytes = value.toByteArray();
                return PyLong_FromNativeBytes(scratch.bytes(bytes), bytes.length, BIG_ENDIAN_SIGNED);
            }
        }
    }
}
