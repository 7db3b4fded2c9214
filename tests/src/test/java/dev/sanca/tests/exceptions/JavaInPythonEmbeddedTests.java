package dev.sanca.tests.exceptions;

/** {@link JavaInPython} on Python 3.14. */
class JavaInPythonEmbeddedTests extends JavaInPython {
    JavaInPythonEmbeddedTests() {
        super(ExceptionsPython.start("3.14"));
    }
}
