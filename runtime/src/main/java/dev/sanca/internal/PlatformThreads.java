package dev.sanca.internal;

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
public final class PlatformThreads {
    /** How many there are at most; what comes then waits. */
    private static final int MOST = Integer.getInteger("sanca.workers", 32);

    private static final long IDLE_SECONDS = 10;
    private static final long STACK_SIZE = 16L << 20;

    private PlatformThreads() {}

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
    public static void execute(Runnable task) {
        Pool.INSTANCE.execute(task);
    }

    /** Runs something here, or on a worker if this is a virtual thread. */
    public static void run(Runnable task) {
        if (Thread.currentThread().isVirtual()) {
            execute(task);
        } else {
            task.run();
        }
    }
}
