package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import java.lang.foreign.Linker;
import java.lang.reflect.Array;
import java.util.List;

/** A number or pointer that C writes and a Java array of length 1 or more receives: the {@code &x} of C. */
enum ScalarCell {
    BYTE("byte[]", 1, byte[].class),
    SHORT("short[]", 2, short[].class),
    INT("int[]", 4, int[].class),
    LONG("long[]", 8, long[].class),
    /** C's {@code long} where it has 32 bits. */
    NARROW_LONG("long[]", 4, long[].class),
    FLOAT("float[]", 4, float[].class),
    DOUBLE("double[]", 8, double[].class),
    /** Real and imaginary part. */
    COMPLEX("double[2]", 16, double[].class),
    /** A C {@code int} that is 0 or 1. */
    TRUTH("int[] or boolean[]", 4, int[].class, boolean[].class);

    /** Whether C's {@code long} has 64 bits here. */
    static final boolean WIDE_LONG = Linker.nativeLinker().canonicalLayouts().get("long").byteSize() == 8;

    /** C's {@code long}. */
    static final ScalarCell C_LONG = WIDE_LONG ? LONG : NARROW_LONG;

    private final String wants;
    private final int size;
    private final List<Class<?>> types;

    ScalarCell(String wants, int size, Class<?>... types) {
        this.wants = wants;
        this.size = size;
        this.types = List.of(types);
    }

    /** The Java types that fit, for messages. */
    String wants() {
        return wants;
    }

    /** The bytes that C writes. */
    int size() {
        return size;
    }

    boolean fits(Object cell) {
        return cell != null && types.contains(cell.getClass()) && Array.getLength(cell) >= (this == COMPLEX ? 2 : 1);
    }

    /** Copies what the cell holds to where C will write: a parameter that is absent stays as it is. */
    void in(Object cell, long address) {
        if (cell instanceof int[] a) {
            Memory.putInt(address, a[0]);
        } else if (cell instanceof long[] a) {
            if (size == Long.BYTES) {
                Memory.putLong(address, a[0]);
            } else {
                Memory.putInt(address, (int) a[0]);
            }
        } else if (cell instanceof double[] a) {
            for (int at = 0; at < size; at += Double.BYTES) {
                Memory.putDouble(address + at, a[at / Double.BYTES]);
            }
        } else if (cell instanceof boolean[] a) {
            Memory.putInt(address, a[0] ? 1 : 0);
        } else if (cell instanceof byte[] a) {
            Memory.putByte(address, a[0]);
        } else if (cell instanceof short[] a) {
            Memory.putShort(address, a[0]);
        } else {
            Memory.putFloat(address, ((float[]) cell)[0]);
        }
    }

    /** Copies what C wrote into the cell. */
    void out(Object cell, long address) {
        if (cell instanceof int[] a) {
            a[0] = Memory.getInt(address);
        } else if (cell instanceof long[] a) {
            a[0] = size == Long.BYTES ? Memory.getLong(address) : Memory.getInt(address);
        } else if (cell instanceof double[] a) {
            for (int at = 0; at < size; at += Double.BYTES) {
                a[at / Double.BYTES] = Memory.getDouble(address + at);
            }
        } else if (cell instanceof boolean[] a) {
            a[0] = Memory.getInt(address) != 0;
        } else if (cell instanceof byte[] a) {
            a[0] = Memory.getByte(address);
        } else if (cell instanceof short[] a) {
            a[0] = Memory.getShort(address);
        } else {
            ((float[]) cell)[0] = Memory.getFloat(address);
        }
    }
}
