package dev.sanca.tests.threads;

import dev.sanca.Interpreter;
import dev.sanca.Python;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Two threads that want what the other has: a Java monitor and the GIL. Prints what {@code jcmd} says, and ends the process. */
final class DeadlockMain {
    private static final Object ACCOUNTS = new Object();

    private DeadlockMain() {}

    public static void main(String[] arguments) throws Exception {
        Interpreter python = Python.start();
        CountDownLatch both = new CountDownLatch(2);
        Thread.ofPlatform().daemon().name("report").start(() -> {
            synchronized (ACCOUNTS) {
                meet(both);
                python.eval("len('report')").close();
            }
        });
        Thread.ofPlatform().daemon().name("update").start(() -> {
            try (Interpreter.Attachment _ = python.attach()) {
                meet(both);
                synchronized (ACCOUNTS) {
                    python.eval("len('update')").close();
                }
            }
        });
        both.await();
        // Longer than the watch needs to see it.
        Thread.sleep(4000);
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, String.valueOf(ProcessHandle.current().pid()), "Thread.print").inheritIO().start().waitFor();
        Runtime.getRuntime().halt(0);
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
