package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.BitSet;

/**
 * One call of a variadic C function: the Java arguments given, the C arguments made of them, and the native memory both
 * need until the call is over.
 *
 * <p>The C arguments are an array of 8-byte slots in native memory. Every supported platform passes an {@code int}, a
 * pointer or a {@code double} among the variable arguments as one such slot.
 */
final class Frame implements AutoCloseable {
    /** Zeroed memory for what C may read or write after the place where it finds an error in the format. */
    private static final int SPARE = 128;

    private static final Object[] ONE_NULL = {null};

    private final String function;
    private final Format format;
    private final Object[] given;
    private final Scratch scratch;
    private final long list;
    private final long slots;
    private final int padding;
    private int count;
    private BitSet reals;
    private int unit;
    private int bound;
    private int converters;

    /**
     * Opens a frame.
     *
     * @param function the C function's name, for messages
     * @param format the format
     * @param given the Java arguments; null is what Java makes of a single {@code null}
     */
    @SuppressWarnings("resource") // closed with this frame
    Frame(String function, Format format, Object[] given) {
        this.function = function;
        this.format = format;
        this.given = given != null ? given : ONE_NULL;
        scratch = Scratch.open();
        // Where C reads on after an error, it takes at most one argument per character.
        padding = format.wellFormed() ? 0 : format.text().length();
        int size = format.arguments(format.units()) + padding;
        list = scratch.allocate(VaList.SIZE + 8L * size, 16);
        slots = list + VaList.SIZE;
    }

    /**
     * Makes the C arguments.
     *
     * @throws IllegalArgumentException if the Java arguments do not fit the format
     */
    void bind() {
        bound = unitsToBind();
        int first = 0;
        for (unit = 0; unit < bound; unit++) {
            Unit current = format.unit(unit);
            current.bind(this, first);
            first += current.arguments();
        }
        for (; unit < format.units(); unit++) {
            format.unit(unit).pad(this);
        }
        if (padding > 0) {
            long spare = copy(new byte[0], SPARE);
            for (int i = 0; i < padding; i++) {
                Memory.putLong(slots + 8L * (count + i), spare);
            }
        }
    }

    /** How many units have arguments; those of a malformed format are there up to where it goes wrong, at least. */
    private int unitsToBind() {
        int wanted = format.arguments(format.units());
        if (given.length == wanted) {
            return format.units();
        }
        int sound = format.soundUnits();
        if (format.wellFormed() || given.length < format.arguments(sound)) {
            throw new IllegalArgumentException("%s(\"%s\"): the format wants %d argument%s (%s), got %d"
                    .formatted(function, format.text(), wanted, wanted == 1 ? "" : "s", format.codes(), given.length));
        }
        return sound;
    }

    /** Brings the results of the call into the Java arguments; returns {@code success}. */
    boolean copyOut(boolean success) {
        int first = 0;
        for (unit = 0; unit < bound; unit++) {
            Unit current = format.unit(unit);
            current.copyOut(this, first, success);
            first += current.arguments();
        }
        return success;
    }

    @Override
    public void close() {
        Converters.pop(converters);
        scratch.close();
        Reference.reachabilityFence(format);
        Reference.reachabilityFence(given);
    }

    Format format() {
        return format;
    }

    /** Java argument number {@code index}. */
    Object given(int index) {
        return given[index];
    }

    /** Adds a C argument of a pointer or integer type. */
    void pointer(long value) {
        Memory.putLong(slots + 8L * count++, value);
    }

    /** Adds a C argument of type {@code double}. */
    void real(double value) {
        if (reals == null) {
            reals = new BitSet();
        }
        reals.set(count);
        Memory.putDouble(slots + 8L * count++, value);
    }

    /** C argument number {@code index}. */
    long slot(int index) {
        return Memory.getLong(slots + 8L * index);
    }

    /** The number of C arguments. */
    int count() {
        return count;
    }

    /** The number of C arguments with those that only a malformed format has. */
    int passed() {
        return count + padding;
    }

    /** Which C arguments are of type double; null if none is. */
    BitSet reals() {
        return reals;
    }

    /** The address of a C {@code va_list} of the arguments. */
    long vaList() {
        return VaList.write(list, slots);
    }

    /** Native memory that lives as long as this frame. */
    long allocate(long size) {
        return scratch.allocate(size, 16);
    }

    /** A copy of the bytes in native memory, with {@code zeros} zero bytes after it. */
    long copy(byte[] bytes, int zeros) {
        long address = allocate(bytes.length + (long) zeros);
        MemorySegment segment = Memory.view(address, bytes.length + (long) zeros);
        MemorySegment.copy(bytes, 0, segment, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, bytes.length);
        segment.asSlice(bytes.length).fill((byte) 0);
        return address;
    }

    /** The C string of a name. */
    long utf8(String text) {
        return scratch.utf8(text);
    }

    /** Registers a Java converter for the time of the call; returns what C is to pass to it. */
    long push(Object converter, long address) {
        converters++;
        return Converters.push(converter, address);
    }

    /** The address of a native segment of at least {@code size} bytes (0: unknown, C's own). */
    long address(MemorySegment segment, long size, int index, String wants) {
        if (!segment.isNative() || segment.byteSize() != 0 && segment.byteSize() < size || segment.address() == 0) {
            throw misfit(index, wants);
        }
        return segment.address();
    }

    /** The error for Java argument {@code index}, of the unit being bound. */
    IllegalArgumentException misfit(int index, String wants) {
        return misfit(wants, describe(given[index]));
    }

    /** The error for the unit being bound. */
    IllegalArgumentException misfit(String wants, String got) {
        return new IllegalArgumentException("%s(\"%s\"): unit %d '%s' wants %s, got %s"
                .formatted(function, format.text(), unit + 1, format.unit(unit).code(), wants, got));
    }

    private static String describe(Object value) {
        if (value == null) {
            return "null";
        }
        Class<?> type = value.getClass();
        if (type.isArray()) {
            int length = java.lang.reflect.Array.getLength(value);
            boolean tooShort = length == 0 || length == 1 && value instanceof double[];
            return tooShort ? type.getComponentType().getSimpleName() + "[" + length + "]" : type.getSimpleName();
        }
        if (value instanceof MemorySegment segment) {
            return segment.isNative() ? "a native segment of " + segment.byteSize() + " bytes" : "a heap segment";
        }
        return value instanceof Number ? type.getSimpleName() + " " + value : type.getSimpleName();
    }
}
