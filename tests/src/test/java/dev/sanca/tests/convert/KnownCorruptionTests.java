package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.Complex;
import dev.sanca.ConversionException;
import dev.sanca.Fraction;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The values that other bridges between Java and Python lose, cut or turn into something else, most of them silently. */
class KnownCorruptionTests {
    private final Interpreter python = ConvertPython.embedded();

    public enum Colour { RED, GREEN }

    /** Names that mean something to Python's Enum or str. */
    public enum Awkward { mro, _private, __dunder__, name, value, title, def, None }

    public record Keywords(int from, int lambda, Awkward none) {}

    public record Point(int x, int y) {}

    private Object natural(String expression) {
        try (PyObject o = python.eval(expression)) {
            return o.as(Object.class);
        }
    }

    private String repr(Object value) {
        return ConvertPython.repr(python, value);
    }

    @Test
    void integers() {
        assertThat(natural("5")).isEqualTo(5L);
        assertThat(natural("2**200")).isEqualTo(BigInteger.TWO.pow(200));
        assertThat(natural("2**63")).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(natural("-2**63")).isEqualTo(Long.MIN_VALUE);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("2**31").toInt())
                .withMessageContaining("2147483648").satisfies(e -> assertThat(e.reason()).isEqualTo(ConversionException.Reason.RANGE));
        assertThat(repr(BigInteger.TWO.pow(200))).isEqualTo(BigInteger.TWO.pow(200).toString());
        python.exec("class Five:\n    def __index__(self): return 5");
        assertThat(python.eval("Five()").as(byte.class)).isEqualTo((byte) 5);
        assertThat(natural("True")).isEqualTo(true);
        assertThat(repr(true)).isEqualTo("True");
    }

    @Test
    void text() {
        assertThat(natural("'\\U0001f600'")).isEqualTo("\ud83d\ude00");
        assertThat(repr("\ud83d\ude00")).isEqualTo("'\ud83d\ude00'");
        try (PyObject emoji = python.toPython("\ud83d\ude00")) {
            assertThat(emoji.length()).isEqualTo(1);
        }
        assertThat(natural("'\\ud800'")).isEqualTo("\ud800");
        assertThat(natural("'\\U0001f600\\ud800'")).isEqualTo("\ud83d\ude00\ud800");
        assertThat(repr("\ud800")).isEqualTo("'\\ud800'");
        assertThat(natural("'a\\0b'")).isEqualTo("a\0b");
        assertThat(repr("a\0b")).isEqualTo("'a\\x00b'");
        assertThat(repr('c')).isEqualTo("'c'");
        assertThat((byte[]) natural("b'\\x00\\xff'")).containsExactly(0, -1);
    }

    @Test
    void numbersThatAreNoDoubles() {
        assertThat(natural("decimal.Decimal('1.10')")).isEqualTo(new BigDecimal("1.10"));
        assertThat(natural("fractions.Fraction(1, 3)")).isEqualTo(Fraction.of(1, 3));
        assertThat(natural("complex(1, -0.0)")).isEqualTo(new Complex(1, -0.0));
        assertThat(natural("decimal.Decimal('NaN')")).as("Java has none").isInstanceOf(PyObject.class);
    }

    @Test
    void containers() {
        assertThat((List<?>) natural("[1, 'a', None]")).isEqualTo(java.util.Arrays.asList(1L, "a", null));
        assertThat(natural("(1, (2,))")).isEqualTo(List.of(1L, List.of(2L)));
        assertThat(natural("{1, 2}")).isEqualTo(Set.of(1L, 2L));
        assertThat(natural("frozenset([1])")).isEqualTo(Set.of(1L));
        assertThat(natural("{'a': {1: 2.5}}")).isEqualTo(Map.of("a", Map.of(1L, 2.5)));
        try (PyObject list = python.toPython(List.of(1, 2))) {
            assertThat(list.contains(1)).as("1 in List.of(1, 2)").isTrue();
        }
    }

    @Test
    void theStandardLibrary() {
        UUID uuid = UUID.randomUUID();
        assertThat(natural("datetime.date(2024, 2, 29)")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(natural("datetime.timedelta(days=-1)")).isEqualTo(Duration.ofDays(-1));
        assertThat(natural("uuid.UUID('" + uuid + "')")).isEqualTo(uuid);
        assertThat(natural("pathlib.Path('a/b')")).isEqualTo(Path.of("a", "b"));
        assertThat(repr(LocalDate.of(2024, 2, 29))).isEqualTo("datetime.date(2024, 2, 29)");
        assertThat(repr(LocalDateTime.of(2024, 2, 29, 12, 0))).isEqualTo("datetime.datetime(2024, 2, 29, 12, 0)");
        assertThat(repr(Duration.ofMillis(1500))).isEqualTo("datetime.timedelta(seconds=1, microseconds=500000)");
        assertThat(repr(uuid)).isEqualTo("UUID('" + uuid + "')");
        assertThat(repr(Path.of("a"))).endsWith("Path('a')");
        assertThat(repr(Optional.of(1))).isEqualTo("1");
        assertThat(repr(Optional.empty())).isEqualTo("None");
        assertThat(repr(new BigDecimal("1.10"))).isEqualTo("Decimal('1.10')");
    }

    @Test
    void enumsAndRecords() {
        try (PyObject red = python.toPython(Colour.RED); PyObject again = python.toPython(Colour.RED)) {
            assertThat(red.repr()).isEqualTo("<Colour.RED: 'RED'>");
            assertThat(red.attr("name").as(String.class)).isEqualTo("RED");
            assertThat(red.callMethod("__eq__", "RED").as(boolean.class)).as("also a str").isTrue();
            assertThat(python.eval("lambda a, b: a is b").call(red, again).as(boolean.class)).isTrue();
            assertThat(red.as(Object.class)).isSameAs(Colour.RED);
        }
        try (PyObject point = python.toPython(new Point(1, 2))) {
            assertThat(point.repr()).endsWith("Point(x=1, y=2)");
            assertThat(python.eval("dataclasses.asdict").call(point).repr()).isEqualTo("{'x': 1, 'y': 2}");
            assertThat(point.as(Object.class)).isEqualTo(new Point(1, 2));
        }
        python.exec("class Shade(enum.Enum):\n    RED = 1\n@dataclasses.dataclass\nclass Pixel:\n    x: int\n    y: int\n    rgb: str = ''");
        assertThat(python.eval("Shade.RED").as(Colour.class)).isSameAs(Colour.RED);
        assertThat(python.eval("Pixel(3, 4)").as(Point.class)).isEqualTo(new Point(3, 4));
        assertThat(natural("Pixel(3, 4)")).isInstanceOf(PyObject.class);
    }

    @Test
    void namesThatPythonReserves() {
        for (Awkward constant : Awkward.values()) {
            try (PyObject o = python.toPython(new Keywords(1, 2, constant))) {
                assertThat(o.attr("none").as(Awkward.class)).isSameAs(constant);
                assertThat(o.attr("none").attr("value").as(String.class)).isEqualTo(constant.name());
                assertThat(o.as(Keywords.class)).isEqualTo(new Keywords(1, 2, constant));
            }
        }
        assertThat(repr(Awkward.title)).isEqualTo("<Awkward.title: 'title'>");
    }

    @Test
    void subclassesStayWhatTheyAre() {
        for (String more : List.of("enum.IntEnum('I', 'A').A", "collections.namedtuple('N', 'a')(1)", "collections.OrderedDict(a=1)",
                "type('S', (str,), {})('x')", "collections.Counter('ab')")) {
            assertThat(natural(more)).as(more).isInstanceOf(PyObject.class);
        }
    }
}
