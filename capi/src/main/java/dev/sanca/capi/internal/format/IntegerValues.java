package dev.sanca.capi.internal.format;

/** An integer, checked against the range of its C type. */
final class IntegerValues extends Values {
    private final String wants;
    private final long min;
    private final long max;
    private final Class<? extends Number> bits;

    /**
     * Makes a converter.
     *
     * @param wants the C type and range, for messages
     * @param min the smallest value
     * @param max the greatest value
     * @param bits the Java type of the same width as an unsigned C type, whose values are taken as its bits, or null
     */
    IntegerValues(String wants, long min, long max, Class<? extends Number> bits) {
        this.wants = wants;
        this.min = min;
        this.max = max;
        this.bits = bits;
    }

    static IntegerValues cLong() {
        return ScalarCell.WIDE_LONG
                ? new IntegerValues("a long", Long.MIN_VALUE, Long.MAX_VALUE, null)
                : new IntegerValues("a 32-bit long", Integer.MIN_VALUE, Integer.MAX_VALUE, null);
    }

    static IntegerValues unsignedCLong() {
        return ScalarCell.WIDE_LONG
                ? new IntegerValues("an unsigned long", 0, Long.MAX_VALUE, Long.class)
                : new IntegerValues("a 32-bit unsigned long", 0, 0xFFFF_FFFFL, Integer.class);
    }

    @Override
    int count() {
        return 1;
    }

    @Override
    void bind(Frame frame, int first) {
        frame.pointer(value(frame, first));
    }

    /** The value of argument {@code index} as C will read it. */
    long value(Frame frame, int index) {
        Object given = frame.given(index);
        if (bits != null && bits.isInstance(given)) {
            return bits(given);
        }
        long value = switch (given) {
            case Integer i -> i;
            case Long l -> l;
            case Short s -> s;
            case Byte b -> b;
            case Character c -> c;
            case Boolean b -> b ? 1 : 0;
            case null, default -> throw frame.misfit(index, wants);
        };
        if (value < min || value > max) {
            throw frame.misfit(index, wants);
        }
        return value;
    }

    private static long bits(Object given) {
        return switch (given) {
            case Byte b -> Byte.toUnsignedLong(b);
            case Short s -> Short.toUnsignedLong(s);
            case Integer i -> Integer.toUnsignedLong(i);
            default -> (Long) given;
        };
    }
}
