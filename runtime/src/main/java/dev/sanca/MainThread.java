package dev.sanca;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread that Python regards as its main thread: it initialises CPython, runs what must run there, and finalises CPython.
 *
 * <p>It is a thread of our own because Python code needs more stack than Java threads have, and because signal handlers, {@code atexit}
 * functions and {@code threading.main_thread()} belong to one thread from start to end. While it waits for work it does not hold the GIL.
 */
final class MainThread {
    private static final Runnable STOP = () -> {};

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Thread thread;
    /** Guarded by this: what came after STOP would wait for ever. */
    private boolean stopped;

    MainThread(long stackSize) {
        thread = new Thread(null, this::loop, "python-main", stackSize);
        // A program that does not close its interpreter must still be able to end.
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        for (Runnable next = take(); next != STOP; next = take()) {
            next.run();
        }
    }

    private Runnable take() {
        while (true) {
            try {
                return work.take();
            } catch (InterruptedException notUsedHere) {
                // Nobody has a reason to interrupt this thread between two pieces of work: there is nothing to stop.
                continue;
            }
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Ends the thread once the work handed in before is done. */
    synchronized void stop() {
        stopped = true;
        work.add(STOP);
    }

    private synchronized void hand(Runnable next) {
        if (stopped) {
            throw new IllegalStateException("This Python interpreter is closed.");
        }
        work.add(next);
    }

    /** Runs something there and waits for it; what it throws is thrown here. The caller must not hold the GIL. */
    <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X {
        CompletableFuture<T> result = new CompletableFuture<>();
        hand(() -> {
            try {
                result.complete(body.run());
            } catch (Throwable failed) {
                result.completeExceptionally(failed);
            }
        });
        return await(result);
    }

    private static <T, X extends Exception> T await(CompletableFuture<T> result) throws X {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException later) {
                    // The work cannot be abandoned: it runs in Python. The caller sees the interrupt when it is done.
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw MainThread.<X>sneak(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The body declares what it throws, so this throws nothing that the caller does not expect. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneak(Throwable failure) throws X {
        throw (X) failure;
    }
}
