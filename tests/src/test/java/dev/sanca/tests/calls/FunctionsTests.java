package dev.sanca.tests.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.JavaFunction;
import dev.sanca.Kwargs;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.TypeRef;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Java functions as Python callables. */
class FunctionsTests {
    private static final LongBinaryOperator SUM = (a, b) -> a + b;
    private static final JavaFunction ADD = JavaFunction.of(LongBinaryOperator.class, SUM)
            .withName("add").withModule("sums").withDoc("The sum.").withParameters("a", "b").withDefault("b", 10);

    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = OnePython.RUNNING;
    }

    private static void define(String name, Object function) {
        python.globals().setItem(name, function);
    }

    /** The values of an expression, as Python prints them. */
    private static String value(String expression) {
        return python.eval(expression).toString();
    }

    private static String error(String expression) {
        try {
            return "no error: " + value(expression);
        } catch (PythonException e) {
            return e.getMessage();
        }
    }

    @Test
    void aLambdaIsCalledWithConvertedArguments() {
        define("add", SUM);
        assertThat(value("add(2, 3)")).isEqualTo("5");
        assertThat(value("add(True, 2**62)")).isEqualTo(Long.toString((1L << 62) + 1));
        assertThat(value("callable(add), add is add, add == add, hash(add) == hash(add)")).isEqualTo("(True, True, True, True)");
    }

    @Test
    void itWorksWherePythonCallsFunctions() {
        define("length", (ToIntFunction<String>) String::length);
        assertThat(value("sorted(['ccc', 'a', 'bb'], key=length)")).isEqualTo("['a', 'bb', 'ccc']");
        assertThat(value("list(map(length, ['', 'x']))")).isEqualTo("[0, 1]");
        assertThat(value("__import__('functools').partial(length, 'abcd')()")).isEqualTo("4");
        define("reverse", Comparator.<String>reverseOrder());
        assertThat(value("sorted('bac', key=__import__('functools').cmp_to_key(reverse))")).isEqualTo("['c', 'b', 'a']");
    }

    @Test
    void itDescribesItself() {
        define("add", ADD);
        assertThat(value("add.__name__, add.__qualname__, add.__module__, add.__doc__")).isEqualTo("('add', 'add', 'sums', 'The sum.')");
        assertThat(value("str(__import__('inspect').signature(add))")).isEqualTo("(a: int, b: int = 10) -> int");
        assertThat(value("add.__text_signature__")).isEqualTo("(a: int, b: int = 10) -> int");
        assertThat(value("repr(add)")).startsWith("<Java function add at 0x");
        assertThat(value("__import__('pydoc').render_doc(add, renderer=__import__('pydoc').plaintext)"))
                .contains("add(a: int, b: int = 10) -> int").contains("The sum.");
        assertThat(value("type(add)")).isEqualTo("<class 'sanca.java_function'>");
    }

    @Test
    void withoutADescriptionItIsNamedLikeItsMethod() {
        define("add", SUM);
        assertThat(value("add.__name__, add.__module__, add.__doc__"))
                .isEqualTo("('applyAsLong', 'dev.sanca.tests.calls.FunctionsTests', None)");
        assertThat(value("str(__import__('inspect').signature(add))")).isEqualTo("(arg0: int, arg1: int, /) -> int");
        define("run", (Runnable) () -> {});
        assertThat(value("str(__import__('inspect').signature(run)), run()")).isEqualTo("('() -> None', None)");
    }

    @Test
    void argumentsAreAlsoPassedByKeyword() {
        define("add", ADD);
        assertThat(value("add(1), add(1, 2), add(1, b=2), add(b=1, a=2), add(*[1], **{'b': 5})")).isEqualTo("(11, 3, 3, 3, 6)");
    }

    /** What the same wrong call of a {@code def} says, each version of CPython in its own words. */
    @Test
    void wrongCallsAreToldAsForADef() {
        define("add", ADD);
        define("plain", JavaFunction.of(LongBinaryOperator.class, SUM).withName("add"));
        define("one", JavaFunction.of(UnaryOperator.class, x -> x).withName("one").withParameters("x"));
        define("none", JavaFunction.of(Runnable.class, () -> {}).withName("none"));
        define("many", JavaFunction.of(Three.class, (a, b, c) -> a).withName("many").withParameters("a", "b", "c"));
        python.exec("""
                def _add(a, b=10): pass
                _add.__qualname__ = 'add'
                def _plain(arg0, arg1, /): pass
                _plain.__qualname__ = 'add'
                def _one(x): pass
                _one.__qualname__ = 'one'
                def _none(): pass
                _none.__qualname__ = 'none'
                def _many(a, b, c): pass
                _many.__qualname__ = 'many'
                """);
        for (String call : List.of("add()", "add(1, 2, 3)", "add(1, a=2)", "add(1, x=2)", "add(b=2)", "add(1, 2, 3, x=4)", "plain()",
                "plain(1)", "plain(1, 2, 3)", "plain(1, arg1=2)", "plain(arg0=1, arg1=2)", "plain(1, nothing=2)", "one()", "one(1, 2)",
                "one(y=1)", "none(1)", "none(1, 2)", "none(x=1)", "many()", "many(1)", "many(1, 2, 3, 4)", "many(b=1)")) {
            assertThat(error(call)).as(call).startsWith("TypeError: ").isEqualTo(error("_" + call));
        }
    }

    /** Three parameters of different kinds. */
    @FunctionalInterface
    interface Three {
        Object call(long from, double in, Object value);
    }

    @Test
    void namesOfParametersComeFromTheClassFileAndAreLegalInPython() {
        define("three", (Three) (a, b, c) -> List.of(a, b, c));
        assertThat(value("str(__import__('inspect').signature(three))")).isEqualTo("(from_: int, in_: float, value)");
        assertThat(value("three(value='x', in_=2, from_=1)")).isEqualTo("[1, 2.0, 'x']");
    }

    @Test
    void argumentsThatDoNotFitAreRefusedByPythonsExceptions() {
        define("add", SUM);
        assertThat(error("add(1, 'x')")).startsWith("TypeError: argument 2: expected int, got str 'x'");
        assertThat(error("add(2**70, 1)")).startsWith("OverflowError: argument 1: ");
        assertThat(error("add(1, None)")).startsWith("TypeError: argument 2: ");
        define("anything", (Supplier<Object>) Object::new);
        assertThat(error("anything()")).startsWith("TypeError: result: there is no conversion to Python for java.lang.Object");
    }

    @Test
    void genericTypesAreKnownFromATypeReferenceOrAClass() {
        define("total", JavaFunction.of(new TypeRef<Function<List<Integer>, Integer>>() {},
                list -> list.stream().mapToInt(Integer::intValue).sum()));
        assertThat(value("total([1, 2, 3])")).isEqualTo("6");
        assertThat(error("total([1, 'x'])")).startsWith("TypeError: argument 1[1]: ");
        assertThat(value("str(__import__('inspect').signature(total))")).isEqualTo("(arg0, /) -> int");
        define("half", new Half());
        assertThat(error("half('x')")).startsWith("TypeError: argument 1: ");
        assertThat(value("half(8)")).isEqualTo("4");
    }

    /** A class that says what its type arguments are. */
    private static final class Half implements Function<Integer, Integer> {
        @Override
        public Integer apply(Integer number) {
            return number / 2;
        }
    }

    @Test
    void methodHandlesAndMethodsAreFunctions() throws ReflectiveOperationException {
        MethodHandle replace = MethodHandles.publicLookup().findVirtual(String.class, "replace",
                MethodType.methodType(String.class, char.class, char.class));
        define("replace", replace);
        assertThat(value("replace('banana', 'a', 'o')")).isEqualTo("bonono");
        assertThat(python.eval("replace").as(MethodHandle.class)).isSameAs(replace);
        define("repeat", JavaFunction.of(String.class.getMethod("repeat", int.class), "ab"));
        assertThat(value("repeat(3), repeat.__name__, repeat.__module__")).isEqualTo("('ababab', 'repeat', 'java.lang.String')");
        define("format", JavaFunction.of(String.class.getMethod("format", String.class, Object[].class), null));
        assertThat(value("format('%s-%s', 1, 'x'), format('-')")).isEqualTo("('1-x', '-')");
        assertThat(value("str(__import__('inspect').signature(format))")).isEqualTo("(arg0: str, /, *arg1) -> str");
    }

    /** Takes any arguments. */
    @FunctionalInterface
    interface Variadic {
        Object call(String first, Object[] rest, Kwargs keywords);
    }

    /** Takes any number of arguments. */
    @FunctionalInterface
    interface Rest {
        int count(int... numbers);
    }

    @Test
    void keywordsAndFurtherArgumentsAreCollected() {
        define("count", (Rest) numbers -> Arrays.stream(numbers).sum());
        assertThat(value("count(), count(1), count(1, 2, 3)")).isEqualTo("(0, 1, 6)");
        define("keywords", JavaFunction.of(Variadic.class, (first, rest, keywords) -> List.of(first, rest.length, keywords.values()))
                .withParameters("first", "rest", "more"));
        assertThat(value("keywords('a', [1, 2], x=1, y='z')")).isEqualTo("['a', 2, {'x': 1, 'y': 'z'}]");
        assertThat(value("str(__import__('inspect').signature(keywords))")).isEqualTo("(first: str, rest, **more)");
        assertThat(error("count(1, 'x')")).startsWith("TypeError: argument 1[1]: ");
    }

    @Test
    void itIsNoMethodUnlessToldTo() {
        define("plain", (Function<Object, Object>) x -> x);
        define("method", JavaFunction.of(new TypeRef<Function<PyObject, String>>() {}, self -> self.attr("name").toString())
                .withName("name_of").bindingAsMethod());
        python.exec("""
                class Named:
                    name = 'n'
                    plain = plain
                    method = method
                """);
        assertThat(value("Named().plain('x'), Named().plain is plain, Named.plain is plain")).isEqualTo("('x', True, True)");
        assertThat(value("Named().method(), Named.method is method, type(Named().method).__name__")).isEqualTo("('n', True, 'method')");
    }

    @Test
    void whileItLivesTheSameLambdaIsTheSameObject() {
        PyObject first = python.toPython(SUM);
        PyObject second = python.toPython(SUM);
        define("first", first);
        define("second", second);
        assertThat(value("first is second")).isEqualTo("True");
        assertThat(first.as(LongBinaryOperator.class)).isSameAs(SUM);
        assertThat(first.as(Object.class)).isSameAs(SUM);
        assertThat(python.toPython(List.of(SUM)).as(new TypeRef<List<Object>>() {}).getFirst()).isSameAs(SUM);
    }

    @Test
    void itIsCopiedAsItselfAndNotPickled() {
        define("add", ADD);
        assertThat(value("__import__('copy').copy(add) is add, __import__('copy').deepcopy([add])[0] is add")).isEqualTo("(True, True)");
        assertThat(error("__import__('pickle').dumps(add)"))
                .isEqualTo("TypeError: cannot pickle a Java function: add is in the JVM of this process only");
    }

    @Test
    void itTakesWeakReferencesAndNoAttributes() {
        define("add", ADD);
        python.exec("import weakref\nref = weakref.ref(add)\nassert ref() is add\ndel add\nassert ref() is None");
        define("add", ADD);
        assertThat(error("setattr(add, 'x', 1)")).startsWith("AttributeError: ");
        assertThat(error("setattr(add, '__name__', 'x')")).startsWith("AttributeError: ");
        assertThat(error("type(add)()")).startsWith("TypeError: cannot create 'sanca.java_function' instances");
        assertThat(error("type('Sub', (type(add),), {})")).startsWith("TypeError: ");
    }

    @Test
    void descriptionsThatDoNotFitAreRefused() {
        JavaFunction function = JavaFunction.of(LongBinaryOperator.class, SUM);
        assertThatThrownBy(() -> function.withParameters("a")).hasMessageContaining("applyAsLong has 2 parameters, but 1 name");
        assertThatThrownBy(() -> function.withParameters("a", "a")).hasMessageContaining("Two parameters are named 'a'");
        for (String illegal : List.of("lambda", "", "a b", "1a", "a=evil()", "a,b", "*a", "None", "a\nb", "a:int")) {
            assertThatThrownBy(() -> function.withParameters("x", illegal)).as(illegal).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> python.toPython(function.withParameters("a", "b").withDefault("c", 1))).hasMessageContaining("[c]");
        assertThatThrownBy(() -> python.toPython(function.withParameters("a", "b").withDefault("a", 1))).hasMessageContaining("last");
        assertThatThrownBy(() -> python.toPython(function.withParameters("a", "b").withDefault("b", new Object())))
                .isInstanceOf(ConversionException.class);
        assertThatThrownBy(() -> JavaFunction.of(List.class, List.of())).hasMessageContaining("no functional interface");
    }

    /** Has two functional interfaces, so that nothing tells what calling it means. */
    private static final class Two implements Supplier<String>, Runnable {
        @Override
        public String get() {
            return "x";
        }

        @Override
        public void run() {}
    }

    @Test
    void anObjectThatIsNoFunctionHasNoConversion() {
        assertThatThrownBy(() -> python.toPython(new Two())).isInstanceOf(ConversionException.class);
        assertThat(python.toPython(JavaFunction.of(Supplier.class, new Two())).call().toString()).isEqualTo("x");
    }

    @Test
    void namesMayBeAnyText() {
        define("odd", JavaFunction.of(Supplier.class, () -> 1).withName("\ud83d\ude00 a\"b\\").withDoc("\0\ud800"));
        assertThat(value("odd(), odd.__name__, len(odd.__doc__)")).isEqualTo("(1, '\ud83d\ude00 a\"b\\\\', 2)");
        assertThat(error("odd(1)")).contains("\ud83d\ude00 a\"b\\() takes 0 positional arguments");
        define("names", JavaFunction.of(UnaryOperator.class, x -> x).withParameters("straße_日本"));
        assertThat(value("names(straße_日本=3)")).isEqualTo("3");
    }

    @Test
    void itIsTheSameAfterItHasBecomeHot() {
        define("add", SUM);
        python.exec("total = 0\nfor i in range(20_000):\n    total = add(total, i)");
        assertThat(value("total")).isEqualTo(Long.toString(20_000L * 19_999 / 2));
        assertThat(error("add(1)")).contains("missing 1 required positional argument");
        assertThat(error("add('x', 1)")).startsWith("TypeError: argument 1");
        assertThat(value("add(1, 2)")).isEqualTo("3");
    }
}
