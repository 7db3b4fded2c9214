package dev.sanca.tests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.JavaFunction;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.TypeRef;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls, functions and instances give back exactly what they took, on success and on each error. */
class CallLeakTests {
    private static final int CALLS = 100_000;
    private static final int OBJECTS = 10_000;

    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = OnePython.RUNNING;
        python.exec("""
                import gc, sys
                marker = object()
                def blocks():
                    gc.collect()
                    return sys.getallocatedblocks()
                """);
    }

    /** An action made so often that a reference lost or given back too often each time would show. */
    private static void assertFlat(String what, int times, Runnable action) {
        for (int i = 0; i < Math.min(times, 200); i++) {
            action.run();
        }
        settle();
        long blocks = python.eval("blocks()").toLong();
        long references = markerReferences();
        for (int i = 0; i < times; i++) {
            action.run();
        }
        settle();
        assertThat(markerReferences() - references).as(what + ": references").isBetween(-10L, 10L);
        assertThat(python.eval("blocks()").toLong() - blocks).as(what + ": blocks").isBetween(-times / 20L, times / 20L);
    }

    private static long markerReferences() {
        return python.eval("sys.getrefcount(marker)").toLong();
    }

    /** Waits until nothing is given back any more: what the garbage collector finds is given back by another thread. */
    private static void settle() {
        long before = -1;
        for (int i = 0; i < 100; i++) {
            System.gc();
            try (Interpreter.Attachment _ = python.detach()) {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            long now = python.eval("blocks()").toLong() + markerReferences();
            if (i > 1 && Math.abs(now - before) < 5) {
                return;
            }
            before = now;
        }
    }

    /** Runs a statement many times in Python. */
    private static void assertFlatInPython(String statement, int calls) {
        python.exec("""
                def run(n):
                    for _ in range(n):
                        try:
                            %s
                        except Exception:
                            pass
                """.formatted(statement));
        try (PyObject run = python.eval("run")) {
            assertFlat(statement, 100, () -> run.call(calls / 100).close());
        }
    }

    @Test
    void callsOfJavaFunctions() {
        python.globals().setItem("add", JavaFunction.of(LongBinaryOperator.class, (a, b) -> a + b).withParameters("a", "b"));
        python.globals().setItem("same", JavaFunction.of(new TypeRef<UnaryOperator<PyObject>>() {}, o -> {
            // The argument is the function's own.
            try (o) {
                return o.copy();
            }
        }));
        python.globals().setItem("text", JavaFunction.of(new TypeRef<UnaryOperator<String>>() {}, s -> s + "x"));
        python.globals().setItem("fail", (Supplier<Object>) () -> {
            throw new IllegalStateException("failed");
        });
        python.globals().setItem("wrong", (Supplier<Object>) Object::new);
        for (String statement : List.of("add(10**10, 3)", "add(a=10**10, b=3)", "text('\u20ac' * 50)", "same(marker)")) {
            assertFlatInPython(statement, CALLS);
        }
        for (String statement : List.of("add(marker, 1)", "add(1, marker)", "add(marker)", "add(1, 2, marker)", "add(1, x=marker)",
                "fail()", "wrong()", "fail(marker)")) {
            assertFlatInPython(statement, CALLS / 10);
        }
    }

    @Test
    void callsThatPassPythonExceptionsThrough() {
        python.exec("def raising():\n    raise ValueError(marker)");
        Supplier<Object> raising = python.eval("raising").as(new TypeRef<>() {});
        python.globals().setItem("through", (Supplier<Object>) () -> raising.get());
        python.exec("""
                def run(n):
                    for _ in range(n):
                        try:
                            through()
                        except ValueError as e:
                            assert e.args == (marker,)
                """);
        try (PyObject run = python.eval("run")) {
            assertFlat("through", 20, () -> run.call(50).close());
        }
    }

    @Test
    void callsOfPythonObjects() {
        LongBinaryOperator add = python.eval("lambda a, b: a + b").as(LongBinaryOperator.class);
        assertFlat("ints", CALLS, () -> add.applyAsLong(1L << 40, 1L << 41));
        UnaryOperator<String> upper = python.eval("lambda s: s.upper()").as(new TypeRef<>() {});
        assertFlat("text", CALLS, () -> upper.apply("text \u20ac"));
        LongBinaryOperator marked = python.eval("lambda a, b: marker").as(LongBinaryOperator.class);
        assertFlat("result of the wrong type", CALLS / 10, () -> expect(ConversionException.class, () -> marked.applyAsLong(1L << 40, 2)));
        Function<Object, Object> one = python.eval("lambda a: a").as(new TypeRef<>() {});
        assertFlat("argument of the wrong type", CALLS / 10, () -> expect(ConversionException.class, () -> one.apply(new Object())));
        LongBinaryOperator raising = python.eval("lambda a, b: [][a]").as(LongBinaryOperator.class);
        assertFlat("raised", 2000, () -> expect(PythonException.class, () -> raising.applyAsLong(1L << 40, 1L << 41)));
    }

    /** Two methods. */
    interface Pair {
        long first(long a);

        String second(String... all);
    }

    @Test
    void callsOfMethods() {
        python.exec("class Two:\n    def first(self, a): return a\n    def second(self, *all): return all[-1]");
        Pair pair = python.eval("Two()").as(Pair.class);
        assertFlat("method", CALLS / 10, () -> pair.first(1L << 40));
        assertFlat("spread", CALLS / 10, () -> pair.second("a", "b\u20ac"));
        assertFlat("raised", 2000, () -> expect(PythonException.class, () -> pair.second()));
    }

    private static void expect(Class<? extends Exception> type, Runnable action) {
        try {
            action.run();
            throw new AssertionError("no " + type);
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(type);
        }
    }

    @Test
    void functionsThatAreMadeAndDropped() {
        WeakReference<?>[] last = new WeakReference<?>[1];
        assertFlat("functions", OBJECTS, () -> {
            long[] state = {1};
            Supplier<Long> function = () -> state[0]++;
            last[0] = new WeakReference<>(function);
            JavaFunction described = JavaFunction.of(Supplier.class, function).withName("n" + state[0]).withDoc("doc").withModule("m");
            try (PyObject made = python.toPython(described)) {
                made.call().close();
                expect(PythonException.class, () -> made.call(1));
            }
        });
        assertThat(last[0].get()).as("the last function").isNull();
    }

    @Test
    void functionsThatWereHot() {
        python.exec("def heat(f):\n    for _ in range(6000):\n        f()");
        WeakReference<?>[] last = new WeakReference<?>[1];
        try (PyObject heat = python.eval("heat")) {
            assertFlat("hot functions", 40, () -> {
                long[] state = {1};
                Supplier<Long> function = () -> state[0]++;
                last[0] = new WeakReference<>(function);
                try (PyObject made = python.toPython(function)) {
                    heat.call(made).close();
                }
            });
        }
        settle();
        assertThat(last[0].get()).as("the last function").isNull();
    }

    @Test
    void instancesThatAreMadeAndDropped() {
        python.exec("class Counted:\n    alive = 0\n    def __init__(self): Counted.alive += 1\n    def __del__(self): Counted.alive -= 1\n"
                + "    def run(self): pass");
        try (PyObject type = python.eval("Counted")) {
            assertFlat("instances", OBJECTS, () -> {
                try (PyObject made = type.call()) {
                    made.as(Runnable.class).run();
                }
            });
            settle();
            assertThat(python.eval("Counted.alive").toInt()).isLessThan(3);
        }
        assertFlat("instances that are refused", OBJECTS, () -> {
            try (PyObject made = python.eval("marker")) {
                expect(ConversionException.class, () -> made.as(Pair.class));
            }
        });
    }

    @Test
    void conversionsOfTheSameFunction() {
        LongBinaryOperator add = (a, b) -> a + b;
        assertFlat("the same function", CALLS / 10, () -> python.toPython(add).close());
        PyObject kept = python.toPython(add);
        assertFlat("the same function, kept", CALLS / 10, () -> python.toPython(add).close());
        assertFlat("and back", CALLS / 10, () -> kept.as(LongBinaryOperator.class));
        kept.close();
    }
}
