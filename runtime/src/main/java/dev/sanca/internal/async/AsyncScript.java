package dev.sanca.internal.async;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.Scratch;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Vectorcall;

/** The half of futures and event loops that is Python. All methods: attached. */
public final class AsyncScript {
    private static final String SOURCE = """
            import asyncio

            class JavaFuture:
                "A Java future: to be awaited, in any event loop, as often as one likes."
                __slots__ = ("_start", "_cancel")

                def __init__(self, start, cancel):
                    self._start = start
                    self._cancel = cancel

                def __await__(self):
                    loop = asyncio.get_running_loop()
                    future = loop.create_future()

                    def settle(kind, value):
                        if future.done():
                            return
                        if kind == "cancelled":
                            future.cancel()
                        elif kind == "result":
                            future.set_result(value)
                        else:
                            try:
                                future.set_exception(value)
                            except TypeError:  # asyncio has no StopIteration
                                error = RuntimeError(f"a Java future ended with {value!r}")
                                error.__cause__ = value
                                future.set_exception(error)

                    def done(kind, value):
                        try:
                            loop.call_soon_threadsafe(settle, kind, value)
                        except RuntimeError:
                            pass  # the loop is closed: nobody waits any more

                    self._start(done)
                    try:
                        return (yield from future)
                    except asyncio.CancelledError:
                        self._cancel()
                        raise

            async def wait_for(awaitable):
                return await awaitable

            def submit(loop, awaitable, done):
                "Any thread. The answer cancels."
                future = asyncio.run_coroutine_threadsafe(wait_for(awaitable), loop)

                def settle(future):
                    if future.cancelled():
                        done("cancelled", None)
                    elif future.exception() is not None:
                        done("error", future.exception())
                    else:
                        done("result", future.result())

                future.add_done_callback(settle)
                return future.cancel

            async def finish():
                tasks = asyncio.all_tasks() - {asyncio.current_task()}
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

            def run(started):
                loop = asyncio.new_event_loop()
                asyncio.set_event_loop(loop)
                try:
                    loop.call_soon(started, loop)
                    loop.run_forever()
                finally:
                    try:
                        loop.run_until_complete(finish())
                        loop.run_until_complete(loop.shutdown_asyncgens())
                        loop.run_until_complete(loop.shutdown_default_executor())
                    finally:
                        asyncio.set_event_loop(None)
                        loop.close()

            def stop(loop):
                try:
                    loop.call_soon_threadsafe(loop.stop)
                except RuntimeError:
                    pass
            """;

    private AsyncScript() {}

    /** Calls a function of the script: a new reference. */
    public static long call(InterpreterState state, String function, Object... arguments) {
        long globals = state.<Class<?>, Long>local(AsyncScript.class, _ -> define());
        try (Scratch scratch = Scratch.open()) {
            return Objects.check(Vectorcall.call(state, PyDict_GetItemString(globals, scratch.utf8(function)), NULL, arguments));
        }
    }

    /** The script's names; kept as long as the interpreter. */
    private static long define() {
        long globals = Objects.check(PyDict_New());
        try {
            Objects.check(PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()));
            long name = Objects.check(PyUnicode_FromString("sanca"));
            Objects.check(PyDict_SetItemString(globals, "__name__", name));
            Py_DECREF(name);
            Py_DECREF(Objects.check(PyRun_String(SOURCE, Py_file_input, globals, globals)));
            return globals;
        } catch (Throwable failed) {
            Py_DECREF(globals);
            throw failed;
        }
    }
}
