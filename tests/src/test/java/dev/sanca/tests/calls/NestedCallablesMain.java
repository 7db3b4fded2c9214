package dev.sanca.tests.calls;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.TypeRef;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Java functions and Python functions that call each other without end. Argument: the thread's stack in KiB. */
public final class NestedCallablesMain {
    private NestedCallablesMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Interpreter python = Python.start()) {
            Thread thread = new Thread(null, () -> endless(python, 100_000), "small", Long.parseLong(arguments[0]) * 1024);
            thread.start();
            thread.join();
            python.call(() -> {
                // On a large stack CPython's own limit comes first.
                endless(python, 500);
                return null;
            });
        }
    }

    private static void endless(Interpreter python, int recursionLimit) {
        python.exec("import sys; sys.setrecursionlimit(" + recursionLimit + ")");
        AtomicReference<UnaryOperator<Long>> pythonDown = new AtomicReference<>();
        UnaryOperator<Long> javaDown = n -> pythonDown.get().apply(n + 1);
        try (PyObject makeDown = python.eval("lambda java: lambda n: java(n)")) {
            pythonDown.set(makeDown.call(javaDown).as(new TypeRef<>() {}));
        }
        for (int i = 0; i < 3; i++) {
            try {
                pythonDown.get().apply(0L);
                throw new AssertionError("no end");
            } catch (StackOverflowError | PythonException e) {
                require(e instanceof StackOverflowError || e.toString().contains("RecursionError"), e);
            }
        }
        UnaryOperator<Long> plus = python.eval("lambda n: n + 1").as(new TypeRef<>() {});
        require(plus.apply(1L) == 2, null);
    }

    private static void require(boolean holds, Throwable instead) {
        if (!holds) {
            throw new AssertionError("not as it was", instead);
        }
    }
}
