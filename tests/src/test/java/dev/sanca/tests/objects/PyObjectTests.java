package dev.sanca.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.Interpreter;
import dev.sanca.Kwargs;
import dev.sanca.Operator;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be done with a Python object, whatever it is. */
class PyObjectTests {
    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = Python.start();
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    private static void assertRaises(String type, ThrowingCallable body) {
        assertThatExceptionOfType(PythonException.class).isThrownBy(body)
                .satisfies(raised -> assertThat(raised.matches(python.builtin(type))).as(raised.getMessage()).isTrue());
    }

    @Test
    void theCurrentInterpreterIsThatOfTheCode() {
        assertThatIllegalStateException().isThrownBy(Interpreter::current).withMessageContaining("not attached");
        assertThat(python.call(Interpreter::current)).isSameAs(python);
        try (var _ = python.attach()) {
            assertThat(Interpreter.current()).isSameAs(python);
        }
    }

    @Test
    void attributesAreReadWrittenFoundAndDeleted() {
        PyObject object = python.eval("type('T', (), {})()");
        object.setAttr("x", 5);
        assertThat(object.attr("x").toLong()).isEqualTo(5);
        assertThat(object.hasAttr("x")).isTrue();
        object.deleteAttr("x");
        assertThat(object.hasAttr("x")).isFalse();
        assertThat(object.findAttr("x")).isEmpty();
        assertRaises("AttributeError", () -> object.attr("x"));
        assertRaises("AttributeError", () -> object.deleteAttr("x"));
        object.setAttr("\uD83D\uDE00 \0", 1);
        assertThat(object.attr("\uD83D\uDE00 \0").toLong()).isEqualTo(1);
    }

    @Test
    void onlyAttributeErrorMeansThatThereIsNone() {
        PyObject hostile = python.eval("type('T', (), {'x': property(lambda self: 1 / 0)})()");
        assertRaises("ZeroDivisionError", () -> hostile.hasAttr("x"));
        assertRaises("ZeroDivisionError", () -> hostile.findAttr("x"));
        assertRaises("TypeError", () -> python.eval("{}").findItem(List.of(1)));
    }

    @Test
    void itemsAreReadWrittenFoundAndDeleted() {
        PyObject dict = python.eval("{}");
        dict.setItem("k", null);
        assertThat(dict.item("k").isNone()).isTrue();
        dict.deleteItem("k");
        assertThat(dict.findItem("k")).isEmpty();
        assertRaises("KeyError", () -> dict.item("k"));
        assertRaises("KeyError", () -> dict.deleteItem("k"));
        PyObject list = python.eval("[1, 2, 3]");
        assertThat(list.item(-1).toLong()).isEqualTo(3);
        assertThat(list.findItem(3)).isEmpty();
        assertRaises("IndexError", () -> list.item(3));
        assertRaises("TypeError", () -> list.item("x"));
    }

    @Test
    void slices() {
        PyObject list = python.eval("list(range(10))");
        assertThat(list.slice(2, 4)).hasToString("[2, 3]");
        assertThat(list.slice(-3, -1)).hasToString("[7, 8]");
        assertThat(list.item(python.slice(null, null, -3L))).hasToString("[9, 6, 3, 0]");
        list.setItem(python.slice(0L, 8L, null), List.of());
        assertThat(list).hasToString("[8, 9]");
        list.deleteItem(python.slice(null, 1L, null));
        assertThat(list).hasToString("[9]");
        assertRaises("TypeError", () -> python.eval("5").slice(0, 1));
    }

    @Test
    void containers() {
        PyObject list = python.eval("['a', None]");
        assertThat(list.length()).isEqualTo(2);
        assertThat(list.contains("a")).isTrue();
        assertThat(list.contains(null)).isTrue();
        assertThat(list.contains("b")).isFalse();
        assertRaises("TypeError", () -> python.eval("5").length());
        assertRaises("TypeError", () -> python.eval("5").contains(1));
    }

