package dev.sanca.tests.exceptions;

/** {@link JavaInPython} on Python 3.11. */
class JavaInPythonOn311Tests extends JavaInPython {
    JavaInPythonOn311Tests() {
        super(ExceptionsPython.start("3.11"));
    }
}
