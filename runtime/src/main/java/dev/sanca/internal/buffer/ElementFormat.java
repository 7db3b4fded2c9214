package dev.sanca.internal.buffer;

import dev.sanca.ConversionException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * What an element is: a format of the module {@code struct}, as far as it is one number.
 *
 * <p>All types go through {@link #bits}: reading is independent of the type but for what the bits mean.
 *
 * @param text  the format, such as {@code d} or {@code >i4}
 * @param kind  what the bits mean
 * @param size  bytes of an element
 * @param order their order
 * @see <a href="https://docs.python.org/3.14/library/struct.html#format-characters">Format characters</a>
 * @see <a href="https://peps.python.org/pep-3118/">PEP 3118</a>
 */
public record ElementFormat(String text, Kind kind, int size, ByteOrder order) {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final ByteOrder FOREIGN = NATIVE == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    /** Numbers that a double has exactly lie between minus this and this. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    /** What the bits of an element mean. */
    public enum Kind {
        /** Zero is false. */
        BOOL("bool"),
        /** Two's complement. */
        INT("int"),
        /** A number from 0 on. */
        UINT("uint"),
        /** IEEE 754. */
        FLOAT("float"),
        /** Two of those. */
        COMPLEX("complex"),
        /** Anything else: structures, characters, pointers. */
        RAW("raw bytes ");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * Reads a format.
     *
     * @param format null means unsigned bytes
     * @param size   bytes of an element, which decides where the format leaves it to the platform ({@code l})
     */
    public static ElementFormat parse(String format, int size) {
        String text = format == null || format.isEmpty() ? "B" : format;
        ByteOrder order = switch (text.charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>', '!' -> ByteOrder.BIG_ENDIAN;
            default -> NATIVE;
        };
        String code = "@=<>!".indexOf(text.charAt(0)) < 0 ? text : text.substring(1);
        Kind kind = code.startsWith("1") && code.length() > 1 ? kind(code.substring(1), size) : kind(code, size);
        return new ElementFormat(text, kind, size, order);
    }

    private static Kind kind(String code, int size) {
        Kind kind = switch (code) {
            case "?" -> Kind.BOOL;
            case "b", "h", "i", "l", "q", "n" -> Kind.INT;
            case "B", "H", "I", "L", "Q", "N" -> Kind.UINT;
            case "e", "f", "d" -> Kind.FLOAT;
            case "Zf", "Zd", "F", "D" -> Kind.COMPLEX;
            default -> Kind.RAW;
        };
        boolean hasSize = switch (kind) {
            case BOOL -> size == 1;
            case INT, UINT -> size <= Long.BYTES && Integer.bitCount(size) == 1;
            case FLOAT -> size == 2 || size == 4 || size == 8;
            case COMPLEX -> size == 8 || size == 16;
            case RAW -> true;
        };
        return hasSize ? kind : Kind.RAW;
    }

    /** The format of a kind of number, for protocols that name the kind and the size; RAW if there is no such number. */
    static ElementFormat ofKind(String order, Kind kind, int size) {
        String codes = switch (kind) {
            case BOOL -> "?";
            case INT -> "bhiq";
            case UINT -> "BHIQ";
            case FLOAT -> " efd";
            case COMPLEX -> "   fd";
            case RAW -> "";
        };
        int index = Integer.numberOfTrailingZeros(size);
        if (Integer.bitCount(size) != 1 || index >= codes.length() || codes.charAt(index) == ' ') {
            return new ElementFormat(size + "s", Kind.RAW, size, NATIVE);
        }
        return parse(order + (kind == Kind.COMPLEX ? "Z" : "") + codes.charAt(index), size);
    }

    /** A number of a kind and size in this machine's order. */
    static ElementFormat of(String text, Kind kind, int size) {
        return new ElementFormat(text, kind, size, NATIVE);
    }

    /** Whether Java reads the bytes as they are. */
    boolean isNativeOrder() {
        return order == NATIVE || size == 1;
    }

    /** The size of what has a byte order: half of a complex number. */
    int swapSize() {
        return kind == Kind.COMPLEX ? size / 2 : size;
    }

    boolean is(Kind expected, int bytes) {
        return kind == expected && size == bytes;
    }

    /** NumPy's name for it: {@code float64}. */
    public String describe() {
        String foreign = isNativeOrder() ? "" : order == ByteOrder.BIG_ENDIAN ? "big-endian " : "little-endian ";
        return switch (kind) {
            case BOOL -> "bool";
            case RAW -> kind.text + "('" + text + "', " + size + " bytes)";
            default -> foreign + kind.text + size * 8;
        };
    }

    /** The bits of an element, zero-extended. */
    private long bits(MemorySegment memory, long at, int bytes) {
        boolean swap = order == FOREIGN;
        return switch (bytes) {
            case 1 -> Byte.toUnsignedLong(memory.get(ValueLayout.JAVA_BYTE, at));
            case 2 -> {
                short bits = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
                yield Short.toUnsignedLong(swap ? Short.reverseBytes(bits) : bits);
            }
            case 4 -> {
                int bits = memory.get(ValueLayout.JAVA_INT_UNALIGNED, at);
                yield Integer.toUnsignedLong(swap ? Integer.reverseBytes(bits) : bits);
            }
            default -> {
                long bits = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
                yield swap ? Long.reverseBytes(bits) : bits;
            }
        };
    }

    private void putBits(MemorySegment memory, long at, int bytes, long bits) {
        boolean swap = order == FOREIGN;
        switch (bytes) {
            case 1 -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) bits);
            case 2 -> memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, swap ? Short.reverseBytes((short) bits) : (short) bits);
            case 4 -> memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, swap ? Integer.reverseBytes((int) bits) : (int) bits);
            default -> memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at, swap ? Long.reverseBytes(bits) : bits);
        }
    }

    private double real(MemorySegment memory, long at, int bytes) {
        long bits = bits(memory, at, bytes);
        return switch (bytes) {
            case 2 -> Float.float16ToFloat((short) bits);
            case 4 -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }

    private void putReal(MemorySegment memory, long at, int bytes, double value) {
        putBits(memory, at, bytes, switch (bytes) {
            case 2 -> Float.floatToFloat16((float) value);
            case 4 -> Float.floatToRawIntBits((float) value);
            default -> Double.doubleToRawLongBits(value);
        });
    }

    private long signed(long bits) {
        int unused = Long.SIZE - size * 8;
        return bits << unused >> unused;
    }

    /** An element as a number that a double has exactly. */
    public double getDouble(MemorySegment memory, long at) {
        if (kind == Kind.FLOAT) {
            return real(memory, at, size);
        }
        long bits = integer("doubles", memory, at);
        if (bits <= EXACT_IN_DOUBLE && bits >= (kind == Kind.UINT ? 0 : -EXACT_IN_DOUBLE)) {
            return bits;
        }
        BigInteger value = kind == Kind.UINT ? unsigned(bits) : BigInteger.valueOf(bits);
        double rounded = value.doubleValue();
        if (!new BigDecimal(rounded).toBigInteger().equals(value)) {
            throw new ArithmeticException(value + " has no exact double");
        }
        return rounded;
    }

    /** An element as an integer. */
    public long getLong(MemorySegment memory, long at) {
        long bits = integer("longs", memory, at);
        if (bits < 0 && kind == Kind.UINT) {
            throw new ArithmeticException(Long.toUnsignedString(bits) + " does not fit a long");
        }
        return bits;
    }

    /** The element as a Java object: Boolean, Long, BigInteger where that is too small, Double, double[2], byte[]. */
    public Object get(MemorySegment memory, long at) {
        return switch (kind) {
            case BOOL -> bits(memory, at, 1) != 0;
            case INT -> signed(bits(memory, at, size));
            case UINT -> {
                long bits = bits(memory, at, size);
                yield bits < 0 ? unsigned(bits) : (Object) bits;
            }
            case FLOAT -> real(memory, at, size);
            case COMPLEX -> new double[] {real(memory, at, size / 2), real(memory, at + size / 2, size / 2)};
            case RAW -> memory.asSlice(at, size).toArray(ValueLayout.JAVA_BYTE);
        };
    }

    /** Two's complement of INT, the bits of UINT, 0 or 1 of BOOL. */
    private long integer(String wanted, MemorySegment memory, long at) {
        return switch (kind) {
            case INT -> signed(bits(memory, at, size));
            case UINT -> bits(memory, at, size);
            case BOOL -> bits(memory, at, 1) == 0 ? 0 : 1;
            default -> throw new ConversionException("The elements are " + describe() + ", not " + wanted + ".");
        };
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** Writes a number: rounded if the elements are floats of less precision, refused if they are integers and it is not one that fits. */
    public void setDouble(MemorySegment memory, long at, double value) {
        if (kind == Kind.FLOAT) {
            putReal(memory, at, size, value);
            return;
        }
        long integral = (long) value;
        if (integral != value || integral == Long.MAX_VALUE) {
            throw new ArithmeticException(value + " does not fit " + describe());
        }
        setLong(memory, at, integral);
    }

    /** Writes an integer, which must fit. */
    public void setLong(MemorySegment memory, long at, long value) {
        boolean fits = switch (kind) {
            case INT -> signed(value) == value;
            case UINT -> value >= 0 && (size == Long.BYTES || value >>> size * 8 == 0);
            case BOOL -> value == 0 || value == 1;
            case FLOAT -> size == Double.BYTES && (long) (double) value == value && value != Long.MAX_VALUE
                    || size == Float.BYTES && (long) (float) value == value && value != Long.MAX_VALUE
                    || size == Short.BYTES && Math.abs(value) <= 2048;
            default -> throw new ConversionException("The elements are " + describe() + ", not integers.");
        };
        if (!fits) {
            throw new ArithmeticException(value + " does not fit " + describe());
        }
        if (kind == Kind.FLOAT) {
            putReal(memory, at, size, value);
        } else {
            putBits(memory, at, size, value);
        }
    }
}
