package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.Complex;
import dev.sanca.ConversionException;
import dev.sanca.Fraction;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.Scope;
import dev.sanca.TypeRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Conversions give back all references they take, and no other, whether they succeed or fail. */
abstract class References {
    private static final int TIMES = 600;
    /** CPython goes on filling caches for a while; one object for each conversion would be twice this. */
    private static final int TOLERANCE = TIMES / 2;

    /** Imports, caches, and what CPython specialises. */
    private static final int WARM_UP = 100;

    private final Interpreter python;

    References(Interpreter python) {
        this.python = python;
        python.exec("""
                def counts(o):
                    gc.collect()
                    seen = [o, None, True, False, *gc.get_referents(o), *[r for q in gc.get_referents(o) for r in gc.get_referents(q)]]
                    return [sys.getrefcount(x) for x in seen]
                class Index:
                    def __init__(self, value): self.value = value
                    def __index__(self): return self.value
                    __fspath__ = __index__
                class Failing:
                    def __index__(self): raise KeyError('no index')
                    def __float__(self): raise KeyError('no float')
                    def __iter__(self): raise KeyError('no iter')
                    def __fspath__(self): raise KeyError('no path')
                    def keys(self): raise KeyError('no keys')
                    def items(self): raise KeyError('no items')
                    def __getitem__(self, key): raise KeyError('no item')
                    @property
                    def x(self): raise KeyError('no x')
                def failing(n):
                    yield from range(n)
                    raise KeyError('no more')
                @dataclasses.dataclass
                class XY:
                    x: object
                    y: object
                class Ns(collections.UserDict): pass
                """);
    }

    record Point(int x, int y) {}

    enum Colour { RED, GREEN }

    private static final class Alien {}

    private DynamicTest from(String expression, TypeRef<?> type) {
        return DynamicTest.dynamicTest(expression + " as " + type, () -> {
            try (PyObject counts = python.eval("counts"); PyObject o = python.eval(expression)) {
                for (int i = 0; i < WARM_UP; i++) {
                    attempt(o, type);
                }
                long blocks = blocks();
                List<Long> before = counts(counts, o);
                for (int i = 0; i < TIMES; i++) {
                    attempt(o, type);
                }
                List<Long> after = counts(counts, o);
                for (int i = 0; i < before.size(); i++) {
                    // None, True and False have other users.
                    long tolerance = i >= 1 && i <= 3 ? TOLERANCE : 0;
                    assertThat(after.get(i) - before.get(i)).as("references, item " + i).isBetween(-tolerance, tolerance);
                }
                assertThat(blocks() - blocks).as("objects left behind").isBetween((long) -TOLERANCE, (long) TOLERANCE);
            }
        });
    }

    private static List<Long> counts(PyObject counts, PyObject o) {
        try (PyObject result = counts.call(o)) {
            return result.as(new TypeRef<List<Long>>() {});
        }
    }

    private long blocks() {
        try (PyObject count = python.eval("(gc.collect(), sys.getallocatedblocks())[1]")) {
            return count.toLong();
        }
    }

    private void attempt(PyObject o, TypeRef<?> type) {
        try (Scope _ = python.scope()) {
            o.as(type);
        } catch (ConversionException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        } catch (PythonException raised) {
            raised.release();
        }
    }

    private DynamicTest to(Object value) {
        String name = value.getClass().getSimpleName() + " " + (value.getClass().isArray() ? "" : value);
        return DynamicTest.dynamicTest(name, () -> {
            for (int i = 0; i < WARM_UP; i++) {
                convert(value);
            }
            long blocks = blocks();
            long none = none();
            for (int i = 0; i < TIMES; i++) {
                convert(value);
            }
            assertThat(blocks() - blocks).as("objects left behind").isBetween((long) -TOLERANCE, (long) TOLERANCE);
            assertThat(none() - none).as("references to None, True, False").isBetween((long) -TOLERANCE, (long) TOLERANCE);
        });
    }

    private long none() {
        try (PyObject count = python.eval("sys.getrefcount(None) + sys.getrefcount(True) + sys.getrefcount(False)")) {
            return count.toLong();
        }
    }

    private void convert(Object value) {
        try (PyObject o = python.toPython(value)) {
            assertThat(o.isOpen()).isTrue();
        } catch (ConversionException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        } catch (PythonException raised) {
            raised.release();
        }
    }

