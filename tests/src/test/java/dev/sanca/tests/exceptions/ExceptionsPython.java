package dev.sanca.tests.exceptions;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonConfig;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** The Python of this JVM, with functions that throw and functions that call. */
final class ExceptionsPython {
    private static Interpreter python;

    /** What the function {@code fail} throws. */
    static volatile Throwable next;
    /** What came out of the last call of the function {@code call}. */
    static volatile Throwable passed;

    private ExceptionsPython() {}

    /** The one whose name starts with a version, else the embedded one. */
    @SuppressWarnings("resource") // a test's JVM ends with the tests
    static synchronized Interpreter start(String version) {
        if (python == null) {
            PythonUnderTest chosen = Pythons.all().filter(candidate -> candidate.name().startsWith(version)).findFirst()
                    .orElseGet(Pythons::embedded);
            python = Interpreter.start(PythonConfig.standard().withInstallation(chosen.installation()));
            define(python);
        }
        return python;
    }

    static void define(Interpreter python) {
        python.globals().setItem("fail", (Callable<Object>) ExceptionsPython::fail);
        python.globals().setItem("call", (UnaryOperator<PyObject>) ExceptionsPython::call);
        python.exec("""
                import gc, sys, traceback, weakref
                def caught(f, *args):
                    try:
                        f(*args)
                    except BaseException as e:
                        return e
                """);
    }

    private static Object fail() throws Exception {
        throw ExceptionsPython.<RuntimeException>unchecked(next);
    }

    private static PyObject call(PyObject function) {
        try {
            return function.call();
        } catch (Throwable e) {
            passed = e;
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
