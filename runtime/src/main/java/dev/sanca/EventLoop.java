package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.PlatformThreads;
import dev.sanca.internal.async.AsyncScript;
import dev.sanca.internal.error.PythonErrors;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An {@code asyncio} event loop that Java gives work to: Python's coroutines as Java futures.
 *
 * {@snippet :
 * CompletableFuture<String> page = python.eventLoop().submit(fetch.call("https://example.org"), String.class);
 * }
 *
 * <p>The other way round needs nothing of this: a {@link java.util.concurrent.CompletionStage} that is passed to Python can be awaited
 * there, in any event loop.
 *
 * <p><b>Cancelling</b> goes both ways: a future that is cancelled, or completed by anyone but Python ({@code orTimeout}), cancels the
 * coroutine; a coroutine that is cancelled cancels the future, and a Java future that Python awaits. <b>Exceptions</b> are those of any
 * call: a {@link PythonException}, or the Java exception that it was to begin with.
 *
 * <p><b>Threads.</b> All methods may be called on any thread, also on virtual ones. What depends on a future runs on a worker thread of
 * Sanca's, detached, not in the event loop.
 *
 * @see <a href="https://docs.python.org/3.14/library/asyncio-task.html">Coroutines and tasks</a>
 */
public final class EventLoop implements AutoCloseable {
    private final InterpreterState state;
    private final PyObject loop;
    /** The thread that runs the loop; null if it is the user's. */
    private final Thread thread;

    private EventLoop(PyObject loop, Thread thread) {
        this.state = Access.get().reference(loop).owner();
        this.loop = loop;
        this.thread = thread;
    }

    /** One that somebody else runs. */
    static EventLoop of(PyObject loop) {
        return new EventLoop(loop.copy(), null);
    }

    /** One on a thread of its own. */
    static EventLoop start(InterpreterState state) {
        CompletableFuture<PyObject> started = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("python-asyncio").stackSize(PythonConfig.DEFAULT_STACK_SIZE)
                .start(() -> run(state, started));
        EventLoop made = new EventLoop(started.join(), thread);
        state.beforeClosing(made::close);
        return made;
    }

    private static void run(InterpreterState state, CompletableFuture<PyObject> started) {
        try {
            int entered = state.enter();
            try {
                Consumer<PyObject> ready = loop -> started.complete(loop.copy());
                Py_DECREF(AsyncScript.call(state, "run", JavaFunction.of(new TypeRef<Consumer<PyObject>>() {}, ready)));
            } finally {
                state.exit(entered);
            }
        } catch (Throwable failed) {
            started.completeExceptionally(failed);
        }
    }

    /**
     * The event loop itself.
     *
     * @return an {@code asyncio.AbstractEventLoop}, owned by the caller
     */
    public PyObject loop() {
        return loop.copy();
    }

    /**
     * Runs a coroutine, or awaits anything that can be awaited, in the event loop.
     *
     * @param awaitable a coroutine object, a task, an object with {@code __await__}
     * @return its future result, owned by the caller
     * @throws IllegalStateException if the loop is closed
     */
    public CompletableFuture<PyObject> submit(PyObject awaitable) {
        return submit(awaitable, PyObject.class);
    }

    /**
     * Runs a coroutine and converts its result.
     *
     * @param awaitable a coroutine object, a task, an object with {@code __await__}
     * @param type      the class of the Java value
     * @param <T>       the class of the Java value
     * @return the future value; fails with a {@link ConversionException} if the result does not convert
     * @throws IllegalStateException if the loop is closed
     */
    public <T> CompletableFuture<T> submit(PyObject awaitable, Class<T> type) {
        java.util.Objects.requireNonNull(awaitable, "awaitable");
        java.util.Objects.requireNonNull(type, "type");
        CompletableFuture<T> future = new CompletableFuture<>();
        if (Thread.currentThread().isVirtual()) {
            MainThread.onWorker(() -> {
                submitHere(awaitable, type, future);
                return null;
            });
        } else {
            submitHere(awaitable, type, future);
        }
        return future;
    }

    private <T> void submitHere(PyObject awaitable, Class<T> type, CompletableFuture<T> future) {
        BiConsumer<String, PyObject> done = (kind, value) -> done(kind, value, type, future);
        int entered = state.enter();
        try {
            if (isClosed()) {
                throw new IllegalStateException("This event loop is closed.");
            }
            PyObject cancel = Access.get().object(state, AsyncScript.call(state, "submit", loop, awaitable,
                    JavaFunction.of(new TypeRef<BiConsumer<String, PyObject>>() {}, done)));
            future.whenComplete((_, thrown) -> PlatformThreads.execute(() -> cancel(cancel)));
        } finally {
            state.exit(entered);
        }
    }

    private boolean isClosed() {
        try (PyObject answer = loop.callMethod("is_closed")) {
            return answer.as(boolean.class);
        }
    }

    /** The future is complete, by whomever: what is done already is not cancelled by this. */
    private void cancel(PyObject cancel) {
        int entered = state.tryEnter();
        if (entered != InterpreterState.CLOSED) {
            try (cancel) {
                cancel.call().close();
            } finally {
                state.exit(entered);
            }
        }
    }

    /** The coroutine ended. In the event loop, attached. */
    @SuppressWarnings("unchecked")
    private <T> void done(String kind, PyObject value, Class<T> type, CompletableFuture<T> future) {
        Runnable completion;
        try {
            completion = switch (kind) {
                case "cancelled" -> () -> future.cancel(false);
                case "error" -> {
                    Throwable thrown = PythonErrors.toJava(state, Py_NewRef(Objects.pointer(state, value)));
                    yield () -> future.completeExceptionally(thrown);
                }
                default -> {
                    T result = type == PyObject.class ? (T) value.copy() : value.as(type);
                    yield () -> future.complete(result);
                }
            };
        } catch (RuntimeException notConvertible) {
            completion = () -> future.completeExceptionally(notConvertible);
        }
        PlatformThreads.execute(completion);
    }

    /**
     * Stops the event loop, if it is Sanca's: cancels what runs in it, and waits for that. The interpreter's end does this too. Closing
     * again does nothing.
     */
    @Override
    public void close() {
        if (thread == null || !thread.isAlive()) {
            return;
        }
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("An event loop cannot be closed from within.");
        }
        int entered = state.tryEnter();
        if (entered != InterpreterState.CLOSED) {
            try {
                Py_DECREF(AsyncScript.call(state, "stop", loop));
            } finally {
                state.exit(entered);
            }
        }
        MainThread.unattached(() -> {
            MainThread.join(thread);
            return null;
        });
    }
}