    private DynamicTest from(String expression, Class<?> type) {
        return from(expression, TypeRef.of(type));
    }

    @TestFactory
    List<DynamicTest> scalarsToJava() {
        return List.of(
                from("10**6", long.class), from("10**12", long.class), from("2**70", long.class), from("'x'", int.class),
                from("Index(10**12)", long.class), from("Index(10**12)", int.class), from("Failing()", int.class), from("Index('x')", int.class),
                from("10**40", BigInteger.class), from("Index(-10**40)", BigInteger.class), from("Failing()", BigInteger.class),
                from("1.5", double.class), from("2**53+1", double.class), from("2**60", double.class), from("10**400", double.class),
                from("Index(10**18)", double.class), from("Failing()", double.class), from("1e300", float.class),
                from("True", boolean.class), from("1", boolean.class), from("'abc'", String.class), from("'\\u20ac\\U0001f600'", String.class),
                from("5", String.class), from("'\\u20ac'", char.class), from("'ab'", char.class),
                from("b'abc'", byte[].class), from("bytearray(b'abc')", byte[].class), from("memoryview(b'abcd')[::2]", byte[].class),
                from("memoryview(b'abcd').cast('i')", byte[].class), from("5", byte[].class), from("b'abc'", ByteBuffer.class),
                from("'abc'", char[].class), from("['a', 'bc']", char[].class),
                from("None", Object.class), from("object()", Object.class), from("object()", PyObject.class),
                from("decimal.Decimal('1.5')", BigDecimal.class), from("decimal.Decimal('NaN')", BigDecimal.class),
                from("decimal.Decimal('NaN')", Object.class), from("7", BigDecimal.class), from("'7'", BigDecimal.class),
                from("fractions.Fraction(10**20, 3)", Fraction.class), from("5", Fraction.class), from("'5'", Fraction.class),
                from("1+2j", Complex.class), from("1.5", Complex.class), from("'1'", Complex.class),
                from("uuid.UUID(int=10**30)", UUID.class), from("'x'", UUID.class),
                from("pathlib.Path('/tmp/x')", Path.class), from("b'/tmp/x'", Path.class), from("'\\0'", Path.class), from("5", Path.class),
                from("Failing()", Path.class), from("Index(5)", Path.class),
                from("'RED'", Colour.class), from("'BLUE'", Colour.class), from("enum.Enum('C', 'RED').RED", Colour.class),
                from("enum.IntFlag('C', 'RED GREEN')(3)", Colour.class), from("5", Colour.class),
                from("5", OptionalInt.class), from("None", OptionalInt.class), from("'5'", OptionalInt.class));
    }

    @TestFactory
    List<DynamicTest> timesToJava() {
        String berlin = "tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))";
        return List.of(
                from("datetime.date(2020, 1, 2)", LocalDate.class), from("datetime.datetime(2020, 1, 2)", LocalDate.class),
                from("datetime.time(1, 2, 3, 4)", LocalTime.class), from("datetime.time(1, tzinfo=datetime.timezone.utc)", LocalTime.class),
                from("datetime.time(1, tzinfo=datetime.timezone.utc)", OffsetTime.class), from("datetime.time(1)", OffsetTime.class),
                from("datetime.datetime(2020, 1, 2, 3)", LocalDateTime.class), from("datetime.datetime(2020, 1, 2, " + berlin, LocalDateTime.class),
                from("datetime.datetime(2020, 1, 2, " + berlin, ZonedDateTime.class), from("datetime.datetime(2020, 1, 2)", ZonedDateTime.class),
                from("datetime.datetime(2020, 3, 29, 2, 30, " + berlin, ZonedDateTime.class),
                from("datetime.datetime(2020, 1, 2, " + berlin, OffsetDateTime.class), from("datetime.datetime(2020, 1, 2, " + berlin, Instant.class),
                from("datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(microseconds=1)))", OffsetDateTime.class),
                from("datetime.datetime(2020, 1, 2, " + berlin, Object.class), from("datetime.timedelta(5, 6, 7)", Duration.class),
                from("5", Duration.class), from("zoneinfo.ZoneInfo('Asia/Tokyo')", ZoneId.class), from("datetime.timezone.utc", ZoneId.class),
                from("object()", ZoneId.class), from("XY(1, 2)", ZoneId.class));
    }

