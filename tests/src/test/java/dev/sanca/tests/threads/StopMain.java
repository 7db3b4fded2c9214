package dev.sanca.tests.threads;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.PythonTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stopping Python code, one scenario for each process: prints {@code survived} at the end. */
final class StopMain {
    private static final Duration SHORT = Duration.ofMillis(50);

    private StopMain() {}

    public static void main(String[] arguments) throws Exception {
        try (Interpreter python = Python.start()) {
            python.exec("""
                    def forever():
                        n = 0
                        while True:
                            n += 1  # CPython 3.10 neither stops nor gives up the GIL in a loop that begins with "try"
                            try:
                                n += 1
                            except Exception:
                                pass
                    cleaned = []
                    def cleaning():
                        try:
                            forever()
                        finally:
                            cleaned.append(1)
                    def back(f): return f()
                    """);
            switch (arguments[0]) {
                case "timeout" -> timeout(python);
                case "interrupt" -> interrupt(python);
                case "virtual" -> virtual(python);
                case "random" -> random(python);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        System.out.println("survived");
    }

    private static void timeout(Interpreter python) throws Exception {
        PyObject cleaning = python.eval("cleaning");
        PythonTimeoutException stopped = expect(PythonTimeoutException.class, () -> python.withTimeout(SHORT, () -> cleaning.call()));
        require(stopped.getCause() instanceof PythonException where && where.pythonTraceback().contains("forever"), "no traceback");
        require(python.eval("len(cleaned)").toLong() == 1, "not cleaned up");
        require(python.withTimeout(SHORT, () -> python.eval("1").toLong()) == 1, "in time");
        // The inner one ends first, and the outer one is still stopped.
        expect(PythonTimeoutException.class, () -> python.withTimeout(Duration.ofMillis(200), () -> {
            expect(PythonTimeoutException.class, () -> python.withTimeout(SHORT, () -> cleaning.call()));
            return cleaning.call();
        }));
        // The outer one ends first, in the body of the inner one.
        expect(PythonTimeoutException.class, () -> python.withTimeout(SHORT, () -> python.withTimeout(Duration.ofHours(1), () -> cleaning.call())));
        // Too late, but nothing that Python could have stopped.
        require(python.withTimeout(SHORT, () -> {
            try (Interpreter.Attachment _ = python.detach()) {
                Thread.sleep(300);
            }
            return 3;
        }) == 3, "not stopped");
        require(python.eval("sum(range(100000))").toLong() > 0, "stopped after the end");
        expect(PythonException.class, () -> python.withTimeout(SHORT, () -> python.eval("1/0")));
        expect(IllegalArgumentException.class, () -> python.withTimeout(Duration.ZERO, () -> 1));
        require(python.call(() -> expect(PythonTimeoutException.class, () -> python.withTimeout(SHORT, () -> cleaning.call()))) != null, "main");
    }

    private static void interrupt(Interpreter python) throws Exception {
        PyObject cleaning = python.eval("cleaning");
        Thread waiting = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            pause(100);
            waiting.interrupt();
        });
        InterruptedException stopped = expect(InterruptedException.class, () -> python.interruptibly(() -> cleaning.call()));
        require(stopped.getCause() instanceof PythonException, "no cause");
        require(!Thread.currentThread().isInterrupted(), "still interrupted");
        require(python.eval("len(cleaned)").toLong() == 1, "not cleaned up");
        Thread.currentThread().interrupt();
        expect(InterruptedException.class, () -> python.interruptibly(() -> python.eval("1")));
        require(python.interruptibly(() -> python.eval("1").toLong()) == 1, "not interrupted");
    }

    private static void virtual(Interpreter python) throws Exception {
        PyObject cleaning = python.eval("cleaning");
        AtomicInteger right = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                expect(IllegalStateException.class, () -> python.eval("1"));
                python.call(() -> python.eval("__import__('time').sleep(0.01)"));
                right.addAndGet(python.call(() -> (int) python.eval("2 * " + number).toLong()) == 2 * number ? 1 : 0);
            }));
        }
        threads.add(Thread.ofVirtual().start(() -> {
            expect(PythonTimeoutException.class, () -> python.withTimeout(SHORT, () -> cleaning.call()));
            right.incrementAndGet();
        }));
        Thread interrupted = Thread.ofVirtual().start(() -> {
            expect(InterruptedException.class, () -> python.interruptibly(() -> cleaning.call()));
            right.incrementAndGet();
        });
        threads.add(interrupted);
        pause(300);
        interrupted.interrupt();
        for (Thread thread : threads) {
            thread.join();
        }
        require(right.get() == 502, "right: " + right);
    }

    /** Interrupts at random moments: each ends what is interruptible, and nothing else. */
    private static void random(Interpreter python) throws Exception {
        PyObject f = python.eval("lambda: [k for k in range(3000)]");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger stops = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int k = 0; k < 300; k++) {
                        try {
                            python.interruptibly(() -> f.call().length());
                        } catch (InterruptedException stopped) {
                            stops.incrementAndGet();
                        }
                        f.call().close();
                        python.withTimeout(Duration.ofSeconds(60), () -> f.call().length());
                    }
                } catch (Throwable failed) {
                    failure.set(failed);
                }
            }));
        }
        Random random = new Random(1);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(random.nextInt(threads.size())).interrupt();
            pause(random.nextInt(5));
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
        require(stops.get() > 0, "never stopped");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static <X extends Exception> X expect(Class<X> type, Action action) {
        try {
            action.run();
        } catch (Exception thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            throw new AssertionError(thrown);
        }
        throw new AssertionError("nothing thrown");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
