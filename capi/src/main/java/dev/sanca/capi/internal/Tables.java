package dev.sanca.capi.internal;

import dev.sanca.capi.Memory;
import java.lang.foreign.Arena;
import java.util.List;

/** Memory for the arrays of structs from which modules and types are made. */
public final class Tables {
    private Tables() {}

    /**
     * Writes one entry of a table.
     *
     * @param <T> the Java description of an entry
     */
    @FunctionalInterface
    public interface Writer<T> {
        /**
         * Writes an entry.
         *
         * @param address where, filled with zeros
         * @param entry what
         */
        void write(long address, T entry);
    }

    /**
     * An array of structs that ends, as C's tables do, with one full of zeros.
     *
     * @param <T> the Java description of an entry
     * @param arena how long it lives
     * @param size bytes of one struct
     * @param entries the entries
     * @param writer writes one
     * @return the array's address
     */
    public static <T> long allocate(Arena arena, long size, List<T> entries, Writer<T> writer) {
        long table = zeros(arena, (entries.size() + 1) * size);
        for (int i = 0; i < entries.size(); i++) {
            writer.write(table + i * size, entries.get(i));
        }
        return table;
    }

    /**
     * Memory full of zeros.
     *
     * @param arena how long it lives
     * @param size bytes
     * @return its address
     */
    public static long zeros(Arena arena, long size) {
        return arena.allocate(size, 16).address();
    }

    /**
     * A C string.
     *
     * @param arena how long it lives
     * @param text any text without NUL, or null
     * @return its address, or NULL for null
     */
    public static long utf8(Arena arena, String text) {
        if (text == null || arena == Arena.global()) {
            return Memory.permanent(text);
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a C string can't hold NUL: '" + text.replace('\0', '\u2400') + "'");
        }
        byte[] bytes = Utf8.encode(text);
        long copy = zeros(arena, bytes.length + 1L);
        Memory.view(copy, bytes.length + 1L).copyFrom(java.lang.foreign.MemorySegment.ofArray(bytes));
        return copy;
    }
}
