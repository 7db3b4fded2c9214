package dev.sanca.internal.async;

import dev.sanca.JavaFunction;
import dev.sanca.PyObject;
import dev.sanca.TypeRef;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.PlatformThreads;
import dev.sanca.internal.convert.CodecProvider;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.convert.Encoder;
import dev.sanca.internal.error.JavaErrors;
import dev.sanca.internal.Access;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Java futures become objects that Python awaits. */
public final class FutureCodecs implements CodecProvider {
    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return CompletionStage.class.isAssignableFrom(type) ? (Encoder<CompletionStage<?>>) FutureCodecs::awaitable : null;
    }

    /** A new reference. */
    private static long awaitable(InterpreterState state, CompletionStage<?> stage) {
        Consumer<PyObject> start = done -> stage.whenComplete((value, thrown) ->
                PlatformThreads.run(() -> complete(state, done, value, thrown)));
        Runnable cancel = () -> stage.toCompletableFuture().cancel(true);
        return AsyncScript.call(state, "JavaFuture", JavaFunction.of(new TypeRef<Consumer<PyObject>>() {}, start),
                JavaFunction.of(Runnable.class, cancel));
    }

    /** On whatever platform thread the future is completed. */
    private static void complete(InterpreterState state, PyObject done, Object value, Throwable thrown) {
        int entered = state.tryEnter();
        if (entered == InterpreterState.CLOSED) {
            return;
        }
        try (done) {
            Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            if (cause instanceof CancellationException) {
                done.call("cancelled", null).close();
            } else if (cause != null) {
                error(state, done, cause);
            } else {
                result(state, done, value);
            }
        } finally {
            state.exit(entered);
        }
    }

    private static void result(InterpreterState state, PyObject done, Object value) {
        try {
            done.call("result", value).close();
        } catch (RuntimeException notConvertible) {
            error(state, done, notConvertible);
        }
    }

    private static void error(InterpreterState state, PyObject done, Throwable cause) {
        try (PyObject exception = Access.get().object(state, JavaErrors.in(state).toPython(cause))) {
            done.call("error", exception).close();
        }
    }
}