    @TestFactory
    List<DynamicTest> containersToJava() {
        TypeRef<?> lists = new TypeRef<List<List<Integer>>>() {};
        TypeRef<?> maps = new TypeRef<Map<String, Set<Long>>>() {};
        return List.of(
                from("[[10**6, 10**7], [10**8]]", lists), from("([10**6], (10**7,))", lists), from("[[10**6], [10**7, 'x']]", lists),
                from("[[10**6], 5]", lists), from("'ab'", lists), from("Failing()", lists), from("[failing(3)]", lists),
                from("{'a': {10**6, 10**7}}", maps), from("collections.OrderedDict(a={10**6})", maps), from("Ns(a={10**6})", maps),
                from("{'a': {10**6, 'x'}}", maps), from("{5: {10**6}}", maps), from("{'a': [10**6, 10**6]}", maps), from("Failing()", maps),
                from("[10**6, 10**7]", long[].class), from("(x for x in [10**6, 10**7])", long[].class), from("[10**6, 'x']", long[].class),
                from("range(10**6, 10**6 + 9)", int[].class), from("failing(3)", int[].class), from("[1.5, 2.5]", double[].class),
                from("['a', None, 'b']", String[].class), from("['a', 5]", String[].class), from("[True, False]", boolean[].class),
                from("[[1.5], (2, {'a': {3}}), object()]", Object.class),
                from("XY(10**6, 10**7)", Point.class), from("XY(10**6, 'x')", Point.class), from("Failing()", Point.class),
                from("{'x': 10**6, 'y': 10**7}", Point.class), from("{'x': 10**6}", Point.class), from("{'x': 1, 'y': 2, 'z': 3}", Point.class),
                from("(10**6, 10**7)", Point.class), from("(10**6, 'x')", Point.class), from("object()", Point.class),
                from("[None, 'x']", new TypeRef<List<Optional<String>>>() {}));
    }

    @TestFactory
    List<DynamicTest> toPython() {
        Object[] self = {1, null};
        self[1] = self;
        return List.of(
                to(1_000_000L), to(BigInteger.TEN.pow(50)), to(1.5f), to('\u20ac'), to("text"), to("\u20ac"), to("\ud83d\ude00"), to(true),
                to(new byte[100]), to(ByteBuffer.wrap(new byte[100])), to(new char[] {'a'}), to(new long[] {1L << 40, 2}), to(new double[9]),
                to(new boolean[9]), to(new String[][] {{"a", null}, null}), to(new Object[] {1_000_000, new Alien()}), to(self),
                to(Arrays.asList("a", null, 1.5)), to(List.of(List.of(1_000_000), new Alien())), to(Set.of("abc", 1_000_000)), to(Set.of(1, 1L)),
                to(Set.of(List.of(1))), to(Map.of("abc", List.of(1_000_000))), to(Map.of("abc", new Alien())), to(Map.of(List.of(1), 1)),
                to(Map.of(1, 1, 1L, 2)), to(Map.of(new Alien(), 1)), to(Optional.of("abc")), to(Optional.empty()), to(OptionalInt.of(1_000_000)),
                to(new BigDecimal("1e50")), to(Fraction.of(10_000_000_000L, 3)), to(new Complex(1, 2)), to(new UUID(1, 2)), to(Path.of("/tmp")),
                to(Path.of("/tmp").toFile()), to(Colour.RED), to(new Point(1_000_000, 2)), to(List.of(new Point(1, 2), new Alien())),
                to(LocalDate.EPOCH), to(LocalDate.MAX), to(LocalTime.NOON), to(LocalTime.MAX), to(OffsetTime.of(LocalTime.NOON, ZoneOffset.MIN)),
                to(LocalDateTime.of(2020, 1, 2, 3, 4)), to(Instant.EPOCH), to(Instant.MAX), to(Duration.ofDays(3)), to(Duration.ofNanos(1)),
                to(OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 6000, ZoneOffset.MAX)), to(ZonedDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneId.of("Asia/Tokyo"))),
                to(ZoneOffset.UTC), to(ZoneId.of("Asia/Tokyo")));
    }
}
