package dev.sanca.tests.startup;

import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.PythonStartException;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyModInitFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@link StartupTests} runs in a process of its own: the name of a scenario, then its arguments. */
final class StartupMain {
    /** A part of this program that may fail in any way. */
    private interface Scenario {
        void run(List<String> arguments) throws Exception;
    }

    private static final Map<String, Scenario> SCENARIOS = Map.ofEntries(
            Map.entry("configured", StartupMain::configured),
            Map.entry("isolated", StartupMain::isolated),
            Map.entry("defaults", StartupMain::defaults),
            Map.entry("builtin", StartupMain::builtin),
            Map.entry("twice", StartupMain::twice),
            Map.entry("running", StartupMain::running),
            Map.entry("closed", StartupMain::closed),
            Map.entry("threads", StartupMain::threads),
            Map.entry("refused", StartupMain::refused),
            Map.entry("signals", StartupMain::signals),
            Map.entry("statuses", StartupMain::statuses),
            Map.entry("run", StartupMain::run));

    private StartupMain() {}

    public static void main(String[] arguments) throws Exception {
        SCENARIOS.get(arguments[0]).run(List.of(arguments).subList(1, arguments.length));
    }

    /** Everything that can be configured, seen from Python. */
    private static void configured(List<String> arguments) {
        PythonConfig config = PythonConfig.standard()
                .withArguments("program", "\u00e4", "two words")
                .withPathEntries(Path.of("first"), Path.of("second"))
                .withUtf8Mode(true)
                .withBytecodeFiles(false)
                .withBufferedStdio(false)
                .withSite(false)
                .withOption("optimization_level", 1)
                .withOption("pycache_prefix", "/cache")
                .withOption("warnoptions", List.of("error::BytesWarning"));
        try (Interpreter python = Interpreter.start(config)) {
            run(python, """
                    import sys, os
                    print(sys.argv)
                    print(sys.path[:2])
                    print(sys.flags.utf8_mode, sys.flags.no_site, sys.flags.optimize, sys.flags.isolated)
                    print(sys.dont_write_bytecode, sys.stdout.write_through, sys.pycache_prefix, sys.warnoptions)
                    print(os.environ.get('SANCA_GREETING'), '/from_pythonpath' in sys.path, 'site' in sys.modules)
                    """);
        }
    }

    private static void isolated(List<String> arguments) {
        try (Interpreter python = Interpreter.start(PythonConfig.isolated().withArguments("program"))) {
            run(python, """
                    import sys
                    print(sys.argv, sys.flags.isolated, sys.flags.ignore_environment, '/from_pythonpath' in sys.path, 'site' in sys.modules)
                    """);
        }
    }

    private static void defaults(List<String> arguments) {
        try (Interpreter python = Interpreter.start()) {
            run(python, """
                    import sys, signal, os, threading
                    print(sys.argv, os.path.exists(sys.executable), os.path.samefile(sys.base_prefix, %s))
                    print(signal.getsignal(signal.SIGINT), threading.current_thread() is threading.main_thread())
                    import _json
                    print(os.path.basename(os.path.dirname(_json.__file__)))
                    """.formatted(literal(python.installation().home())));
            System.out.println(python.installation().version() + " " + python.installation().library());
        }
    }

    private static String literal(Path path) {
        return "'" + path.toString().replace("\\", "\\\\") + "'";
    }

    /** A built-in module whose init function is in Java, through both ways of configuring. */
    private static void builtin(List<String> arguments) {
        long init = PyModInitFunction.address(() -> PyModule_Create(ModuleDef.of("of_java").m_doc("made in Java").address()));
        for (PythonConfig config : List.of(PythonConfig.standard(), PythonConfig.isolated())) {
            try (Interpreter python = Interpreter.start(config.withModule("of_java", init))) {
                run(python, "import of_java, sys; print(of_java.__doc__, 'of_java' in sys.builtin_module_names)");
            }
        }
    }

    /** A second and a third start. */
    private static void twice(List<String> arguments) {
        for (int i = 1; i <= 3; i++) {
            try (Interpreter python = Interpreter.start(PythonConfig.isolated().withArguments("start " + i))) {
                run(python, """
                        import sys, json, threading, atexit
                        atexit.register(print, 'exit of', sys.argv[0])
                        print(sys.argv[0], hasattr(sys, 'mark'), threading.current_thread() is threading.main_thread(), json.dumps([1]))
                        sys.mark = 1
                        """);
            }
        }
    }

