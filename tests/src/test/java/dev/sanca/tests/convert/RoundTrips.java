package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.Complex;
import dev.sanca.ConversionException;
import dev.sanca.Fraction;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.TypeRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What goes to Python and comes back is what it was, or is refused on its way; what Python's text of it is, is Java's. */
abstract class RoundTrips {
    private final Interpreter python;

    RoundTrips(Interpreter python) {
        this.python = python;
    }

    private <T> void backAs(Class<T> type, T value) {
        try (PyObject o = python.toPython(value)) {
            assertThat(o.as(type)).isEqualTo(value);
        }
    }

    private <T> void backAs(TypeRef<T> type, T value) {
        try (PyObject o = python.toPython(value)) {
            assertThat(o.as(type)).isEqualTo(value);
        }
    }

    /** Goes there and comes back as the class asked for, and as Object too. */
    private <T> void backNaturally(Class<T> type, T value) {
        backAs(type, value);
        try (PyObject o = python.toPython(value)) {
            assertThat(o.as(Object.class)).isEqualTo(value);
        }
    }

    @Property
    void integers(@ForAll byte b, @ForAll short s, @ForAll int i, @ForAll long l) {
        backAs(Byte.class, b);
        backAs(byte.class, b);
        backAs(Short.class, s);
        backAs(Integer.class, i);
        backNaturally(Long.class, l);
        assertThat(ConvertPython.repr(python, l)).isEqualTo(Long.toString(l));
    }

    @Property
    void narrowerIntegersHoldWhatFitsAndRefuseTheRest(@ForAll("integers") BigInteger value) {
        try (PyObject o = python.toPython(value)) {
            narrower(value, Byte.SIZE, () -> BigInteger.valueOf(o.as(byte.class)));
            narrower(value, Short.SIZE, () -> BigInteger.valueOf(o.as(short.class)));
            narrower(value, Integer.SIZE, () -> BigInteger.valueOf(o.as(int.class)));
            narrower(value, Long.SIZE, () -> BigInteger.valueOf(o.as(long.class)));
        }
    }