    @Test
    void iterationGivesItemsAndThrowsWhatIsRaised() {
        assertThat(python.eval("(i * i for i in range(4))").stream().map(PyObject::toLong)).containsExactly(0L, 1L, 4L, 9L);
        var broken = python.eval("(1 // x for x in (1, 0))").iterator();
        assertThat(broken.next().toLong()).isEqualTo(1);
        assertRaises("ZeroDivisionError", broken::hasNext);
        var ended = python.eval("()").iterator();
        assertThat(ended.hasNext()).isFalse();
        assertThatThrownBy(ended::next).isInstanceOf(NoSuchElementException.class);
        assertRaises("TypeError", () -> python.eval("5").iterator());
        // Read no further than asked for.
        assertThat(python.eval("__import__('itertools').count()").stream().limit(3).map(PyObject::toLong)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void calls() {
        PyObject echo = python.eval("lambda *a, **k: (a, k)");
        assertThat(echo.call()).hasToString("((), {})");
        assertThat(echo.call(1, "two", null, 4.0, true)).hasToString("((1, 'two', None, 4.0, True), {})");
        assertThat(echo.call((Object) null)).hasToString("((None,), {})");
        assertThat(echo.call((Object[]) null)).hasToString("((None,), {})");
        assertThat(echo.call(1, Kwargs.of("b", 2).and("a", 1))).hasToString("((1,), {'b': 2, 'a': 1})");
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("x", null);
        assertThat(echo.call(Kwargs.of(named))).hasToString("((), {'x': None})");
        assertThat(python.eval("'a,b'").callMethod("split", ",")).hasToString("['a', 'b']");
        assertRaises("TypeError", () -> python.eval("5").call());
        assertRaises("AttributeError", () -> python.eval("5").callMethod("no_such"));
        assertThatIllegalArgumentException().isThrownBy(() -> Kwargs.of("a", 1).and("a", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> echo.call(1, new Object() {})).withMessageContaining("argument 2");
        assertThatIllegalArgumentException().isThrownBy(() -> echo.call(Kwargs.of("a", 1), 2)).withMessageContaining("come last");
        assertThatIllegalArgumentException().isThrownBy(() -> echo.call(Kwargs.of("key", new Object() {})))
                .withMessageContaining("argument 'key'");
    }

    static Stream<Arguments> operators() {
        return Stream.of(
                Arguments.of(Operator.ADD, "10"), Arguments.of(Operator.SUBTRACT, "4"), Arguments.of(Operator.MULTIPLY, "21"),
                Arguments.of(Operator.DIVIDE, "2.3333333333333335"), Arguments.of(Operator.FLOOR_DIVIDE, "2"),
                Arguments.of(Operator.REMAINDER, "1"), Arguments.of(Operator.POWER, "343"), Arguments.of(Operator.SHIFT_LEFT, "56"),
                Arguments.of(Operator.SHIFT_RIGHT, "0"), Arguments.of(Operator.AND, "3"), Arguments.of(Operator.OR, "7"),
                Arguments.of(Operator.XOR, "4"), Arguments.of(Operator.LESS, "False"), Arguments.of(Operator.LESS_OR_EQUAL, "False"),
                Arguments.of(Operator.EQUAL, "False"), Arguments.of(Operator.NOT_EQUAL, "True"), Arguments.of(Operator.GREATER, "True"),
                Arguments.of(Operator.GREATER_OR_EQUAL, "True"));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void binaryOperators(Operator operator, String expected) {
        assertThat(python.eval("7").apply(operator, 3)).hasToString(expected);
        assertThat(python.eval("7 " + operator.symbol() + " 3")).hasToString(expected);
    }

    @Test
    void moreOperators() {
        PyObject seven = python.eval("7");
        assertThat(seven.negate()).hasToString("-7");
        assertThat(seven.positive()).hasToString("7");
        assertThat(seven.invert()).hasToString("-8");
        assertThat(python.eval("-7").abs()).hasToString("7");
        assertThat(seven.add(1).subtract(2).multiply(3).floorDivide(4).remainder(5).power(2).divide(4)).hasToString("4.0");
        PyObject matrix = python.eval("type('M', (), {'__matmul__': lambda a, b: ('m', b)})()");
        assertThat(matrix.apply(Operator.MATRIX_MULTIPLY, 3)).hasToString("('m', 3)");
        PyObject list = python.eval("[1]");
        assertThat(list.applyInPlace(Operator.ADD, List.of(2)).is(list)).isTrue();
        assertThat(list).hasToString("[1, 2]");
        assertRaises("TypeError", () -> seven.add("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> seven.applyInPlace(Operator.LESS, 1));
    }

    @Test
    void typesAndTruth() {
        PyObject seven = python.eval("7");
        assertThat(seven.type().is(python.builtin("int"))).isTrue();
        assertThat(seven.isInstance(python.builtin("int"))).isTrue();
        assertThat(seven.isInstance(python.eval("(str, list)"))).isFalse();
        assertThat(python.builtin("bool").isSubclass(python.builtin("int"))).isTrue();
        assertThat(python.eval("[]").isTrue()).isFalse();
        assertThat(python.eval("[0]").isTrue()).isTrue();
        assertThat(python.eval("len").isCallable()).isTrue();
        assertThat(seven.isCallable()).isFalse();
        assertThat(python.eval("None").isNone()).isTrue();
        assertThat(seven.dir()).contains("bit_length", "real");
        assertThat(python.eval("'it\\'s'").repr()).isEqualTo("\"it's\"");
        assertRaises("TypeError", () -> seven.isInstance(seven));
    }

    @Test
    void pythonObjectsAreKeysOfJavaMaps() {
        Map<PyObject, String> map = new HashMap<>();
        map.put(python.eval("(1, 'a')"), "tuple");
        map.put(python.eval("10**30"), "big");
        assertThat(map).containsEntry(python.eval("(1.0, 'a')"), "tuple").containsEntry(python.eval("10**30"), "big");
        assertThat(map.get(python.eval("(2,)"))).isNull();
        assertThat(python.eval("1")).isNotEqualTo(1L);
        assertRaises("TypeError", () -> map.put(python.eval("[]"), "list"));
    }

    @Test
    void objectsAreSortedByPythonsOrder() {
        List<PyObject> sorted = python.eval("['b', 'c', 'a']").stream().sorted(PyObject::compareTo).toList();
        assertThat(sorted).extracting(PyObject::toString).containsExactly("a", "b", "c");
        assertRaises("TypeError", () -> python.eval("1").compareTo(python.eval("'a'")));
    }

    @Test
    void textIsThatOfPythonWhateverHappens() {
        assertThat(python.eval("'a\\0\\ud800\\U0001f600'")).hasToString("a\0\uD800\uD83D\uDE00");
        PyObject hostile = python.eval("type('T', (), {'__str__': lambda self: 1 / 0})()");
        assertThat(hostile.toString()).contains("ZeroDivisionError");
        PyObject closed = python.eval("1");
        closed.close();
        assertThat(closed.toString()).contains("closed");
    }

    @Test
    void scopesCloseWhatWasMadeInThem() {
        PyObject kept;
        PyObject lost;
        PyObject inner;
        try (Scope scope = python.scope()) {
            lost = python.eval("[1]");
            try (Scope nested = python.scope()) {
                inner = nested.keep(python.eval("[2]"));
            }
            assertThat(inner.length()).isEqualTo(1);
            kept = scope.keep(python.eval("[3]"));
        }
        assertThat(lost.isOpen()).isFalse();
        assertThat(inner.isOpen()).isFalse();
        assertThat(kept.length()).isEqualTo(1);
        kept.close();
    }

    @Test
    void namespacesOfEvalAndExec() {
        PyObject globals = python.eval("{'x': 1}");
        python.exec("y = x + 1", globals, null);
        assertThat(globals.item("y").toLong()).isEqualTo(2);
        assertThat(python.eval("x + z", globals, Map.of("z", 10)).toLong()).isEqualTo(11);
        assertThat(python.eval("len([1])", python.eval("{}"), null).toLong()).isEqualTo(1);
        python.exec("left_in_main = 5");
        assertThat(python.globals().item("left_in_main").toLong()).isEqualTo(5);
        assertRaises("TypeError", () -> python.eval("1", python.eval("[]"), null));
        assertRaises("TypeError", () -> python.eval("1", null, python.eval("5")));
        assertRaises("SyntaxError", () -> python.eval("1 +"));
        assertRaises("SyntaxError", () -> python.exec("a\0b"));
        assertRaises("UnicodeEncodeError", () -> python.exec("'\uD800'"));
        assertRaises("NameError", () -> python.eval("no_such_name"));
        assertRaises("ModuleNotFoundError", () -> python.importModule("no.such.module"));
        assertThat(python.importModule("os.path").attr("__name__").toString()).endsWith("path");
    }
}
