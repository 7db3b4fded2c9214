package dev.sanca.tests.startup;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.Interpreter;
import dev.sanca.PythonConfig;
import dev.sanca.capi.MethodTable;

/**
 * Python that recurses too deeply, through Java or not, on Python's main thread or on one of Java's. Arguments: where, then the source,
 * in which {@code through_java(f)} calls {@code f()} from Java.
 */
final class RecursionMain {
    private static final long METHODS = MethodTable.of(method("through_java", RecursionMain::throughJava, METH_O, null));

    private RecursionMain() {}

    private static long throughJava(long self, long function) {
        return PyObject_CallNoArgs(function);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (Interpreter python = Interpreter.start(PythonConfig.isolated())) {
            python.call(() -> PyDict_SetItemString(PyModule_GetDict(PyImport_AddModule("__main__")), "through_java",
                    PyCFunction_NewEx(METHODS, NULL, NULL)));
            switch (arguments[0]) {
                case "main" -> System.out.println("status " + python.runCommand(arguments[1]));
                case "small" -> run(new Thread(null, () -> attached(python, arguments[1]), "small", Long.getLong("stack", 1 << 20)));
                case "java" -> attached(python, arguments[1]);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void run(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
    }

    private static void attached(Interpreter python, String source) {
        try (Interpreter.Attachment _ = python.attach()) {
            System.out.println("status " + PyRun_SimpleString(source));
        }
    }
}
