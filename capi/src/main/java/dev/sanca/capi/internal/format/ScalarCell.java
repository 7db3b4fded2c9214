package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import java.lang.foreign.Linker;

/** A number or pointer that C writes and a Java array of length 1 or more receives: the {@code &x} of C. */
enum ScalarCell {
    BYTE("byte[]", 1) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof byte[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putByte(address, ((byte[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((byte[]) cell)[0] = Memory.getByte(address);
        }
    },
    SHORT("short[]", 2) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof short[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putShort(address, ((short[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((short[]) cell)[0] = Memory.getShort(address);
        }
    },
    INT("int[]", 4) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof int[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putInt(address, ((int[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((int[]) cell)[0] = Memory.getInt(address);
        }
    },
    LONG("long[]", 8) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof long[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putLong(address, ((long[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((long[]) cell)[0] = Memory.getLong(address);
        }
    },
    /** C's {@code long} where it has 32 bits. */
    NARROW_LONG("long[]", 4) {
        @Override
        boolean fits(Object cell) {
            return LONG.fits(cell);
        }

        @Override
        void in(Object cell, long address) {
            Memory.putInt(address, (int) ((long[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((long[]) cell)[0] = Memory.getInt(address);
        }
    },
    FLOAT("float[]", 4) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof float[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putFloat(address, ((float[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((float[]) cell)[0] = Memory.getFloat(address);
        }
    },
    DOUBLE("double[]", 8) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof double[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putDouble(address, ((double[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            ((double[]) cell)[0] = Memory.getDouble(address);
        }
    },
    /** Real and imaginary part. */
    COMPLEX("double[2]", 16) {
        @Override
        boolean fits(Object cell) {
            return cell instanceof double[] array && array.length > 1;
        }

        @Override
        void in(Object cell, long address) {
            DOUBLE.in(cell, address);
            Memory.putDouble(address + 8, ((double[]) cell)[1]);
        }

        @Override
        void out(Object cell, long address) {
            DOUBLE.out(cell, address);
            ((double[]) cell)[1] = Memory.getDouble(address + 8);
        }
    },
    /** A C {@code int} that is 0 or 1. */
    TRUTH("int[] or boolean[]", 4) {
        @Override
        boolean fits(Object cell) {
            return INT.fits(cell) || cell instanceof boolean[] array && array.length > 0;
        }

        @Override
        void in(Object cell, long address) {
            Memory.putInt(address, cell instanceof boolean[] array ? array[0] ? 1 : 0 : ((int[]) cell)[0]);
        }

        @Override
        void out(Object cell, long address) {
            int value = Memory.getInt(address);
            if (cell instanceof boolean[] array) {
                array[0] = value != 0;
            } else {
                ((int[]) cell)[0] = value;
            }
        }
    };

    /** Whether C's {@code long} has 64 bits here. */
    static final boolean WIDE_LONG = Linker.nativeLinker().canonicalLayouts().get("long").byteSize() == 8;

    /** C's {@code long}. */
    static final ScalarCell C_LONG = WIDE_LONG ? LONG : NARROW_LONG;

    private final String wants;
    private final int size;

    ScalarCell(String wants, int size) {
        this.wants = wants;
        this.size = size;
    }

    /** The Java types that fit, for messages. */
    String wants() {
        return wants;
    }

    /** The bytes that C writes. */
    int size() {
        return size;
    }

    abstract boolean fits(Object cell);

    abstract void in(Object cell, long address);

    abstract void out(Object cell, long address);
}
