package dev.sanca.tests.threads;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What threads may do to an interpreter, one scenario for each process: prints {@code survived} at the end. */
final class ThreadMain {
    private ThreadMain() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "churn" -> churn();
            case "crowd" -> crowd();
            case "orphan" -> orphan();
            case "order" -> order();
            case "locals" -> locals();
            case "pygilstate" -> pyGilState();
            case "closing" -> closing();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("survived");
    }

    /** Ten thousand threads that end: neither thread states nor memory pile up. */
    private static void churn() throws Exception {
        try (Interpreter python = Python.start()) {
            runThreads(python, 1_000);
            long states = threadStates(python);
            long before = residentMegabytes();
            runThreads(python, 9_000);
            long after = residentMegabytes();
            require(states < 200 && threadStates(python) < 200, "thread states: " + states + ", " + threadStates(python));
            require(after - before < 40, "resident megabytes: " + before + ", then " + after);
        }
    }

    private static void runThreads(Interpreter python, int count) throws InterruptedException {
        for (int i = 0; i < count; i += 4) {
            List<Thread> threads = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                threads.add(Thread.ofPlatform().start(() -> python.eval("sum(range(10))").close()));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static long threadStates(Interpreter python) {
        try (Interpreter.Attachment _ = python.attach()) {
            long count = 0;
            for (long state = PyInterpreterState_ThreadHead(PyInterpreterState_Get()); state != NULL; state = PyThreadState_Next(state)) {
                count++;
            }
            return count;
        }
    }

    private static long residentMegabytes() throws IOException {
        Path statistics = Path.of("/proc/self/statm");
        if (!Files.exists(statistics)) {
            return 0;
        }
        return Long.parseLong(Files.readString(statistics).split(" ")[1]) * 4096 >> 20;
    }

    /** Two hundred threads at once, each with objects of its own and one that all use. */
    private static void crowd() throws Exception {
        try (Interpreter python = Python.start()) {
            python.exec("import collections; counts = collections.Counter()\ndef note(k): counts[k] += 1; return counts[k]");
            PyObject note = python.eval("note");
            AtomicLong sum = new AtomicLong();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        go.await();
                        for (int k = 0; k < 100; k++) {
                            try (Scope _ = python.scope()) {
                                sum.addAndGet(note.call(number).toLong());
                            }
                        }
                    } catch (Throwable failed) {
                        failure.compareAndSet(null, failed);
                    }
                }));
            }
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            require(failure.get() == null, String.valueOf(failure.get()));
            require(sum.get() == 200L * 5050, "sum: " + sum);
        }
    }

    /** Threads end without closing what they opened; the others go on, and the interpreter can be closed. */
    private static void orphan() throws Exception {
        try (Interpreter python = Python.start()) {
            Thread.ofPlatform().name("careless").start(() -> python.attach()).join();
            require(python.eval("6 * 7").toLong() == 42, "after an attachment");
            Thread.ofPlatform().name("careless with a scope").start(() -> {
                python.scope();
                python.eval("object()");
            }).join();
            require(python.eval("6 * 7").toLong() == 42, "after a scope");
            Thread.ofPlatform().name("careless twice").start(() -> {
                python.attach();
                python.detach();
            }).join();
            require(python.eval("6 * 7").toLong() == 42, "after a detached one");
            Thread.ofPlatform().name("careless last").start(() -> python.attach()).join();
        }
    }

    /** Closing out of order, twice, on other threads. */
    private static void order() throws Exception {
        try (Interpreter python = Python.start()) {
            Interpreter.Attachment outer = python.attach();
            Scope scope = python.scope();
            PyObject inScope = python.eval("object()");
            python.detach();
            outer.close();
            scope.close();
            require(!inScope.isOpen(), "the scope's object is open");
            refused(outer::close);
            refused(scope::close);
            Interpreter.Attachment away = python.detach();
            require(python.eval("1").toLong() == 1, "detached");
            away.close();
            refused(away::close);
            Interpreter.Attachment mine = python.attach();
            AtomicInteger refusals = new AtomicInteger();
            Thread.ofPlatform().start(() -> {
                refused(mine::close);
                refusals.incrementAndGet();
            }).join();
            require(refusals.get() == 1, "closed by another thread");
            mine.close();
            python.call(() -> {
                python.attach();
                python.detach();
                return null;
            });
            require(python.call(() -> python.eval("5").toLong()) == 5, "after a body that left things open");
        }
    }

    private static void refused(Runnable closing) {
        try {
            closing.run();
        } catch (IllegalStateException expected) {
            return;
        }
        throw new AssertionError("not refused");
    }

    /** {@code threading.local}, context variables and decimal contexts belong to a Java thread as long as it lives. */
    private static void locals() throws Exception {
        try (Interpreter python = Python.start()) {
            python.exec("""
                    import contextvars, decimal, threading
                    local = threading.local()
                    var = contextvars.ContextVar("var", default=0)
                    def set(n):
                        local.value = n; var.set(n); decimal.getcontext().prec = n
                    def get():
                        return [getattr(local, "value", 0), var.get(), decimal.getcontext().prec, threading.current_thread().name]
                    """);
            List<Thread> threads = new ArrayList<>();
            AtomicInteger right = new AtomicInteger();
            for (int i = 1; i <= 20; i++) {
                int number = i;
                threads.add(Thread.ofPlatform().name("worker-" + number).start(() -> {
                    python.eval("set").call(number);
                    Thread.yield();
                    try (Interpreter.Attachment _ = python.attach()) {
                        String seen = python.eval("get").call().toString();
                        if (seen.equals("[%1$d, %1$d, %1$d, 'worker-%1$d']".formatted(number))) {
                            right.incrementAndGet();
                        } else {
                            System.out.println(seen);
                        }
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            require(right.get() == 20, "threads with their own values: " + right);
            require(python.eval("get").call().item(0).toLong() == 0, "values of another thread");
        }
    }

    /** C code that uses PyGILState works on each thread that is attached, also after it deleted the states of ended threads. */
    private static void pyGilState() throws Exception {
        try (Interpreter python = Python.start()) {
            python.exec("""
                    import ctypes
                    callback = ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 42)
                    """);
            for (int round = 0; round < 3; round++) {
                runThreads(python, 200);
                Thread thread = Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 3; i++) {
                        require(python.eval("callback()").toLong() == 42, "ctypes");
                    }
                });
                thread.join();
                require(python.eval("callback()").toLong() == 42, "ctypes");
            }
        }
    }

    /** Closing while many threads use it. */
    private static void closing() throws Exception {
        for (int round = 0; round < 5; round++) {
            Interpreter python = Python.start();
            PyObject f = python.eval("lambda n: [n] * 3");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int kind = i % 4;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        while (true) {
                            use(python, f, kind);
                        }
                    } catch (IllegalStateException closed) {
                        require(closed.getMessage().contains("closed"), closed.toString());
                    }
                }));
            }
            Thread.sleep(30);
            python.close();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void use(Interpreter python, PyObject f, int kind) {
        if (kind == 0) {
            f.call(1).close();
        } else if (kind == 1) {
            try (Scope _ = python.scope()) {
                f.call(2).call("count", 2);
            } catch (dev.sanca.PythonException notCallable) {
                python.eval("None");
            }
        } else if (kind == 2) {
            try (Interpreter.Attachment _ = python.attach(); Interpreter.Attachment _ = python.detach()) {
                f.call(3).close();
            }
        } else {
            python.call(() -> f.call(4));
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
