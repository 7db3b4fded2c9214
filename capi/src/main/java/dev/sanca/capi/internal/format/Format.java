package dev.sanca.capi.internal.format;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A format string that has been read once: its units, and the C string, ready to be passed. */
final class Format {
    private final String text;
    private final MemorySegment chars;
    private final Unit[] units;
    private final int arguments;
    private final int soundUnits;
    private final boolean wellFormed;
    private final String fatal;
    private final boolean tooDeep;

    private Format(Builder builder) {
        text = builder.text;
        chars = Arena.ofAuto().allocateFrom(text);
        units = builder.units.toArray(Unit[]::new);
        arguments = count(units, units.length);
        soundUnits = builder.soundUnits < 0 ? units.length : builder.soundUnits;
        wellFormed = builder.soundUnits < 0;
        fatal = builder.fatal;
        tooDeep = builder.tooDeep;
    }

    String text() {
        return text;
    }

    /** The address of the C string; valid while this object is reachable. */
    long address() {
        return chars.address();
    }

    Unit unit(int index) {
        return units[index];
    }

    int units() {
        return units.length;
    }

    /** The units before the first thing that is no unit: all of them, if the format is well formed. */
    int soundUnits() {
        return soundUnits;
    }

    /** The arguments of the first {@code limit} units. */
    int arguments(int limit) {
        return limit == units.length ? arguments : count(units, limit);
    }

    /** False if CPython is going to complain about the format itself. */
    boolean wellFormed() {
        return wellFormed;
    }

    /** The text with which CPython would end the process, or null. */
    String fatal() {
        return fatal;
    }

    /** Whether parentheses are nested deeper than CPython has room for. */
    boolean tooDeep() {
        return tooDeep;
    }

    String codes() {
        return Stream.of(units).map(Unit::code).collect(Collectors.joining(", "));
    }

    private static int count(Unit[] units, int limit) {
        int count = 0;
        for (int i = 0; i < limit; i++) {
            count += units[i].arguments();
        }
        return count;
    }

    /** Collects what a lexer finds. */
    static final class Builder {
        private final String text;
        private final List<Unit> units = new ArrayList<>();
        private int soundUnits = -1;
        private String fatal;
        private boolean tooDeep;

        Builder(String text) {
            this.text = text;
        }

        void add(Unit unit) {
            units.add(unit);
        }

        /** Here is something that is no unit. */
        void malformed() {
            if (soundUnits < 0) {
                soundUnits = units.size();
            }
        }

        void fatal(String message, boolean nesting) {
            fatal = message;
            tooDeep = nesting;
        }

        Format build() {
            return new Format(this);
        }
    }
}
