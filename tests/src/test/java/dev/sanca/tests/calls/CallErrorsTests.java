package dev.sanca.tests.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.SubInterpreterConfig;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exceptions through calls in both directions, and calls from threads. */
class CallErrorsTests {
    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = OnePython.RUNNING;
    }

    private static void define(String name, Object function) {
        python.globals().setItem(name, function);
    }

    @Test
    void aPythonExceptionPassesThroughJavaAsItself() {
        python.exec("""
                error = ValueError('first')
                def fail():
                    raise error
                """);
        Supplier<?> fail = python.eval("fail").as(Supplier.class);
        define("through", (Runnable) fail::get);
        python.exec("""
                try:
                    through()
                except ValueError as e:
                    assert e is error
                else:
                    raise AssertionError
                """);
    }

    @Test
    void whatAJavaFunctionThrowsIsRaised() {
        define("fail", (Runnable) () -> {
            throw new IllegalStateException("not now");
        });
        python.exec("""
                try:
                    fail()
                except Exception as e:
                    assert 'not now' in str(e), e
                else:
                    raise AssertionError
                """);
        define("overflow", (Runnable) CallErrorsTests::overflow);
        python.exec("try:\n    overflow()\nexcept RecursionError:\n    pass\nelse:\n    raise AssertionError");
        define("memory", (Runnable) () -> {
            throw new OutOfMemoryError("test");
        });
        python.exec("try:\n    memory()\nexcept MemoryError:\n    pass\nelse:\n    raise AssertionError");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void overflow() {
        overflow();
    }

    @Test
    void aPythonExceptionIsThrownByTheInterfacesMethod() {
        LongUnaryOperator invert = python.eval("lambda x: 1 // x").as(LongUnaryOperator.class);
        assertThatThrownBy(() -> invert.applyAsLong(0)).isInstanceOf(PythonException.class).hasMessageStartingWith("ZeroDivisionError: ");
        assertThat(invert.applyAsLong(1)).isEqualTo(1);
        Callable<?> exit = python.eval("lambda: __import__('sys').exit(3)").as(Callable.class);
        assertThatThrownBy(exit::call).isInstanceOf(PythonException.class).hasMessageContaining("SystemExit");
        LongUnaryOperator two = python.eval("lambda x, y: x").as(LongUnaryOperator.class);
        assertThatThrownBy(() -> two.applyAsLong(0)).isInstanceOf(PythonException.class)
                .hasMessageContaining("missing 1 required positional argument: 'y'");
    }

    @Test
    void pythonThreadsCallJavaFunctions() {
        AtomicLong sum = new AtomicLong();
        define("add", (LongUnaryOperator) sum::addAndGet);
        python.exec("""
                import threading
                threads = [threading.Thread(target=lambda: [add(1) for _ in range(2000)]) for _ in range(8)]
                for thread in threads: thread.start()
                for thread in threads: thread.join()
                """);
        assertThat(sum.get()).isEqualTo(16_000);
    }

    @Test
    void javaThreadsCallPythonObjectsAtTheSameTime() throws InterruptedException {
        LongUnaryOperator next = python.eval("lambda x: x + 1").as(LongUnaryOperator.class);
        AtomicLong sum = new AtomicLong();
        List<Thread> threads = java.util.stream.IntStream.range(0, 8).mapToObj(_ -> Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2000; i++) {
                sum.addAndGet(next.applyAsLong(i) - i);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sum.get()).isEqualTo(16_000);
    }

    @Test
    void aFunctionMayDropItselfWhileItRuns() {
        python.exec("count = 0");
        define("drop", (Supplier<Object>) () -> {
            python.exec("count += 1\nif count == 6000: del drop");
            return "done";
        });
        python.exec("while count < 6000: result = drop()");
        assertThat(python.eval("result, 'drop' in globals()").toString()).isEqualTo("('done', False)");
    }

    @Test
    void eachInterpreterHasItsOwnObjectForAFunction() {
        LongUnaryOperator twice = x -> 2 * x;
        define("twice", twice);
        LongUnaryOperator closed;
        try (Interpreter other = python.newInterpreter(SubInterpreterConfig.shared())) {
            other.globals().setItem("twice", twice);
            assertThat(other.eval("twice(3)").toInt()).isEqualTo(6);
            closed = other.eval("lambda x: twice(x) + 1").as(LongUnaryOperator.class);
            assertThat(closed.applyAsLong(3)).isEqualTo(7);
            assertThatThrownBy(() -> python.toPython(closed)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another interpreter");
        }
        assertThat(python.eval("twice(4)").toInt()).isEqualTo(8);
        assertThatThrownBy(() -> closed.applyAsLong(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(closed).isEqualTo(closed);
    }

    @Test
    void anInstanceOfAClosedObjectsClassStillWorks() {
        LongUnaryOperator next;
        try (PyObject function = python.eval("lambda x: x + 1")) {
            next = function.as(LongUnaryOperator.class);
        }
        assertThat(next.applyAsLong(1)).isEqualTo(2);
    }
}
