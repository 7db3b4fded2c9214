package dev.sanca;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Platform threads that use Python for those that cannot do so themselves: virtual threads, and callers that don't want to wait.
 *
 * <p>They are few, because Python code of one interpreter runs on one thread at a time anyway; more than one, because some of it waits.
 * A thread that is not needed for a while ends.
 */
final class Workers {
    /** How many there are at most; what comes then waits. */
    static final int MOST = Integer.getInteger("sanca.workers", 32);

    private static final long IDLE_SECONDS = 10;
    private static final long STACK_SIZE = 16L << 20;

    private Workers() {}

    private static final class Pool {
        private static final ExecutorService INSTANCE = make();

        private static ExecutorService make() {
            ThreadFactory threads = Thread.ofPlatform().daemon().name("python-worker-", 1).stackSize(STACK_SIZE).factory();
            LinkedTransferQueue<Runnable> queue = new LinkedTransferQueue<>() {
                private static final long serialVersionUID = 1L;

                /** Takes only what an idle worker takes over at once, so that the pool makes a new worker otherwise. */
                @Override
                public boolean offer(Runnable next) {
                    return tryTransfer(next);
                }
            };
            return new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads, (next, _) -> queue.put(next));
        }
    }

    /** Runs something on a worker. */
    static <T> CompletableFuture<T> submit(Interpreter.Body<T, ?> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Pool.INSTANCE.execute(() -> complete(result, body));
        return result;
    }

    /** Runs something here and gives what it returns or throws to a future. */
    static <T> void complete(CompletableFuture<T> result, Interpreter.Body<T, ?> body) {
        try {
            result.complete(body.run());
        } catch (Throwable failed) {
            result.completeExceptionally(failed);
        }
    }
}