    private static void running(List<String> arguments) {
        try (Interpreter python = Interpreter.start()) {
            try {
                Interpreter.start();
            } catch (IllegalStateException refused) {
                System.out.println(refused.getMessage().startsWith("An interpreter is running in this process already"));
            }
            System.out.println(python.runCommand("pass"));
        }
    }

    private static void closed(List<String> arguments) {
        Interpreter python = Interpreter.start();
        run(python, "import atexit; atexit.register(print, 'at exit')");
        try {
            python.call(python::finish);
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
        }
        try (Interpreter.Attachment _ = python.attach()) {
            python.close();
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
        }
        System.out.println(python.finish() + " " + python.finish() + " " + Py_IsInitialized());
        python.close();
        try {
            python.runCommand("pass");
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
        }
        try {
            python.attach();
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
        }
    }

    /** Several Java threads attached, calls from a thread that holds the GIL, a virtual thread, an exception of the body. */
    private static void threads(List<String> arguments) throws InterruptedException {
        try (Interpreter python = Interpreter.start()) {
            Thread[] threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> count(python));
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            run(python, "print(len(counted))");
            try (Interpreter.Attachment _ = python.attach(); Interpreter.Attachment _ = python.attach()) {
                System.out.println(python.call(() -> PyGILState_Check()));
            }
            try {
                python.call(() -> {
                    throw new IOException("thrown in the body");
                });
            } catch (IOException expected) {
                System.out.println(expected.getMessage());
            }
            Thread virtual = Thread.ofVirtual().start(() -> {
                try {
                    python.attach();
                } catch (IllegalStateException refused) {
                    System.out.println(refused.getMessage() + python.runCommand("pass"));
                }
            });
            virtual.join();
        }
    }

    private static void count(Interpreter python) {
        for (int i = 0; i < 100; i++) {
            try (Interpreter.Attachment _ = python.attach()) {
                PyRun_SimpleString("globals().setdefault('counted', []).append(1)");
            }
        }
    }

    /** Configurations that CPython refuses. */
    private static void refused(List<String> arguments) {
        for (PythonConfig config : List.of(
                PythonConfig.isolated().withOption("no_such_option", 1),
                PythonConfig.standard().withOption("no_such_option", "text"),
                PythonConfig.isolated().withOption("check_hash_pycs_mode", "wrong"))) {
            try {
                Interpreter.start(config).close();
                System.out.println("started");
            } catch (PythonStartException refused) {
                System.out.println("refused " + refused.exitStatus().isPresent() + " " + refused.getMessage());
            }
        }
        try (Interpreter python = Interpreter.start()) {
            run(python, "print('started after all')");
        }
    }

    /** After Python has gone, an interrupt ends the JVM in order again. */
    private static void signals(List<String> arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        try (Interpreter python = Interpreter.start(PythonConfig.standard().withSignalHandlers(true))) {
            run(python, "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)");
        }
        new ProcessBuilder("kill", "-INT", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        Thread.sleep(10_000);
        System.out.println("not interrupted");
    }

    /** Programs one after the other in one interpreter, none of which ends the JVM; arguments: a script. */
    private static void statuses(List<String> arguments) {
        try (Interpreter python = Interpreter.start()) {
            for (String source : List.of("x = 1", "import sys; sys.exit(3)", "print(x)", "sys.exit('message')", "1/0", "def f(:",
                    "raise KeyboardInterrupt", "print('a\0b')", "print('\ud83d\udc0d', ascii('\ud83d\udc0d'))", "'\udc80'")) {
                System.out.println(python.runCommand(source));
            }
            System.out.println(python.runFile(Path.of(arguments.getFirst())) + " " + python.runFile(Path.of("no such file")));
            System.out.println(python.runModule("of_no_one") + " " + python.runModule("platform"));
            System.out.println(python.runCommand("print('x =', x)"));
        }
    }

    private static void run(List<String> arguments) {
        try (Interpreter python = Interpreter.start()) {
            run(python, arguments.getFirst());
        }
    }

    private static void run(Interpreter python, String source) {
        int status = python.runCommand(source);
        if (status != 0) {
            throw new AssertionError("status " + status);
        }
    }
}
