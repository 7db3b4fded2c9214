package dev.sanca.benchmarks.threads;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.SubInterpreterConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What threads cost, each figure the best of several short samples: attaching, a call on the hundredth thread, several threads that share a
 * GIL, two interpreters with GILs of their own. Needs two idle processors.
 */
public final class ThreadCosts {
    private static final int SAMPLES = 7;
    private static final int ROUNDS = 200_000;
    private static final long MILLIS = 300;

    private ThreadCosts() {}

    /** Something done many times. */
    @FunctionalInterface
    private interface Task {
        void run(int rounds) throws Exception;
    }

    /**
     * Prints the figures.
     *
     * @param arguments none
     * @throws Exception if something fails
     */
    public static void main(String[] arguments) throws Exception {
        try (Interpreter python = Python.start(); PyObject identity = python.eval("lambda a, b: a")) {
            attaching(python);
            calls(python, identity);
            sharing(identity);
            interpreters(python);
        }
    }

    private static void attaching(Interpreter python) throws Exception {
        print("attach, close; not held", best(rounds -> attach(python, rounds)));
        try (Interpreter.Attachment _ = python.attach()) {
            print("attach, close; held", best(rounds -> attach(python, rounds)));
        }
        print("first attach of a thread, with the thread", best(rounds -> {
            for (int i = 0; i < rounds / 100; i++) {
                onThread(() -> attach(python, 1));
            }
        }) * 100);
        print("the same thread without Python", best(rounds -> {
            for (int i = 0; i < rounds / 100; i++) {
                onThread(() -> { });
            }
        }) * 100);
    }

    private static void attach(Interpreter python, int rounds) {
        for (int i = 0; i < rounds; i++) {
            python.attach().close();
        }
    }

    private static void calls(Interpreter python, PyObject identity) throws Exception {
        print("call; not held", best(rounds -> call(identity, rounds)));
        try (Interpreter.Attachment _ = python.attach()) {
            print("call; held", best(rounds -> call(identity, rounds)));
        }
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 1; i < 100; i++) {
            CountDownLatch called = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                call(identity, 10);
                called.countDown();
                awaitQuietly(done);
            });
            called.await();
        }
        double[] hundredth = new double[1];
        onThread(() -> hundredth[0] = best(rounds -> call(identity, rounds)));
        print("call on the hundredth thread; not held", hundredth[0]);
        done.countDown();
    }

    private static void call(PyObject identity, int rounds) {
        for (int i = 0; i < rounds; i++) {
            identity.call(3, 4).close();
        }
    }

    /** Short calls in a loop on several threads: the time for one call of them all together. */
    private static void sharing(PyObject identity) throws Exception {
        for (int threads : List.of(1, 2, 4, 100)) {
            double best = Double.MAX_VALUE;
            for (int sample = 0; sample < SAMPLES; sample++) {
                best = Math.min(best, together(identity, threads));
            }
            print("call; not held, " + threads + " threads", best);
        }
    }

    private static double together(PyObject identity, int count) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        LongAdder calls = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    call(identity, 10);
                    calls.add(10);
                }
            }));
        }
        Thread.sleep(MILLIS);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return (double) (System.nanoTime() - start) / calls.sum();
    }

    private static void interpreters(Interpreter python) throws Exception {
        for (SubInterpreterConfig config : List.of(SubInterpreterConfig.shared(), SubInterpreterConfig.isolated())) {
            String name = config.ownGil() ? "a GIL for each" : "a shared GIL";
            try (Interpreter one = python.newInterpreter(config); Interpreter other = python.newInterpreter(config)) {
                loop(one);
                loop(other);
                long start = System.nanoTime();
                loop(one);
                long alone = System.nanoTime() - start;
                start = System.nanoTime();
                Thread beside = Thread.ofPlatform().start(() -> loop(other));
                loop(one);
                beside.join();
                long both = System.nanoTime() - start;
                System.out.printf("two interpreters, %s: %.2f times the work of one%n", name, 2.0 * alone / both);
            } catch (IllegalArgumentException tooOld) {
                System.out.println("two interpreters, " + name + ": " + tooOld.getMessage());
            }
        }
    }

    private static void loop(Interpreter python) {
        python.exec("def work():\n    t = 0\n    for k in range(3_000_000):\n        t += k * k % 7\nwork()");
    }

    private static double best(Task task) throws Exception {
        double best = Double.MAX_VALUE;
        for (int sample = 0; sample < SAMPLES; sample++) {
            long start = System.nanoTime();
            task.run(ROUNDS);
            best = Math.min(best, (double) (System.nanoTime() - start) / ROUNDS);
        }
        return best;
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    private static void onThread(Action action) throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                action.run();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        thread.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(String what, double nanos) {
        System.out.printf("%-50s %8.1f ns%n", what, nanos);
    }
}
