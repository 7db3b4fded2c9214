package com.acme;

import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyModule;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** What a Python program notices of Java: output, threads, time. */
@PyModule(name = "running")
public final class Running {
    private static final CyclicBarrier TWO = new CyclicBarrier(2);
    private static final CyclicBarrier ALONE = new CyclicBarrier(2);

    private Running() {}

    /** Writes a line to standard output. */
    @PyFunction
    public static void say(String text) {
        System.out.println(text);
    }

    /** Writes a line to standard error. */
    @PyFunction
    public static void complain(String text) {
        System.err.println(text);
    }

    /** Returns when two threads have come here: never, if the first one keeps the other out of Java. */
    @PyFunction(releaseGil = true)
    public static void meet(long seconds) throws Exception {
        TWO.await(seconds, TimeUnit.SECONDS);
    }

    /** The same without releasing the GIL: the other thread cannot come. */
    @PyFunction
    public static void meetAlone(long seconds) throws Exception {
        ALONE.await(seconds, TimeUnit.SECONDS);
    }

    /** Takes time, while other threads run Python. */
    @PyFunction(releaseGil = true)
    public static void pause(double seconds) throws InterruptedException {
        Thread.sleep((long) (1000 * seconds));
    }

    /** Starts a thread that is no daemon and never ends. */
    @PyFunction
    public static void stay() {
        new Thread(() -> {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }, "stays").start();
    }

    /** Writes a line when the JVM ends. */
    @PyFunction
    public static void atEnd(String text) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> say(text)));
    }
}
