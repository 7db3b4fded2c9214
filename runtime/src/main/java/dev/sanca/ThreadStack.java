package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stack of a thread, and how much of it CPython may use.
 *
 * <p>CPython 3.14 knows how large a thread's stack is and raises {@code RecursionError} shortly before its end. That is too late for a call
 * into Java: the JVM needs room of its own there, and a {@code StackOverflowError} at the very entry of a call from C ends the process. So
 * CPython is told that the stack ends earlier.
 *
 * @param low  the lowest address that can be used
 * @param high the address after the highest
 */
record ThreadStack(long low, long high) {
    /** What the JVM keeps: its shadow zone of 80 KiB, and room to load a class or build an exception. */
    private static final long FOR_JAVA = 256 << 10;
    private static final Path MAPPINGS = Path.of("/proc/self/maps");
    private static final Path CURRENT_THREAD = Path.of("/proc/thread-self");
    private static final String PROTECT = "PyUnstable_ThreadState_SetStackProtection";

    /** The stack of a thread does not move, and reading the mappings takes a millisecond. */
    private static final ThreadLocal<Optional<ThreadStack>> CURRENT = ThreadLocal.withInitial(ThreadStack::find);

    /** Keeps CPython out of the last part of the current thread's stack, where that is possible. Attached. */
    static void reserveForJava() {
        if (CPython.current().has(PROTECT)) {
            CURRENT.get().ifPresent(ThreadStack::reserve);
        }
    }

    private void reserve() {
        long reserved = Math.min(FOR_JAVA, (high - low) / 3);
        if (PyUnstable_ThreadState_SetStackProtection(PyThreadState_Get(), low + reserved, high - low - reserved) < 0) {
            // The stack is smaller than CPython's own margin: then CPython's limits stay.
            PyErr_Clear();
        }
    }

    /** The memory mapping that has the thread's control block, which the C libraries of Linux put at the upper end of the stack. */
    private static Optional<ThreadStack> find() {
        if (!Files.exists(MAPPINGS) || isFirstThread()) {
            return Optional.empty();
        }
        long controlBlock = PyThread_get_thread_ident();
        try (Stream<String> lines = Files.lines(MAPPINGS)) {
            return lines.map(ThreadStack::parse).filter(stack -> stack.contains(controlBlock)).findFirst();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** The thread that the process began with has its control block elsewhere. It is none of Java's, unless Python hosts Java. */
    private static boolean isFirstThread() {
        try {
            Path link = Files.readSymbolicLink(CURRENT_THREAD);
            return link.getName(0).equals(link.getFileName());
        } catch (IOException unknown) {
            return true;
        }
    }

    private static ThreadStack parse(String line) {
        int hyphen = line.indexOf('-');
        int space = line.indexOf(' ');
        return new ThreadStack(Long.parseUnsignedLong(line, 0, hyphen, 16), Long.parseUnsignedLong(line, hyphen + 1, space, 16));
    }

    private boolean contains(long address) {
        return Long.compareUnsigned(low, address) <= 0 && Long.compareUnsigned(address, high) < 0;
    }
}
