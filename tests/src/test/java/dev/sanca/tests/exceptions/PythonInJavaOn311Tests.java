package dev.sanca.tests.exceptions;

/** {@link PythonInJava} on Python 3.11. */
class PythonInJavaOn311Tests extends PythonInJava {
    PythonInJavaOn311Tests() {
        super(ExceptionsPython.start("3.11"));
    }
}
