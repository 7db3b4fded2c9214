package dev.sanca.tests.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.EventLoop;
import dev.sanca.Interpreter;
import dev.sanca.JavaFunction;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.TypeRef;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Java futures in asyncio, coroutines as Java futures. */
@Timeout(120)
class AsyncTests {
    private static Interpreter python;
    private static EventLoop loop;

    @BeforeAll
    static void start() {
        python = Python.start();
        loop = python.eventLoop();
        python.exec("""
                import asyncio, contextvars, threading
                events = []
                async def add(a, b):
                    await asyncio.sleep(0.001)
                    return a + b
                async def wait_for(future):
                    return await future
                async def fail(error):
                    await asyncio.sleep(0)
                    raise error
                async def forever():
                    try:
                        events.append("begun")
                        await asyncio.sleep(1000)
                    except asyncio.CancelledError:
                        events.append("cancelled")
                        raise
                """);
    }

    @AfterAll
    static void close() {
        python.close();
    }

    private static PyObject coroutine(String function, Object... arguments) {
        return python.eval(function).call(arguments);
    }

    @Test
    void aCoroutineIsAFuture() {
        assertThat(loop.submit(coroutine("add", 2, 3), Integer.class).join()).isEqualTo(5);
        assertThat(loop.submit(coroutine("add", "a", "b")).thenApply(PyObject::toString).join()).isEqualTo("ab");
        assertThat(python.eventLoop()).isSameAs(loop);
    }

    @Test
    void manyCoroutinesRunAtOnce() {
        List<CompletableFuture<Integer>> sums = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            sums.add(loop.submit(coroutine("add", i, 1), Integer.class));
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(sums.get(i).join()).isEqualTo(i + 1);
        }
    }

    @Test
    void itsExceptionIsThatOfACall() {
        assertThatThrownBy(() -> loop.submit(coroutine("fail", python.eval("KeyError('k')"))).join())
                .isInstanceOf(CompletionException.class).cause().isInstanceOf(PythonException.class)
                .satisfies(thrown -> assertThat(((PythonException) thrown).matches("KeyError")).isTrue());
        assertThatThrownBy(() -> loop.submit(coroutine("add", 1, 2), List.class).join()).cause().hasMessageContaining("list");
    }

    @Test
    void cancellingTheFutureCancelsTheCoroutine() throws Exception {
        python.exec("events.clear()");
        CompletableFuture<PyObject> future = loop.submit(coroutine("forever"));
        await("'begun' in events");
        future.cancel(false);
        await("'cancelled' in events");
        python.exec("events.clear()");
        assertThatThrownBy(() -> loop.submit(coroutine("forever")).orTimeout(50, TimeUnit.MILLISECONDS).join())
                .cause().isInstanceOf(TimeoutException.class);
        await("'cancelled' in events");
    }

    @Test
    void cancellingTheCoroutineCancelsTheFuture() {
        python.exec("async def cancelled(): raise asyncio.CancelledError");
        CompletableFuture<PyObject> future = loop.submit(coroutine("cancelled"));
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void pythonAwaitsAJavaFuture() {
        CompletableFuture<Object> later = new CompletableFuture<>();
        CompletableFuture<String> result = loop.submit(coroutine("wait_for", later), String.class);
        assertThat(result).isNotDone();
        later.complete("done");
        assertThat(result.join()).isEqualTo("done");
        assertThat(loop.submit(coroutine("wait_for", CompletableFuture.completedFuture(List.of(1, 2)))).join().toString()).isEqualTo("[1, 2]");
    }

    @Test
    void aFutureIsAwaitedAsOftenAsOneLikesAndOnAnyLoop() {
        PyObject future = python.toPython(CompletableFuture.completedFuture(3));
        python.exec("async def twice(f): return await f + await f");
        PyObject twice = python.eval("lambda f: asyncio.run(twice(f))");
        assertThat(twice.call(future).toLong()).isEqualTo(6);
        assertThat(twice.call(future).toLong()).isEqualTo(6);
    }

    @Test
    void itsJavaExceptionCrossesBackAsItself() {
        FileNotFoundException lost = new FileNotFoundException("x");
        assertThatThrownBy(() -> loop.submit(coroutine("wait_for", CompletableFuture.failedFuture(lost))).join()).hasCause(lost);
        python.exec("""
                async def catching(f):
                    try:
                        await f
                    except FileNotFoundError as e:
                        return str(type(e).__name__)
                """);
        assertThat(loop.submit(coroutine("catching", CompletableFuture.failedFuture(lost)), String.class).join())
                .isEqualTo("FileNotFoundException");
    }

    @Test
    void cancellingTheTaskCancelsTheJavaFuture() {
        CompletableFuture<Object> never = new CompletableFuture<>();
        CompletableFuture<PyObject> waiting = loop.submit(coroutine("wait_for", never));
        // A task that is cancelled before its first step never waits for anything, in asyncio as here.
        while (never.getNumberOfDependents() == 0) {
            Thread.onSpinWait();
        }
        waiting.cancel(true);
        assertThatThrownBy(() -> never.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        CompletableFuture<Object> cancelled = new CompletableFuture<>();
        CompletableFuture<PyObject> other = loop.submit(coroutine("wait_for", cancelled));
        cancelled.cancel(true);
        assertThatThrownBy(other::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void virtualThreadsCompleteAndSubmit() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Object> later = CompletableFuture.supplyAsync(() -> "virtually", threads);
            assertThat(loop.submit(coroutine("wait_for", later), String.class).join()).isEqualTo("virtually");
            PyObject sum = coroutine("add", 4, 5);
            assertThat(threads.submit(() -> loop.submit(sum, Integer.class).join()).get()).isEqualTo(9);
        }
    }

    @Test
    void theLoopOfAnotherThreadCanBeUsed() throws Exception {
        CompletableFuture<PyObject> started = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        python.exec("""
                def serve(started):
                    async def main():
                        global stop
                        stop = asyncio.Event()
                        started(asyncio.get_running_loop())
                        await stop.wait()
                    asyncio.run(main())
                """);
        Consumer<PyObject> ready = running -> started.complete(running.copy());
        Thread.ofPlatform().start(() -> {
            python.eval("serve").call(JavaFunction.of(new TypeRef<Consumer<PyObject>>() {}, ready));
            ended.countDown();
        });
        EventLoop theirs = python.eventLoop(started.get(30, TimeUnit.SECONDS));
        assertThat(theirs.submit(coroutine("add", 1, 1), Integer.class).join()).isEqualTo(2);
        python.eval("lambda loop: loop.call_soon_threadsafe(stop.set)").call(theirs.loop());
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> theirs.submit(coroutine("add", 1, 1))).isInstanceOf(IllegalStateException.class);
    }

    private static void await(String condition) throws InterruptedException {
        while (!python.eval(condition).as(boolean.class)) {
            Thread.sleep(5);
        }
    }
}