    private static void narrower(BigInteger value, int bits, java.util.function.Supplier<BigInteger> conversion) {
        if (value.bitLength() < bits) {
            assertThat(conversion.get()).isEqualTo(value);
        } else {
            assertThatExceptionOfType(ConversionException.class).isThrownBy(conversion::get)
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(ConversionException.Reason.RANGE));
        }
    }

    @Property
    void bigIntegers(@ForAll("integers") BigInteger value) {
        backAs(BigInteger.class, value);
        try (PyObject o = python.toPython(value)) {
            Object natural = o.as(Object.class);
            assertThat(natural).isEqualTo(value.bitLength() < 64 ? (Object) value.longValue() : value);
            assertThat(o.callMethod("__format__", "x").as(String.class)).isEqualTo(value.toString(16));
        }
    }

    @Provide
    Arbitrary<BigInteger> integers() {
        Arbitrary<BigInteger> nearPowers = Combinators.combine(Arbitraries.integers().between(0, 200), Arbitraries.integers().between(-2, 2),
                Arbitraries.of(true, false)).as((bits, offset, negative) -> {
                    BigInteger value = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(offset));
                    return negative ? value.negate() : value;
                });
        Arbitrary<BigInteger> anyBytes = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(300).map(BigInteger::new);
        return Arbitraries.oneOf(nearPowers, anyBytes);
    }

    @Property
    void doubles(@ForAll("doubles") double value) {
        try (PyObject o = python.toPython(value)) {
            assertThat(Double.doubleToRawLongBits(o.as(double.class))).isEqualTo(Double.doubleToRawLongBits(value));
            assertThat(Double.doubleToRawLongBits((Double) o.as(Object.class))).isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE));
    }

    @Property
    void floats(@ForAll int bits) {
        backAs(Float.class, Float.intBitsToFloat(bits));
    }

    @Property
    void integersAreDoublesOnlyIfExactly(@ForAll("integers") BigInteger value) {
        try (PyObject o = python.toPython(value)) {
            double nearest = value.doubleValue();
            boolean isExact = !Double.isInfinite(nearest) && new BigDecimal(nearest).toBigInteger().equals(value);
            if (isExact) {
                assertThat(o.as(double.class)).isEqualTo(nearest);
            } else {
                assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> o.as(double.class));
            }
        }
    }

    @Property
    void truthAndCharacters(@ForAll boolean truth, @ForAll("units") char unit) {
        backNaturally(Boolean.class, truth);
        backAs(char.class, unit);
        backAs(Character.class, unit);
    }

    @Property
    void texts(@ForAll("texts") String text) {
        backNaturally(String.class, text);
        try (PyObject o = python.toPython(text); PyObject literal = python.eval(o.callMethod("__repr__").as(String.class))) {
            assertThat((Object) o).as("a str as Python makes it itself").isEqualTo(literal).hasSameHashCodeAs(literal);
            assertThat(o.length()).isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    @Provide
    Arbitrary<Character> units() {
        return Arbitraries.oneOf(Arbitraries.chars().all(), Arbitraries.chars().ascii(), Arbitraries.chars().range('\ud7f0', '\ue010'),
                Arbitraries.of('\0', '\u007f', '\u0080', '\u00ff', '\u0100', '\uffff'));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                units().list().ofMaxSize(60).map(RoundTrips::join),
                Arbitraries.chars().range('\0', '\u007f').list().ofMaxSize(60).map(RoundTrips::join),
                Arbitraries.chars().range('\0', '\u00ff').list().ofMaxSize(60).map(RoundTrips::join),
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).list().ofMaxSize(20)
                        .map(points -> points.stream().map(Character::toString).reduce("", String::concat)));
    }

    /** Short, long and very long texts travel differently, and so do those that are not what their first characters look like. */
    @Example
    void textsOfAllLengthsWithOneOtherCharacter() {
        for (int length : new int[] {1, 7, 8, 23, 24, 25, 26, 31, 32, 33, 40, 100, 1000}) {
            for (String other : List.of("", "?", "\0", "\u007f", "\u0080", "\u00bf", "\u00ff", "\u0100", "\u4f60", "\uffff", "\ud800", "\udfff",
                    "\ud83d\ude00")) {
                for (int at : new int[] {0, length / 2, length - 1, length}) {
                    texts("x".repeat(at) + other + "?".repeat(length % 2) + "y".repeat(length - at));
                }
            }
        }
    }

    @Example
    void listsThatAreNotAllSmallNumbersAsArrays() {
        try (PyObject ints = python.eval("[1, -2, 2**30 - 1, 2**30, -2**30, True, 2**31 - 1, type('I', (int,), {})(7), -2**31, 5]")) {
            assertThat(ints.as(long[].class)).containsExactly(1, -2, (1 << 30) - 1, 1 << 30, -(1 << 30), 1, Integer.MAX_VALUE, 7,
                    Integer.MIN_VALUE, 5);
            assertThat(ints.as(int[].class)).containsExactly(1, -2, (1 << 30) - 1, 1 << 30, -(1 << 30), 1, Integer.MAX_VALUE, 7,
                    Integer.MIN_VALUE, 5);
            assertThat(ints.as(double[].class)).startsWith(1, -2).endsWith(5);
        }
        try (PyObject floats = python.eval("[0.5, -0.0, float('inf'), 3, 2.5]")) {
            assertThat(floats.as(double[].class)).containsExactly(0.5, -0.0, Double.POSITIVE_INFINITY, 3, 2.5);
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> floats.as(long[].class)).withMessageContaining("[0]");
        }
        try (PyObject wrong = python.eval("(1, 2, 'x')")) {
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> wrong.as(int[].class)).withMessageContaining("[2]");
        }
        try (PyObject empty = python.eval("[]")) {
            assertThat(empty.as(long[].class)).isEmpty();
        }
    }

    private static String join(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Property
    void bytes(@ForAll byte[] value) {
        backNaturally(byte[].class, value);
    }

    @Property
    void primitiveArrays(@ForAll short[] s, @ForAll int[] i, @ForAll long[] l, @ForAll float[] f, @ForAll double[] d, @ForAll boolean[] b) {
        backAs(short[].class, s);
        backAs(int[].class, i);
        backAs(long[].class, l);
        backAs(float[].class, f);
        backAs(double[].class, d);
        backAs(boolean[].class, b);
        backAs(int[][].class, new int[][] {i, i});
        backAs(String[].class, new String[] {"a", null});
    }

    @Property
    void nestedCollections(@ForAll Map<String, List<Integer>> lists, @ForAll Set<Long> longs, @ForAll List<String> strings) {
        backAs(new TypeRef<Map<String, List<Integer>>>() {}, lists);
        backAs(new TypeRef<Set<Long>>() {}, longs);
        backAs(new TypeRef<List<Optional<String>>>() {}, strings.stream().map(Optional::of).toList());
        backAs(new TypeRef<Map<Long, Set<String>>>() {}, longs.stream().collect(LinkedHashMap::new,
                (map, key) -> map.put(key, Set.copyOf(strings)), Map::putAll));
    }

    @Property
    void decimals(@ForAll("integers") BigInteger unscaled, @ForAll("scales") int scale) {
        backNaturally(BigDecimal.class, new BigDecimal(unscaled, scale));
    }

    @Provide
    Arbitrary<Integer> scales() {
        return Arbitraries.integers().between(-1000, 1000);
    }

    @Property
    void fractionsAndComplexNumbers(@ForAll("integers") BigInteger over, @ForAll("integers") BigInteger under, @ForAll("doubles") double real) {
        if (under.signum() != 0) {
            backNaturally(Fraction.class, new Fraction(over, under));
        }
        backNaturally(Complex.class, new Complex(real, 1 / real));
    }

    @Property
    void identifiers(@ForAll long high, @ForAll long low) {
        backNaturally(UUID.class, new UUID(high, low));
    }

    @Property
    void moments(@ForAll("micros") long micros, @ForAll("zones") ZoneId zone, @ForAll("offsets") ZoneOffset offset) {
        Instant instant = Instant.EPOCH.plusSeconds(Math.floorDiv(micros, 1_000_000)).plusNanos(Math.floorMod(micros, 1_000_000) * 1000L);
        backAs(Instant.class, instant);
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        backNaturally(LocalDateTime.class, local);
        backNaturally(LocalDate.class, local.toLocalDate());
        backNaturally(LocalTime.class, local.toLocalTime());
        backNaturally(OffsetDateTime.class, local.atOffset(offset));
        backNaturally(Duration.class, Duration.between(Instant.EPOCH, instant));
        backNaturally(ZonedDateTime.class, instant.atZone(zone));
        assertThat(ConvertPython.repr(python, List.of(local.atOffset(offset)))).contains("datetime.datetime(" + local.getYear() + ", ");
    }

    @Provide
    Arbitrary<Long> micros() {
        // From 1900 to 2037, where both sides read the same rules, and not those that came by law since.
        return Arbitraries.longs().between(-2_208_988_800_000_000L, 2_114_380_800_000_000L);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "UTC").map(ZoneId::of);
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
    }

    @Property
    void nanosecondsAreRefusedNotCut(@ForAll int nanos) {
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(nanos, 1_000_000_000));
        if (time.getNano() % 1000 == 0) {
            backAs(LocalTime.class, time);
        } else {
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(time)).withMessageContaining("nanoseconds");
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(Duration.ofNanos(time.getNano())));
        }
    }
}
