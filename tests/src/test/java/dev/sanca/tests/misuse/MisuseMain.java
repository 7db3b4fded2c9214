package dev.sanca.tests.misuse;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.tests.misuse.ApiCalls.Outcome;
import dev.sanca.tests.misuse.Samples.Sample;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/** Uses the public API in ways that are wrong. Prints what should not have happened, and "survived" at the end. */
final class MisuseMain {
    /** What may be called on a closed object without an exception: what asks nothing of Python. */
    private static final Set<String> ALWAYS = Set.of("toString", "isOpen", "interpreter", "equals", "close", "stream", "spliterator",
            "object", "entrySet", "format", "isContiguous", "isFortranContiguous", "isReadOnly", "itemSize", "offset", "rank", "shape",
            "size", "strides");

    private MisuseMain() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "closed" -> closed();
            case "nulls" -> nulls();
            case "finalised" -> finalised();
            case "foreign" -> onManyThreads(8, false);
            case "crowd" -> onManyThreads(200, true);
            case "virtual" -> virtual();
            case "finalising" -> whileFinalising();
            case "heap" -> tinyHeap();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("survived");
    }

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private static void wrong(String what, Outcome outcome) {
        if (SAID.add(what + ": " + outcome)) {
            System.out.println(what + ": " + outcome);
        }
    }

    /** Every method of a closed object: IllegalStateException. */
    private static void closed() throws Exception {
        try (Interpreter python = Python.start()) {
            ApiCalls calls = new ApiCalls(python);
            for (Sample sample : Samples.all()) {
                if (sample.close() == null) {
                    continue;
                }
                Object object = sample.make().apply(python);
                sample.close().close(object);
                for (Method method : ApiCalls.methodsOf(sample.type())) {
                    requireClosed(calls.call(object, method));
                }
                requireClosed(new Outcome(sample.type().getMethod("toString"), null, thrownBy(() -> sample.close().close(object))));
            }
        }
    }

    private static Throwable thrownBy(java.util.concurrent.Callable<?> body) {
        try {
            body.call();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private static Throwable thrownBy(AutoCloseable body) {
        return thrownBy(() -> {
            body.close();
            return null;
        });
    }

    private static void requireClosed(Outcome outcome) {
        boolean says = outcome.thrown() instanceof IllegalStateException e && e.getMessage().contains("closed");
        boolean allowed = outcome.thrown() == null && ALWAYS.contains(outcome.method().getName())
                || outcome.method().getDeclaringClass() == PythonException.class && outcome.thrown() == null
                || outcome.thrown() instanceof IllegalArgumentException
                || outcome.thrown() instanceof IndexOutOfBoundsException
                || isOfTheJdk(outcome)
                || isNullMessage(outcome.thrown());
        if (!says && !allowed) {
            wrong("closed", outcome);
        }
    }

    /** An argument was null, and the method says which. */
    private static boolean isNullMessage(Throwable thrown) {
        return thrown instanceof NullPointerException && thrown.getMessage() != null && !thrown.getMessage().startsWith("Cannot ");
    }

    /** A method that a view inherits from the JDK, which looks at its arguments first or gives something lazy. */
    private static boolean isOfTheJdk(Outcome outcome) {
        return outcome.method().getDeclaringClass().getName().startsWith("java.")
                && (outcome.thrown() == null || outcome.thrown() instanceof RuntimeException);
    }

    /** Null for every argument: an exception that is meant, or None. */
    private static void nulls() throws Exception {
        try (Interpreter python = Python.start()) {
            for (Sample sample : Samples.all()) {
                for (Method method : ApiCalls.methodsOf(sample.type())) {
                    requireMeant(ApiCalls.callWithNulls(sample.make().apply(python), method));
                }
            }
            for (Method method : ApiCalls.methodsOf(Interpreter.class)) {
                if (!Set.of("close", "finish").contains(method.getName())) {
                    requireMeant(ApiCalls.callWithNulls(python, method));
                }
            }
        }
    }

    private static void requireMeant(Outcome outcome) {
        boolean meant = outcome.thrown() == null
                || outcome.thrown() instanceof RuntimeException && !(outcome.thrown() instanceof NullPointerException)
                || isOfTheJdk(outcome)
                || isNullMessage(outcome.thrown());
        if (!meant) {
            wrong("null", outcome);
        }
    }

    /** Everything after the interpreter is closed. */
    private static void finalised() throws Exception {
        Interpreter python = Python.start();
        List<Made> objects = made(python);
        python.close();
        for (int round = 0; round < 2; round++) {
            // The second time another interpreter runs.
            for (Made made : objects) {
                for (Method method : made.methods()) {
                    requireClosed(ApiCalls.callWithNulls(made.object(), method));
                }
            }
            for (Method method : ApiCalls.methodsOf(Interpreter.class)) {
                if (!Set.of("close", "finish", "installation", "isOpen", "isClosed", "detach").contains(method.getName())) {
                    requireClosed(ApiCalls.callWithNulls(python, method));
                }
            }
            python.close();
            if (round == 0) {
                Python.start();
            }
        }
    }

    /** A sample that was made, and what can be called. */
    private record Made(Object object, List<Method> methods) {}

    private static List<Made> made(Interpreter python) {
        return Samples.all().stream()
                .map(sample -> new Made(sample.make().apply(python), ApiCalls.methodsOf(sample.type())))
                .toList();
    }

    /** All methods of shared objects, on many platform threads at once: no exception but Python's and ours. */
    private static void onManyThreads(int count, boolean few) throws Exception {
        try (Interpreter python = Python.start()) {
            ApiCalls calls = new ApiCalls(python);
            List<Made> objects = made(python);
            run(count, () -> {
                for (Made made : objects) {
                    for (Method method : made.methods()) {
                        if (!method.getName().equals("close") && (!few || ThreadLocalRandom.current().nextInt(10) == 0)) {
                            requireMeant(calls.call(made.object(), method));
                        }
                    }
                }
            });
        }
    }

    private static void run(int threads, Runnable body) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(Thread.ofPlatform().start(() -> {
                try {
                    body.run();
                } catch (Throwable unexpected) {
                    failure.set(unexpected);
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    /** All methods on a virtual thread: they work, or say what to do. */
    private static void virtual() throws Exception {
        try (Interpreter python = Python.start()) {
            List<Made> objects = made(python);
            Thread.ofVirtual().start(() -> {
                for (Made made : objects) {
                    for (Method method : made.methods()) {
                        Outcome outcome = ApiCalls.callWithNulls(made.object(), method);
                        boolean says = outcome.thrown() instanceof IllegalStateException e && e.getMessage().contains("platform thread");
                        if (!says && outcome.thrown() != null) {
                            requireMeant(outcome);
                        }
                    }
                }
            }).join();
        }
    }

    /** Threads that go on using objects while the interpreter is closed. */
    private static void whileFinalising() throws Exception {
        for (int round = 0; round < 20; round++) {
            Interpreter python = Python.start();
            PyObject list = python.eval("list(range(100))");
            PyObject function = python.eval("lambda x: x + 1");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofPlatform().start(() -> useUntilClosed(list, function)));
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(20));
            python.close();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void useUntilClosed(PyObject list, PyObject function) {
        try {
            for (long i = 0;; i++) {
                if (function.call(i).toLong() != i + 1 || list.length() != 100) {
                    throw new AssertionError(i);
                }
            }
        } catch (IllegalStateException closed) {
            if (!closed.getMessage().contains("closed")) {
                System.out.println("while finalising: " + closed);
            }
        }
    }

    /** References that nobody closes, in a heap that has no room for them. */
    private static void tinyHeap() {
        try (Interpreter python = Python.start()) {
            PyObject make = python.eval("lambda i: [i]");
            for (int i = 0; i < 500_000; i++) {
                make.call(i);
            }
            System.out.println(python.eval("1 + 1"));
        }
    }
}
