package dev.sanca.tests.objects;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Calls millions of times and prints by how many MiB the process grew after the first half million of each kind. */
final class FlatMemoryMain {
    private static final int WARM = 500_000;

    private FlatMemoryMain() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        try (Interpreter python = Python.start()) {
            PyObject function = python.eval("lambda a, b: [a, b]");
            LongBinaryOperator add = python.eval("lambda a, b: a + b").as(LongBinaryOperator.class);
            UnaryOperator<Object> javaFunction = x -> x;
            PyObject callBack = python.toPython(javaFunction);
            PyObject raise = python.eval("lambda: 1 / 0");
            measure("typed", rounds, i -> add.applyAsLong(i, i));
            measure("closed", rounds, i -> function.call(i, i).close());
            measure("not closed", rounds, i -> function.call(i, i));
            measure("called back", rounds, i -> callBack.call(i).close());
            measure("raised", rounds / 4, i -> raised(raise));
            measure("functions made", rounds / 4, i -> python.toPython((UnaryOperator<Object>) x -> x).close());
            measure("proxies made", rounds / 4, i -> function.as(Runnable.class));
        }
    }

    private static void raised(PyObject raise) {
        try {
            raise.call();
        } catch (PythonException expected) {
            return;
        }
        throw new AssertionError("nothing raised");
    }

    private static void measure(String name, int rounds, LongConsumer call) throws IOException {
        run(Math.min(WARM, rounds), call);
        long before = residentKib();
        run(rounds, call);
        System.out.println(name + ": " + (residentKib() - before) / 1024);
    }

    private static void run(int rounds, LongConsumer call) {
        for (int i = 0; i < rounds; i++) {
            call.accept(i);
        }
    }

    /** Resident memory, as Linux tells it. */
    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst().orElseThrow();
    }
}
