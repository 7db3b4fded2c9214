package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyVersion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the members of a C struct are in the running CPython: C's natural alignment, members of other versions left out.
 */
public final class StructLayout {
    private static final String PLATFORM = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    /** Whether modules and types were described before a CPython was loaded, as the static fields of a program may do. */
    private static boolean assumedGil;

    private final String name;
    private final Map<String, Long> offsets;
    private final long size;
    private final long alignment;

    private StructLayout(Builder builder) {
        this.name = builder.name;
        this.offsets = Map.copyOf(builder.offsets);
        this.alignment = builder.alignment;
        this.size = align(builder.end, alignment);
    }

    /**
     * Starts a layout.
     *
     * @param name the struct's C name
     * @return a builder to which the members are added in order
     */
    public static Builder of(String name) {
        return new Builder(name);
    }

    /**
     * The size of the struct.
     *
     * @return bytes, with the padding at the end
     */
    public long size() {
        return size;
    }

    /**
     * The offset of a member.
     *
     * @param member its name
     * @return bytes from the struct's start, or -1 if the running CPython does not have it
     */
    public long offset(String member) {
        return offsets.getOrDefault(member, -1L);
    }

    /**
     * The address of a member that not all versions have.
     *
     * @param struct the struct's address
     * @param offset what {@link #offset} gave
     * @param member its name
     * @return its address
     * @throws UnsupportedOperationException if the running CPython does not have it
     */
    public long at(long struct, long offset, String member) {
        if (offset < 0) {
            throw new UnsupportedOperationException(name + " has no member " + member + " in " + CPython.current());
        }
        return struct + offset;
    }

    /**
     * Says what kind of build has been loaded, of which some layouts may have been taken for granted.
     *
     * @param freeThreaded whether it is a free-threaded one
     * @throws IllegalStateException if layouts have been made for the other kind
     */
    public static synchronized void requireBuild(boolean freeThreaded) {
        if (freeThreaded && assumedGil) {
            throw new IllegalStateException("Structs were laid out before this free-threaded CPython was loaded, for builds with a GIL."
                    + " Load it first: CPython.load(path), or Interpreter.start(...).");
        }
    }

    private static synchronized boolean isFreeThreaded() {
        if (CPython.isLoaded()) {
            return CPython.current().isFreeThreaded();
        }
        assumedGil = true;
        return false;
    }

    private static long align(long offset, long alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    /** Adds up members. */
    public static final class Builder {
        private final String name;
        private final Map<String, Long> offsets = new LinkedHashMap<>();
        private long end;
        private long alignment = 1;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a number or pointer.
         *
         * @param member its name
         * @param letter its kind, see {@link Shape}
         * @param count the array length, 1 if it is none
         * @return this
         */
        public Builder add(String member, char letter, int count) {
            int bytes = switch (letter) {
                case 'b' -> Byte.BYTES;
                case 's' -> Short.BYTES;
                case 'i', 'f' -> Integer.BYTES;
                case 'l' -> Native.C_LONG_BYTES;
                case 'q', 'p', 'd' -> Long.BYTES;
                default -> throw new AssertionError("no member of kind " + letter);
            };
            return add(member, bytes, bytes, count);
        }

        /**
         * Adds a struct.
         *
         * @param member its name
         * @param layout the layout of one
         * @param count the array length, 1 if it is none
         * @return this
         */
        public Builder add(String member, StructLayout layout, int count) {
            return add(member, layout.size, layout.alignment, count);
        }

        /**
         * Adds a number or pointer if the running CPython has it.
         *
         * @param member its name
         * @param letter its kind
         * @param count the array length
         * @param since first version that has it, or null
         * @param until last version that has it, or null
         * @param only the operating system or kind of build that alone has it, or null
         * @return this
         */
        public Builder add(String member, char letter, int count, String since, String until, String only) {
            return applies(since, until, only) ? add(member, letter, count) : this;
        }

        /**
         * Adds a struct if the running CPython has it.
         *
         * @param member its name
         * @param layout the layout of one
         * @param count the array length
         * @param since first version that has it, or null
         * @param until last version that has it, or null
         * @param only the operating system or kind of build that alone has it, or null
         * @return this
         */
        public Builder add(String member, StructLayout layout, int count, String since, String until, String only) {
            return applies(since, until, only) ? add(member, layout, count) : this;
        }

        private Builder add(String member, long bytes, long alignTo, int count) {
            long at = align(end, alignTo);
            offsets.put(member, at);
            end = at + bytes * count;
            alignment = Math.max(alignment, alignTo);
            return this;
        }

        private static boolean applies(String since, String until, String only) {
            if (only != null && !isHere(only)) {
                return false;
            }
            return (since == null || atLeast(CPython.current().version(), since))
                    && (until == null || !isAfter(CPython.current().version(), until));
        }

        private static boolean isHere(String only) {
            return switch (only) {
                case "gil" -> !isFreeThreaded();
                case "free-threaded" -> isFreeThreaded();
                case "debug" -> CPython.current().isDebug();
                default -> PLATFORM.startsWith(only);
            };
        }

        private static boolean atLeast(PyVersion running, String since) {
            PyVersion first = PyVersion.parse(since);
            return running.atLeast(first.major(), first.minor());
        }

        private static boolean isAfter(PyVersion running, String until) {
            PyVersion last = PyVersion.parse(until);
            return running.atLeast(last.major(), last.minor() + 1);
        }

        /**
         * Ends the layout.
         *
         * @return it
         */
        public StructLayout build() {
            return new StructLayout(this);
        }
    }
}
