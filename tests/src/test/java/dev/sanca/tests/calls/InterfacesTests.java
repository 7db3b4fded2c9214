package dev.sanca.tests.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.Kwargs;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.Scope;
import dev.sanca.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Python objects as instances of Java interfaces. */
class InterfacesTests {
    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = OnePython.RUNNING;
        python.exec("""
                class Square:
                    def __init__(self, side):
                        self.side = side
                    def area(self):
                        return self.side ** 2
                    def display_name(self, prefix, times):
                        return prefix * times + 'square'
                    def __eq__(self, other):
                        return self.side == other.side
                    def __hash__(self):
                        return hash(self.side)
                    def __str__(self):
                        return f'square of {self.side}'
                class Big(Square):
                    def twice(self):
                        return -1
                """);
    }

    /** Several methods, default and static ones. */
    public interface Shape {
        double area();

        String displayName(String prefix, int times);

        default double twice() {
            return 2 * area();
        }

        static Shape none() {
            return null;
        }
    }

    @Test
    void methodsCallAttributesByTheirOwnNameOrInSnakeCase() {
        Shape square = python.eval("Square(3.0)").as(Shape.class);
        assertThat(square.area()).isEqualTo(9);
        assertThat(square.displayName("a ", 2)).isEqualTo("a a square");
        python.exec("class Both(Square):\n    def displayName(self, prefix, times): return 'camel'");
        assertThat(python.eval("Both(1)").as(Shape.class).displayName("", 0)).isEqualTo("camel");
    }

    @Test
    void defaultMethodsAreJavasUnlessPythonHasThem() {
        assertThat(python.eval("Square(3.0)").as(Shape.class).twice()).isEqualTo(18);
        assertThat(python.eval("Big(3.0)").as(Shape.class).twice()).isEqualTo(-1);
    }

    @Test
    void whatPythonChangesLaterIsSeen() {
        PyObject object = python.eval("Square(3.0)");
        Shape square = object.as(Shape.class);
        object.setAttr("side", 4.0);
        assertThat(square.area()).isEqualTo(16);
        python.exec("Square.other = Square.area");
        python.globals().setItem("square", object);
        python.exec("square.area = lambda: 1");
        assertThat(square.area()).isEqualTo(1);
    }

    @Test
    void equalityHashAndTextArePythons() {
        Shape one = python.eval("Square(3)").as(Shape.class);
        Shape two = python.eval("Square(3)").as(Shape.class);
        Shape other = python.eval("Square(4)").as(Shape.class);
        assertThat(one).isEqualTo(one).isEqualTo(two).isNotEqualTo(other).isNotEqualTo(null).isNotEqualTo("text");
        assertThat(one).hasSameHashCodeAs(two).hasToString("square of 3");
        assertThat(Map.of(one, "found")).containsEntry(two, "found");
        assertThatThrownBy(() -> python.eval("type('T', (), {'run': print, '__hash__': None})()").as(Runnable.class).hashCode())
                .isInstanceOf(PythonException.class).hasMessageContaining("unhashable");
        assertThat(python.eval("type('T', (), {'run': print, '__str__': lambda self: 1/0})()").as(Runnable.class).toString())
                .contains("ZeroDivisionError");
    }

    @Test
    void theSamePythonObjectComesBack() {
        PyObject function = python.eval("lambda a, b: a");
        python.globals().setItem("function", function);
        python.globals().setItem("back", function.as(LongBinaryOperator.class));
        assertThat(python.eval("function is back").as(boolean.class)).isTrue();
        PyObject square = python.eval("Square(1)");
        python.globals().setItem("square", square);
        python.globals().setItem("back", List.of(square.as(Shape.class)));
        assertThat(python.eval("back[0] is square").as(boolean.class)).isTrue();
        assertThat(function.as(LongBinaryOperator.class)).isEqualTo(function.as(LongBinaryOperator.class));
    }

    @Test
    void whatIsNotImplementedIsSaidAtOnce() {
        assertThatThrownBy(() -> python.eval("object()").as(Shape.class)).isInstanceOf(ConversionException.class)
                .hasMessage("expected an object that implements dev.sanca.tests.calls.InterfacesTests$Shape, got object, which lacks area,"
                        + " displayName or display_name");
        assertThatThrownBy(() -> python.eval("5").as(Runnable.class)).isInstanceOf(ConversionException.class)
                .hasMessage("expected a callable, or an object that implements java.lang.Runnable, got int 5, which lacks run");
        assertThatThrownBy(() -> python.eval("Square(1)").as(Thread.class)).isInstanceOf(ConversionException.class);
        assertThatThrownBy(() -> python.eval("len").as(Closed.class)).isInstanceOf(ConversionException.class)
                .hasMessageContaining("sealed");
        assertThatThrownBy(() -> python.eval("len").as(Override.class)).isInstanceOf(ConversionException.class);
        python.exec("class Rude:\n    def __getattr__(self, name): raise ValueError(name)");
        assertThatThrownBy(() -> python.eval("Rude()").as(Runnable.class)).isInstanceOf(PythonException.class)
                .hasMessageContaining("run");
    }

    /** Has only the implementations that Java knows. */
    private sealed interface Closed {
        void run();
    }

    private record Only() implements Closed {
        @Override
        public void run() {}
    }

    @Test
    void noneIsNull() {
        assertThat(python.eval("None").as(Runnable.class)).isNull();
        assertThat((Object) python.eval("None").as(Shape.class)).isNull();
        assertThat(new Only()).isNotNull();
    }

    @Test
    void aCallableObjectIsCalledForAFunctionalInterface() {
        python.exec("""
                class Model:
                    def __call__(self, x): return 'called'
                    def apply(self, x): return 'applied'
                    def and_then(self, after): return 'python'
                """);
        Function<String, String> function = python.eval("Model()").as(new TypeRef<>() {});
        assertThat(function.apply("x")).isEqualTo("called");
        assertThat(function.andThen(text -> text + "!").apply("x")).as("default methods are Java's then").isEqualTo("called!");
        Supplier<List<Object>> type = python.eval("list").as(new TypeRef<>() {});
        assertThat(type.get()).isEmpty();
    }

    @Test
    void typeArgumentsSayWhatToConvertTo() {
        Comparator<String> byLength = python.eval("lambda a, b: len(a) - len(b)").as(new TypeRef<>() {});
        List<String> words = new ArrayList<>(List.of("ccc", "a", "bb"));
        words.sort(byLength);
        assertThat(words).containsExactly("a", "bb", "ccc");
        words.sort(byLength.reversed().thenComparing(Comparator.naturalOrder()));
        assertThat(words).containsExactly("ccc", "bb", "a");
        Function<String, List<Integer>> ords = python.eval("lambda s: [ord(c) for c in s]").as(new TypeRef<>() {});
        assertThat(ords.apply("ab")).containsExactly(97, 98);
        Function<? super String, ? extends Integer> wild = python.eval("len")
                .as(new TypeRef<Function<? super String, ? extends Integer>>() {});
        assertThat(wild.apply("abc")).isEqualTo(3);
        assertThatThrownBy(() -> python.eval("lambda s: [1, 'x']").as(new TypeRef<Function<String, List<Integer>>>() {}).apply(""))
                .isInstanceOf(ConversionException.class).hasMessageStartingWith("result[1]: ");
        Words own = python.eval("lambda s: s.split()").as(Words.class);
        assertThat(own.apply("a b")).containsExactly("a", "b");
        BiFunction<Integer, Integer, Map<String, Long>> maps = python.eval("lambda a, b: {'sum': a + b}").as(new TypeRef<>() {});
        assertThat(maps.apply(1, 2)).containsEntry("sum", 3L);
    }

    /** Has its type arguments from its supertype. */
    private interface Words extends Function<String, List<String>> {}

    /** Narrows what it inherits. */
    public interface Narrow extends Supplier<Object>, Callable<Object> {
        @Override
        String get();

        @Override
        String call();
    }

    /** Narrows what it inherits, and has one method. */
    public interface NarrowComparator extends Comparator<String> {
        @Override
        int compare(String a, String b);
    }

    @Test
    void narrowedMethodsAreOneMethod() {
        Narrow narrow = python.eval("type('T', (), {'get': lambda self: 'got', 'call': lambda self: 'called'})()").as(Narrow.class);
        Supplier<?> supplier = narrow;
        assertThat(narrow.get()).isEqualTo("got").isEqualTo(supplier.get());
        NarrowComparator comparator = python.eval("lambda a, b: (a > b) - (a < b)").as(NarrowComparator.class);
        Comparator<String> wide = comparator;
        assertThat(wide.compare("a", "b")).isEqualTo(comparator.compare("a", "b")).isEqualTo(-1);
    }

    /** All primitives. */
    interface Primitives {
        String all(byte b, short s, char c, int i, long l, float f, double d, boolean z);

        byte aByte();

        short aShort();

        char aChar();

        float aFloat();

        long aLong();
    }

    @Test
    void allPrimitivesCross() {
        python.exec("""
                class P:
                    def all(self, *args): return repr(args)
                    def a_byte(self): return -128
                    def a_short(self): return 32767
                    def a_char(self): return 'x'
                    def a_float(self): return 0.5
                    def a_long(self): return 2**63 - 1
                """);
        Primitives primitives = python.eval("P()").as(Primitives.class);
        assertThat(primitives.all((byte) 1, (short) 2, 'c', 4, 5, 6.5f, 7.5, true)).isEqualTo("(1, 2, 'c', 4, 5, 6.5, 7.5, True)");
        assertThat(primitives.aByte()).isEqualTo((byte) -128);
        assertThat(primitives.aShort()).isEqualTo((short) 32767);
        assertThat(primitives.aChar()).isEqualTo('x');
        assertThat(primitives.aFloat()).isEqualTo(0.5f);
        assertThat(primitives.aLong()).isEqualTo(Long.MAX_VALUE);
        python.exec("""
                P.a_byte = lambda self: 128
                P.a_long = lambda self: 2**63
                P.a_char = lambda self: 'ab'
                P.a_float = lambda self: None
                """);
        assertThatThrownBy(primitives::aByte).isInstanceOf(ConversionException.class)
                .hasMessageStartingWith("result: int 128 does not fit byte");
        assertThatThrownBy(primitives::aLong).isInstanceOf(ConversionException.class).hasMessageContaining("does not fit long");
        assertThatThrownBy(primitives::aChar).isInstanceOf(ConversionException.class);
        assertThatThrownBy(primitives::aFloat).isInstanceOf(ConversionException.class);
    }

    /** Arguments that are counted at run time. */
    interface Calls {
        String spread(String first, Object... rest);

        int numbers(int... numbers);

        String keywords(int a, Kwargs keywords);
    }

    @Test
    void furtherArgumentsAndKeywordsAreSpread() {
        python.exec("""
                class C:
                    def spread(self, *args): return repr(args)
                    def numbers(self, *args): return sum(args)
                    def keywords(self, *args, **kwargs): return repr((args, kwargs))
                """);
        Calls calls = python.eval("C()").as(Calls.class);
        assertThat(calls.spread("a")).isEqualTo("('a',)");
        assertThat(calls.spread("a", 1, null)).isEqualTo("('a', 1, None)");
        assertThat(calls.numbers(1, 2, 3)).isEqualTo(6);
        assertThat(calls.keywords(1, Kwargs.of("b", 2))).isEqualTo("((1,), {'b': 2})");
    }

    @Test
    void scopesLeaveInstancesAlone() {
        LongBinaryOperator add;
        try (Scope _ = python.scope()) {
            add = python.eval("lambda a, b: a + b").as(LongBinaryOperator.class);
        }
        assertThat(add.applyAsLong(1, 2)).isEqualTo(3);
    }

    @Test
    void anyPlatformThreadMayCall() throws Exception {
        LongBinaryOperator add = python.eval("lambda a, b: a + b").as(LongBinaryOperator.class);
        assertThat(CompletableFuture.supplyAsync(() -> add.applyAsLong(1, 2), task -> Thread.ofPlatform().start(task)).get()).isEqualTo(3);
    }

    @Test
    void argumentsThatHaveNoConversionAreNamed() {
        UnaryOperator<Object> same = python.eval("lambda x: x").as(new TypeRef<>() {});
        assertThatThrownBy(() -> same.apply(new Object())).isInstanceOf(ConversionException.class)
                .hasMessage("argument 1: there is no conversion to Python for java.lang.Object");
        assertThat(same.apply(same)).as("a Python function that Java does not know by another name").isInstanceOf(PyObject.class);
    }

    @Test
    void callsNestInBothDirections() {
        AtomicReference<UnaryOperator<Long>> down = new AtomicReference<>();
        python.globals().setItem("java_down", (Function<Long, Object>) n -> n == 0 ? 0 : down.get().apply(n - 1) + 1);
        down.set(python.eval("lambda n: java_down(n)").as(new TypeRef<>() {}));
        assertThat(down.get().apply(40L)).isEqualTo(40L);
    }
}
