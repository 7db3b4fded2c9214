package dev.sanca.tests.exceptions;

import dev.sanca.Interpreter;
import dev.sanca.PyGenerator;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Does each thing that exceptions do many times, and prints after which of them Python has more memory, or Java keeps exceptions. */
final class ErrorLeakMain {
    private static final int ROUNDS = 1_500;
    /** Caches of CPython's and the collector's delay; what is lost in each of two rounds is more. */
    private static final long SLACK = 600;

    private final Interpreter python;
    private final PyObject census;
    /** What was thrown by Java, some of it. */
    private final List<WeakReference<Throwable>> thrown = new ArrayList<>();
    private final Map<String, Callable<?>> operations = new LinkedHashMap<>();

    private ErrorLeakMain(Interpreter python) {
        this.python = python;
        ExceptionsPython.define(python);
        python.globals().setItem("fail_new", (Callable<Object>) this::failNew);
        python.globals().setItem("IOException", python.exceptionClass(IOException.class));
        python.exec("""
                KEY = 'key of its own'
                def census():
                    gc.collect()
                    return [sys.getallocatedblocks(), sys.getrefcount(KEY), sys.getrefcount(KeyError), sys.getrefcount(IOException),
                            sys.getrefcount(OSError)]
                def key(): raise KeyError(KEY)
                def made(): raise IOException(KEY)
                def reraised():
                    try:
                        call(lambda: fail_new())
                    except OSError as e:
                        e.mark = KEY
                        raise
                def in_cycle():
                    try:
                        fail_new()
                    except OSError as e:
                        kept = e
                        raise
                def generate():
                    yield KEY
                def read(e):
                    if e: return e.__notes__, e.suppressed, e.java_stack_trace, e.message, e.__cause__
                """);
        this.census = python.eval("census");
    }

    private Object failNew() throws Exception {
        IOException failure = new NoSuchFileException("file");
        failure.initCause(new IllegalStateException("cause"));
        failure.addSuppressed(new IllegalArgumentException("aside"));
        if (thrown.size() < 100) {
            thrown.add(new WeakReference<>(failure));
        }
        throw failure;
    }

    public static void main(String[] arguments) throws Exception {
        try (Interpreter python = Python.start()) {
            ErrorLeakMain main = new ErrorLeakMain(python);
            main.addOperations();
            for (Map.Entry<String, Callable<?>> operation : main.operations.entrySet()) {
                main.check(operation.getKey(), operation.getValue());
            }
            main.checkThrown();
            main.checkMany();
            System.out.println("done");
        }
    }

    private void addOperations() {
        for (String expression : List.of("caught(fail_new)", "read(caught(fail_new))", "caught(call, fail_new)", "caught(call, key)",
                "caught(call, made)", "caught(reraised)", "caught(call, reraised)", "caught(in_cycle)", "caught(call, in_cycle)",
                "fail_new()", "key()", "made()", "call(key)", "call(call)", "reraised()", "in_cycle()", "call(lambda: call(key))",
                "call(lambda: caught(reraised))")) {
            PyObject code = python.compile(expression, "leak.py").code();
            PyObject eval = python.builtin("eval");
            PyObject globals = python.globals();
            operations.put(expression, () -> {
                try (PyObject result = eval.call(code, globals)) {
                    return result.isNone();
                }
            });
        }
        PyObject key = python.eval("key");
        PyObject suppress = python.eval("__import__('contextlib').suppress(OSError)");
        PyObject generate = python.eval("generate");
        operations.put("parts", () -> {
            try (PyObject result = key.call()) {
                return result;
            } catch (PythonException e) {
                e.pythonTraceback();
                e.value().close();
                return e.matches("LookupError");
            }
        });
        operations.put("release", () -> {
            try (PyObject result = key.call()) {
                return result;
            } catch (PythonException e) {
                e.release();
                return e;
            }
        });
        operations.put("with", () -> suppress.withResult(_ -> failNew()));
        operations.put("generator", () -> {
            try (PyGenerator generator = PyGenerator.of(generate.call())) {
                generator.next().close();
                return generator.raise(new UncheckedIOException(new IOException("x")));
            }
        });
    }

    private void check(String name, Callable<?> operation) throws InterruptedException {
        run(operation, 200);
        List<Long> before = settled();
        run(operation, ROUNDS);
        long more = growth(before);
        for (int i = 0; i < 20 && more > SLACK; i++) {
            System.gc();
            Thread.sleep(50);
            more = growth(before);
        }
        if (more > SLACK) {
            System.out.println(name + ": " + more + " blocks or references more after " + ROUNDS + " rounds");
        }
    }

    /** The counts when the collector has found what it can. */
    private List<Long> settled() throws InterruptedException {
        List<Long> counts = counts();
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.sleep(30);
            List<Long> now = counts();
            if (i > 1 && now.getFirst() >= counts.getFirst()) {
                return now;
            }
            counts = now;
        }
        return counts;
    }

    private long growth(List<Long> before) {
        List<Long> now = counts();
        long most = Long.MIN_VALUE;
        for (int i = 0; i < now.size(); i++) {
            most = Math.max(most, Math.abs(now.get(i) - before.get(i)));
        }
        return most;
    }

    private List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        try (PyObject all = census.call()) {
            for (PyObject count : all) {
                counts.add(count.toLong());
                count.close();
            }
        }
        return counts;
    }

    private static void run(Callable<?> operation, int rounds) {
        for (int i = 0; i < rounds; i++) {
            try {
                operation.call();
            } catch (Exception expected) {
                // What most of the operations are about.
            }
        }
    }

    /** Java exceptions that nobody has any more are collected. */
    private void checkThrown() throws InterruptedException {
        for (int i = 0; i < 50 && thrown.stream().anyMatch(reference -> reference.get() != null); i++) {
            counts();
            System.gc();
            Thread.sleep(20);
        }
        long left = thrown.stream().filter(reference -> reference.get() != null).count();
        if (left > 0) {
            System.out.println(left + " of " + thrown.size() + " Java exceptions are kept");
        }
    }

    /** Very many, each way, in a small heap. */
    private void checkMany() {
        PyObject caught = python.eval("caught");
        PyObject fail = python.eval("fail_new");
        PyObject key = python.eval("key");
        for (int i = 0; i < 30_000; i++) {
            caught.call(fail).close();
            try {
                key.call().close();
            } catch (PythonException e) {
                continue;
            }
        }
    }
}
