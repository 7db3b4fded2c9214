package dev.sanca.tests.exceptions;

/** {@link PythonInJava} on Python 3.14. */
class PythonInJavaEmbeddedTests extends PythonInJava {
    PythonInJavaEmbeddedTests() {
        super(ExceptionsPython.start("3.14"));
    }
}
