package dev.sanca;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.PlatformThreads;
import dev.sanca.internal.ThreadState;
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

    MainThread(String name, long stackSize) {
        thread = new Thread(null, this::loop, name, stackSize);
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

    /** Does something that takes a while, detached if the current thread is attached. */
    static <T, X extends Exception> T unattached(Interpreter.Body<T, X> body) throws X {
        ThreadState thread = ThreadState.current();
        boolean detached = thread.detach();
        try {
            return body.run();
        } finally {
            if (detached) {
                thread.reattach();
            }
        }
    }

    /** Does something attached. */
    static <T, X extends Exception> T attached(InterpreterState state, Interpreter.Body<T, X> body) throws X {
        int entered = state.enter();
        try {
            return body.run();
        } finally {
            state.exit(entered);
        }
    }

    /** Runs something there, attached, and waits for it. A virtual thread does not wait for this thread, but gets a worker. */
    <T, X extends Exception> T callAttached(InterpreterState state, Interpreter.Body<T, X> body) throws X {
        if (isCurrent()) {
            return attached(state, body);
        }
        if (state.isClosing()) {
            throw new IllegalStateException("This Python interpreter is closed.");
        }
        if (Thread.currentThread().isVirtual()) {
            return onWorker(() -> attached(state, body));
        }
        // Who waits for that thread must not hold the GIL, which it needs.
        return unattached(() -> call(() -> attached(state, body)));
    }

    /** Runs something there and waits for it; what it throws is thrown here. The caller must not hold the GIL. */
    <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X {
        CompletableFuture<T> result = new CompletableFuture<>();
        hand(() -> complete(result, body));
        return await(result);
    }

    /** Runs something on a worker and waits for it. */
    static <T, X extends Exception> T onWorker(Interpreter.Body<T, X> body) throws X {
        return await(submit(body));
    }

    /** Runs something on a worker. */
    static <T> CompletableFuture<T> submit(Interpreter.Body<T, ?> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        PlatformThreads.execute(() -> complete(result, body));
        return result;
    }

    /** Gives what a body returns or throws to a future. */
    static <T> void complete(CompletableFuture<T> result, Interpreter.Body<T, ?> body) {
        try {
            result.complete(body.run());
        } catch (Throwable failed) {
            result.completeExceptionally(failed);
        }
    }

    /** Waits for a thread's end. */
    static void join(Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
    static <X extends Throwable> X sneak(Throwable failure) throws X {
        throw (X) failure;
    }
}
