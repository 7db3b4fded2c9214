package dev.sanca.tests.threads;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.SubInterpreterConfig;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyModInitFunction;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Several interpreters in one process, one scenario for each process: prints {@code survived} at the end. */
final class SubInterpreterMain {
    private static PyObject kept;

    private SubInterpreterMain() {}

    public static void main(String[] arguments) throws Exception {
        SubInterpreterConfig config = arguments[1].equals("own") ? SubInterpreterConfig.isolated() : SubInterpreterConfig.shared();
        switch (arguments[0]) {
            case "apart" -> apart(config);
            case "parallel" -> parallel(config);
            case "churn" -> churn(config);
            case "ends" -> ends(config);
            case "python" -> madeByPython();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("survived");
    }

    /** Modules, objects and names of one are not those of the other; values cross by conversion; scopes keep them apart. */
    private static void apart(SubInterpreterConfig config) {
        try (Interpreter main = Python.start(); Interpreter sub = main.newInterpreter(config)) {
            main.exec("import sys; sys.mark = x = 'main'");
            sub.exec("import sys; x = 'sub'");
            require(!sub.eval("hasattr(sys, 'mark')").as(boolean.class), "sys is shared");
            require(main.eval("x").as(String.class).equals("main"), "names are shared");
            try (var _ = main.scope()) {
                PyObject list = main.eval("[1, 2]");
                PyObject other = sub.eval("len");
                try (var _ = sub.scope()) {
                    PyObject inner = main.eval("object()");
                    refused(IllegalArgumentException.class, () -> other.call(list));
                    refused(IllegalArgumentException.class, () -> inner.setAttr("a", other));
                    require(other.call(list.as(List.class)).toLong() == 2, "by conversion");
                }
                require(other.isOpen() && list.isOpen(), "a scope closed what was made outside of it");
                require(sub.call(() -> sub.eval("x + '!'").as(String.class)).equals("sub!"), "on the sub-interpreter's own thread");
                require(main.call(() -> sub.call(() -> main.eval("x").as(String.class))).equals("main"), "nested calls");
            }
            refused(PythonException.class, () -> sub.eval("1 / 0"));
        }
    }

    /** One interpreter holds its GIL until the other has done something. */
    private static void parallel(SubInterpreterConfig config) throws Exception {
        try (Interpreter main = Python.start(); Interpreter first = main.newInterpreter(config); Interpreter second = main.newInterpreter(config)) {
            AtomicBoolean done = new AtomicBoolean();
            CountDownLatch running = new CountDownLatch(1);
            BooleanSupplier isDone = () -> {
                running.countDown();
                return done.get();
            };
            Thread spinning = Thread.ofPlatform().start(() -> {
                first.exec("import sys; sys.setswitchinterval(1000)\ndef spin(done):\n    while not done(): pass");
                first.eval("spin").call(isDone);
            });
            running.await();
            require(second.eval("sum(range(1000))").toLong() == 499500, "second");
            require(main.eval("sum(range(1000))").toLong() == 499500, "main");
            done.set(true);
            spinning.join();
        }
    }

    /** Interpreters come and go while threads use them. */
    private static void churn(SubInterpreterConfig config) throws Exception {
        try (Interpreter main = Python.start()) {
            AtomicInteger right = new AtomicInteger();
            for (int round = 0; round < 5; round++) {
                List<Interpreter> subs = List.of(main, main.newInterpreter(config), main.newInterpreter(config), main.newInterpreter(config));
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    int number = i;
                    threads.add(Thread.ofPlatform().start(() -> {
                        for (int k = 0; k < 50; k++) {
                            Interpreter python = subs.get((number + k) % subs.size());
                            try (var _ = python.scope(); PyObject text = subs.get(number % 4).eval("'x' * " + k)) {
                                right.addAndGet(text.length() == python.eval("len('x' * " + k + ")").toLong() ? 1 : 0);
                            }
                        }
                    }));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                subs.subList(1, 4).forEach(Interpreter::close);
            }
            require(right.get() == 5 * 8 * 50, "right: " + right);
        }
    }

    /** Closing: in use, from inside, twice, objects afterwards, the main interpreter first. */
    private static void ends(SubInterpreterConfig config) throws Exception {
        Interpreter main = Python.start();
        Interpreter sub = main.newInterpreter(config);
        PyObject object = sub.eval("object()");
        try (Interpreter.Attachment _ = sub.attach()) {
            refused(IllegalStateException.class, sub::close);
            refused(IllegalStateException.class, main::close);
        }
        refused(IllegalStateException.class, () -> sub.call(() -> {
            sub.close();
            return null;
        }));
        AtomicBoolean left = new AtomicBoolean();
        CountDownLatch in = new CountDownLatch(1);
        Thread user = Thread.ofPlatform().start(() -> {
            try (Interpreter.Attachment _ = sub.attach()) {
                in.countDown();
                sub.exec("import time; time.sleep(0.2)");
                left.set(true);
            }
        });
        in.await();
        try (Interpreter.Attachment _ = main.attach()) {
            sub.close();
        }
        require(left.get(), "closed while in use");
        user.join();
        sub.close();
        object.close();
        require(!object.isOpen(), "open");
        refused(IllegalStateException.class, object::copy);
        refused(IllegalStateException.class, () -> sub.eval("1"));
        Interpreter last = main.newInterpreter(config);
        Interpreter nested = last.newInterpreter(config);
        nested.exec("import atexit; atexit.register(lambda: None)");
        main.close();
        refused(IllegalStateException.class, () -> last.eval("1"));
        refused(IllegalStateException.class, () -> main.newInterpreter(config));
    }

    /** An interpreter that Python makes and ends, with a Java module in it whose objects Java threads use and keep. */
    private static void madeByPython() throws Exception {
        long init = PyModInitFunction.address(() -> PyModuleDef_Init(Module.DEFINITION));
        try (Interpreter main = Python.with().withModule("javamodule", init).start()) {
            // Before 3.12 Python refuses to end one in which another thread has been.
            boolean mayUse = main.eval("__import__('sys').version_info >= (3, 12)").as(boolean.class);
            for (int i = 0; i < 3; i++) {
                main.exec("""
                        try:
                            import _interpreters as made
                        except ImportError:
                            import _xxsubinterpreters as made
                        try:
                            one = made.create('legacy')
                        except (TypeError, ValueError):
                            one = made.create(isolated=False)
                        run = getattr(made, 'exec', None) or made.run_string
                        failure = run(one, "import javamodule; javamodule.keep([1, 2, 3])")
                        assert failure is None, failure
                        """);
                require(!mayUse || kept.isOpen() && kept.item(1).toLong() == 2, "in use");
                main.exec("made.destroy(one)");
                refused(IllegalStateException.class, () -> kept.item(1));
                kept.close();
            }
        }
    }

    private static final class Module {
        private static final long DEFINITION = ModuleDef.of("javamodule")
                .m_methods(MethodTable.of(method("keep", SubInterpreterMain::keep, METH_O, null))).address();
    }

    private static long keep(long self, long argument) {
        InterpreterState state = InterpreterState.current();
        int entered = state.enterFromPython();
        try {
            kept = Objects.borrowed(state, argument);
            Interpreter here = Interpreter.current();
            require(here.eval("1 + 1").toLong() == 2 && here == Interpreter.current(), "the current interpreter is the one Python made");
            require(here != Interpreter.running().orElseThrow(), "the current interpreter is not the main one");
            refused(IllegalStateException.class, here::close);
        } finally {
            state.exit(entered);
        }
        return Py_NewRef(Py_None());
    }

    private static void refused(Class<? extends Exception> expected, Runnable action) {
        try {
            action.run();
        } catch (Exception thrown) {
            require(expected.isInstance(thrown), thrown.toString());
            return;
        }
        throw new AssertionError("not refused");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
