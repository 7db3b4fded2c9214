package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.TypeRef;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be converted is refused with the path to it, what was expected, and what was there. */
class RefusalTests {
    private final Interpreter python = ConvertPython.embedded();

    enum Colour { RED, GREEN }

    /** A class that nobody converts. */
    private static final class Alien {}

    record Point(int x, int y) {}

    record Line(Point from, List<Point> via, String name) {}

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("not positive: " + value);
            }
        }
    }

    private void refused(String expression, Type type, String message) {
        try (PyObject o = python.eval(expression)) {
            assertThatExceptionOfType(ConversionException.class).as(expression).isThrownBy(() -> o.as(TypeRef.of(type))).withMessage(message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "2**31              | int     | int 2147483648 does not fit int (-2147483648 to 2147483647)",
        "-129               | byte    | int -129 does not fit byte (-128 to 127)",
        "2**63              | long    | int 9223372036854775808 does not fit long (-9223372036854775808 to 9223372036854775807)",
        "'5'                | int     | expected int, got str '5'",
        "5.0                | int     | expected int, got float 5.0",
        "None               | int     | expected int, got None",
        "None               | boolean | expected bool, got None",
        "2**53 + 1          | double  | int 9007199254740993 does not fit double without rounding",
        "1e39               | float   | float 1e+39 does not fit float",
        "2**24 + 1          | float   | int 16777217 does not fit float without rounding",
        "'1.5'              | double  | expected float, got str '1.5'",
        "1                  | boolean | expected bool, got int 1",
        "'ab'               | char    | expected a str of one character up to U+FFFF, got str 'ab'",
        "'\\U0001f600'      | char    | expected a str of one character up to U+FFFF, got str '\\U0001f600'",
    })
    void primitives(String expression, String type, String message) throws ClassNotFoundException {
        String expected = message.replace("\\U0001f600", "\ud83d\ude00");
        refused(expression, Class.forPrimitiveName(type), expected);
    }

    @Test
    void simpleValues() {
        refused("b'x'", String.class, "expected str, got bytes b'x'");
        refused("'x'", byte[].class, "expected bytes, got str 'x'");
        refused("'x'", BigInteger.class, "expected int, got str 'x'");
        refused("1.5", BigDecimal.class, "expected decimal.Decimal, got float 1.5");
        refused("decimal.Decimal('sNaN')", BigDecimal.class, "Decimal sNaN has no BigDecimal");
        refused("decimal.Decimal('-Infinity')", BigDecimal.class, "Decimal -Infinity has no BigDecimal");
        refused("'x'", UUID.class, "expected uuid.UUID, got str 'x'");
        refused("1", Path.class, "expected str or os.PathLike, got int 1");
        refused("'abc'", Colour.class, "expected one of Colour's [RED, GREEN], got str 'abc'");
        refused("1", Colour.class, "expected str or enum.Enum for Colour, got int 1");
        refused("'x'", Number.class, "expected number, got str 'x'");
        refused("object()", int.class, "expected int, got object");
        refused("10**5000", int.class, "int ... does not fit int (-2147483648 to 2147483647)");
        refused("'y' * 100", int.class, "expected int, got str '" + "y".repeat(49) + "..." + "y".repeat(6) + "'");
    }

    @Test
    void times() {
        refused("datetime.datetime(2020, 1, 2, 3)", LocalDate.class, "expected datetime.date, got datetime");
        refused("datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc)", LocalDateTime.class,
                "a datetime with a time zone is no LocalDateTime");
        refused("datetime.datetime(2020, 1, 2)", Instant.class, "expected a time with a time zone, got a naive datetime");
        refused("datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(microseconds=1)))", OffsetDateTime.class,
                "the UTC offset PT0.000001S does not fit java.time.ZoneOffset, which has seconds and at most 18 hours");
        refused("datetime.datetime(2020, 3, 29, 2, 30, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))", ZonedDateTime.class,
                "2020-03-29T02:30 does not exist in Europe/Berlin: the clock skips it");
    }

    @Test
    void elementsByTheirPath() {
        refused("[1, 2, 'x']", new TypeRef<List<Integer>>() {}.type(), "[2]: expected int, got str 'x'");
        refused("{'a': [1], 'b': [1, None, 2**40]}", new TypeRef<Map<String, List<Integer>>>() {}.type(),
                "['b'][2]: int 1099511627776 does not fit int (-2147483648 to 2147483647)");
        refused("{'a': 1, 2: 2}", new TypeRef<Map<String, Integer>>() {}.type(), ".keys(): expected str, got int 2");
        refused("(i for i in [1, 'x'])", new TypeRef<Set<Integer>>() {}.type(), "[1]: expected int, got str 'x'");
        refused("[[1], [2, 'x']]", int[][].class, "[1][1]: expected int, got str 'x'");
        refused("[1, True, 'x']", double[].class, "[2]: expected float, got str 'x'");
        refused("{'from_': {'x': 1, 'y': 2}, 'via': [(3, 4), (5, '6')], 'name': 'l'}", Line.class,
                ".via[1].y: expected int, got str '6'");
    }

    @Test
    void wholeContainers() {
        refused("'abc'", new TypeRef<List<String>>() {}.type(), "expected list, got str 'abc'");
        refused("b'abc'", List.class, "expected list, got bytes b'abc'");
        refused("{1: 2}", List.class, "expected list, got dict of 1");
        refused("5", List.class, "expected list, got int 5");
        refused("[1, 2]", Map.class, "expected dict, got list of 2");
        refused("[1, 1]", new TypeRef<Set<Integer>>() {}.type(), "[1]: expected elements that differ in Java, got int 1");
        refused("{'RED': 1, enum.Enum('C', 'RED').RED: 2}", new TypeRef<Map<Colour, Integer>>() {}.type(),
                ".keys(): expected keys that differ in Java, got C");
        refused("{'a': None}", new TypeRef<ConcurrentMap<String, String>>() {}.type(),
                "a java.util.concurrent.ConcurrentHashMap cannot hold a=null");
        refused("{1: 1, 'a': 2}", TreeMap.class, "a java.util.TreeMap cannot hold a=2");
    }

    @Test
    void records() {
        refused("{'x': 1}", Point.class, ".y: missing in dict of 1");
        refused("{'x': 1, 'y': 2, 'z': 3}", Point.class, "the dict has keys that Point[x, y] has not: {'x': 1, 'y': 2, 'z': 3}");
        refused("(1, 2, 3)", Point.class, "expected Point[x, y], got tuple of 3");
        refused("object()", Point.class, ".x: missing in object");
        refused("'text'", Point.class, "expected Point[x, y], got str 'text'");
        refused("(0,)", Positive.class, "Positive refuses these values: not positive: 0");
    }

    @Test
    void typesWithoutConversion() {
        refused("1", Thread.class, "there is no conversion from Python to java.lang.Thread");
        refused("[1]", new TypeRef<List<Thread>>() {}.type(), "there is no conversion from Python to java.lang.Thread");
    }

    @Test
    void whatContainsItself() {
        python.exec("circle = []; circle.append(circle); wheel = {}; wheel['w'] = wheel");
        for (String name : List.of("circle", "wheel")) {
            try (PyObject o = python.eval(name)) {
                assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> o.as(Object.class))
                        .withMessageEndingWith(": containers nested more than 500 deep; does one contain itself?");
            }
        }
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(circle))
                .withMessageEndingWith(": containers nested more than 500 deep; does one contain itself?");
        try (PyObject deep = python.eval("[1, [2, [3]]]")) {
            assertThat(deep.as(Object.class)).as("and the next conversion works").isEqualTo(List.of(1L, List.of(2L, List.of(3L))));
        }
    }

    private void refusedToPython(Object value, String message) {
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.toPython(value)).withMessage(message);
    }

    @Test
    void toPython() {
        refusedToPython(new Alien(), "there is no conversion to Python for " + Alien.class.getTypeName());
        refusedToPython(List.of(1, Map.of("a", new Object[] {2, new Alien()})),
                "[1]['a'][1]: there is no conversion to Python for " + Alien.class.getTypeName());
        refusedToPython(Map.of(new Alien(), 1), "a key: there is no conversion to Python for " + Alien.class.getTypeName());
        Map<Object, Integer> keys = new LinkedHashMap<>();
        keys.put(1, 1);
        keys.put(1.0, 2);
        keys.put(true, 3);
        refusedToPython(keys, "some of the 3 keys are equal in Python: only 1 would be left");
        refusedToPython(Set.of(1, 1L), "some of the 2 elements are equal in Python: only 1 would be left");
        refusedToPython(LocalDate.of(10_000, 1, 1), "+10000-01-01 does not fit: Python's years are 1 to 9999");
        refusedToPython((Serializable) Instant.MIN, "-1000000000-01-01T00:00:00Z does not fit: Python's years are 1 to 9999");
    }

    @Test
    void containersThatChangeWhileTheyAreConverted() {
        python.exec("""
                class Shrinks:
                    def __index__(self):
                        changing.clear()
                        return 1
                class Grows:
                    def __index__(self):
                        changing.append(self) if isinstance(changing, list) else changing.update({len(changing): self})
                        return 1
                """);
        for (String list : List.of("[Shrinks(), Shrinks(), 3]", "[Grows(), 3]")) {
            for (Type type : List.of(int[].class, Integer[].class, new TypeRef<List<Integer>>() {}.type())) {
                python.exec("changing = " + list);
                assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(() -> python.eval("changing").as(TypeRef.of(type)));
            }
        }
        for (String dict : List.of("{'a': Shrinks(), 'b': 2}", "{'a': Grows(), 'b': 2}")) {
            python.exec("changing = " + dict);
            assertThatExceptionOfType(ConcurrentModificationException.class)
                    .isThrownBy(() -> python.eval("changing").as(new TypeRef<Map<Object, Integer>>() {}));
        }
    }

    @Test
    void exceptionsOfPythonPassThrough() {
        python.exec("class Failing:\n    def __index__(self): raise KeyError('no index')\n    def __iter__(self): raise KeyError('no iter')");
        try (PyObject o = python.eval("[Failing()]")) {
            assertThatExceptionOfType(dev.sanca.PythonException.class).isThrownBy(() -> o.as(int[].class)).withMessageContaining("no index");
            assertThatExceptionOfType(dev.sanca.PythonException.class).isThrownBy(() -> o.as(int[][].class)).withMessageContaining("no iter");
        }
    }
}
