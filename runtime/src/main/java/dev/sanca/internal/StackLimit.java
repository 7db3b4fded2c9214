package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.internal.ThreadStack;

/**
 * How much of a thread's stack CPython may use.
 *
 * <p>CPython 3.14 knows how large a thread's stack is and raises {@code RecursionError} shortly before its end. That is too late for a call
 * into Java: the JVM needs room of its own there, and a {@code StackOverflowError} at the very entry of a call from C ends the process. So
 * CPython is told that the stack ends earlier.
 */
public final class StackLimit {
    /** What the JVM keeps: its shadow zone of 80 KiB, and room to load a class or build an exception. */
    private static final long FOR_JAVA = 256 << 10;
    private static final String PROTECT = "PyUnstable_ThreadState_SetStackProtection";

    private StackLimit() {}

    /** Keeps CPython out of the last part of the current thread's stack, where that is possible. Attached. */
    public static void reserveForJava() {
        if (CPython.current().has(PROTECT)) {
            reserve(ThreadStack.ofCurrentThread());
        }
    }

    private static void reserve(ThreadStack stack) {
        if (!stack.isKnown()) {
            return;
        }
        long reserved = Math.min(FOR_JAVA, stack.size() / 3);
        if (PyUnstable_ThreadState_SetStackProtection(PyThreadState_Get(), stack.end() + reserved, stack.size() - reserved) < 0) {
            // The stack is smaller than CPython's own margin: then CPython's limits stay.
            PyErr_Clear();
        }
    }
}
