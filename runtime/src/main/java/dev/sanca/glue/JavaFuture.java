package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.PyObject;
import dev.sanca.capi.internal.RaisedException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/** The coroutine that waits for a Java future, in the event loop in which it is awaited. */
final class JavaFuture {
    private static final String SOURCE = """
            async def wait(start, cancel):
                from asyncio import CancelledError, get_running_loop
                loop = get_running_loop()
                future = loop.create_future()

                def settle(value, error):
                    if future.done():
                        return
                    if error is None:
                        future.set_result(value)
                    else:
                        future.set_exception(error)

                def completed(value, error):
                    try:
                        loop.call_soon_threadsafe(settle, value, error)
                    except RuntimeError:
                        pass  # the loop is closed, and nobody waits any more

                start(completed)
                try:
                    return await future
                except CancelledError:
                    cancel()
                    raise
            """;

    private JavaFuture() {}

    /** A new coroutine; NULL with an exception. */
    static long of(CompletionStage<?> stage) {
        InterpreterState state = InterpreterState.current();
        Long wait = state.local(JavaFuture.class, _ -> define());
        Consumer<PyObject> start = completed -> stage.whenComplete((value, thrown) ->
                onPlatformThread(() -> complete(state, completed, value, thrown)));
        Runnable cancel = () -> stage.toCompletableFuture().cancel(true);
        long starting = GeneralType.any(start);
        long cancelling = starting == NULL ? NULL : GeneralType.any(cancel);
        long coroutine = cancelling == NULL ? NULL : PyObject_CallFunctionObjArgs(wait, starting, cancelling);
        Py_XDECREF(starting);
        Py_XDECREF(cancelling);
        return coroutine;
    }

    /** A virtual thread can't attach. */
    private static void onPlatformThread(Runnable task) {
        if (Thread.currentThread().isVirtual()) {
            ForkJoinPool.commonPool().execute(task);
        } else {
            task.run();
        }
    }

    /** On whatever platform thread the future is completed. */
    private static void complete(InterpreterState state, PyObject completed, Object value, Throwable thrown) {
        int entered = state.enter();
        try {
            long error = thrown == null ? Py_NewRef(Py_None()) : Failure.object(unwrapped(thrown));
            long result = thrown == null ? GeneralType.any(value) : Py_NewRef(Py_None());
            if (result == NULL) {
                Py_DECREF(error);
                error = RaisedException.take();
                result = Py_NewRef(Py_None());
            }
            long done = PyObject_CallFunctionObjArgs(Objects.pointer(state, completed), result, error);
            Py_DECREF(result);
            Py_DECREF(error);
            if (done == NULL) {
                PyErr_WriteUnraisable(Objects.pointer(state, completed));
            }
            Py_XDECREF(done);
        } finally {
            completed.close();
            state.exit(entered);
        }
    }

    private static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** The function {@code wait}, kept as long as the interpreter. */
    private static long define() {
        long globals = Raised.unlessNull(PyDict_New());
        long ran = NULL;
        try {
            Raised.unlessNegative(PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()));
            ran = Raised.unlessNull(PyRun_String(SOURCE, Py_file_input, globals, globals));
            return Py_NewRef(Raised.unlessNull(PyDict_GetItemString(globals, "wait")));
        } finally {
            Py_XDECREF(ran);
            Py_DECREF(globals);
        }
    }
}
