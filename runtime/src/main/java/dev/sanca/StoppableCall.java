package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A body that another thread can stop, by an asynchronous exception ({@code PyThreadState_SetAsyncExc}): CPython raises it in the thread
 * that runs the body, between two bytecode instructions.
 *
 * <p>A thread has room for one such exception. A body that ends takes back the one meant for it, if it has not been raised, and puts that
 * of the body around it there again.
 */
final class StoppableCall<T, X extends Exception> {
    /** How often a thread is asked whether it was interrupted: Java does not tell. */
    private static final long POLL_MILLIS = 20;

    private static final ThreadLocal<StoppableCall<?, ?>> INNERMOST = new ThreadLocal<>();

    private final InterpreterState state;
    private final Interpreter.Body<T, X> body;
    /** Null for none. */
    private final Duration limit;
    private final boolean isInterruptible;
    private StoppableCall<?, ?> outer;
    private Thread thread;
    /** The thread as Python knows it. */
    private long ident;
    /** Guarded by the GIL. */
    private boolean isRunning;
    /** Guarded by the GIL. */
    private boolean isStopped;
    /** Asked to stop before it ran. Guarded by the GIL. */
    private boolean isUnwanted;

    private StoppableCall(InterpreterState state, Duration limit, boolean isInterruptible, Interpreter.Body<T, X> body) {
        this.state = state;
        this.limit = limit;
        this.isInterruptible = isInterruptible;
        this.body = body;
    }

    /** What tells the time, and what stops: that waits for the GIL, so each has a thread of its own. */
    private static final class Clock {
        private static final ScheduledThreadPoolExecutor TIMER = timer();
        private static final ExecutorService STOPPERS =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("python-stopper-", 1).factory());

        private static ScheduledThreadPoolExecutor timer() {
            ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("python-timer").factory());
            timer.setRemoveOnCancelPolicy(true);
            return timer;
        }
    }

    static <T, X extends Exception> T withTimeout(InterpreterState state, Duration limit, Interpreter.Body<T, X> body) throws X {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("not a time in which anything can be done: " + limit);
        }
        return new StoppableCall<>(state, limit, false, body).run();
    }

    static <T, X extends Exception> T interruptibly(InterpreterState state, Interpreter.Body<T, X> body) throws X, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new StoppableCall<>(state, null, true, body).run();
    }

    private T run() throws X {
        return Thread.currentThread().isVirtual() ? runOnWorker() : runHere();
    }

    /** A virtual thread waits, and passes an interrupt on. */
    private T runOnWorker() throws X {
        CompletableFuture<T> result = MainThread.submit(this::runHere);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException passedOn) {
                    interrupted = true;
                    if (isInterruptible) {
                        stopSoon();
                    }
                } catch (ExecutionException failed) {
                    interrupted &= !(failed.getCause() instanceof InterruptedException);
                    throw MainThread.<X>sneak(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private T runHere() throws X {
        int entered = state.enter();
        try {
            begin();
            Future<?> watch = watch();
            try {
                return body.run();
            } catch (PythonException thrown) {
                throw isStopped && thrown.matches("KeyboardInterrupt") ? stopped(thrown) : thrown;
            } finally {
                watch.cancel(false);
                end();
            }
        } finally {
            state.exit(entered);
        }
    }

    private Future<?> watch() {
        if (!isInterruptible) {
            return Clock.TIMER.schedule(this::stopSoon, limit.toNanos(), TimeUnit.NANOSECONDS);
        }
        return Clock.TIMER.scheduleWithFixedDelay(() -> {
            if (thread.isInterrupted()) {
                stopSoon();
                throw new CancellationException("It is asked to stop once.");
            }
        }, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void stopSoon() {
        Clock.STOPPERS.execute(this::stop);
    }

    /** On a thread of its own. */
    private void stop() {
        int entered = state.tryEnter();
        if (entered == InterpreterState.CLOSED) {
            return;
        }
        try {
            isUnwanted = true;
            if (isRunning) {
                raise();
            }
        } finally {
            state.exit(entered);
        }
    }

    private void begin() {
        thread = Thread.currentThread();
        ident = PyThread_get_thread_ident();
        outer = INNERMOST.get();
        INNERMOST.set(this);
        isRunning = true;
        if (isUnwanted) {
            raise();
        }
    }

    private void raise() {
        isStopped = true;
        PyThreadState_SetAsyncExc(ident, PyExc_KeyboardInterrupt());
    }

    private void end() {
        isRunning = false;
        INNERMOST.set(outer);
        if (isStopped) {
            PyThreadState_SetAsyncExc(ident, NULL);
            if (outer != null && outer.isStopped && outer.state == state) {
                PyThreadState_SetAsyncExc(ident, PyExc_KeyboardInterrupt());
            }
        }
    }

    /** What to throw for the exception that stopped the body. */
    private RuntimeException stopped(PythonException where) {
        if (!isInterruptible) {
            return new PythonTimeoutException(limit, where);
        }
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException("Python code was interrupted");
        interrupted.initCause(where);
        throw MainThread.<RuntimeException>sneak(interrupted);
    }
}
