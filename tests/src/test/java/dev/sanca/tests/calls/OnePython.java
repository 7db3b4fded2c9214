package dev.sanca.tests.calls;

import dev.sanca.Interpreter;
import dev.sanca.Python;

/** The Python that all classes of tests in a process use; it ends with the process. */
final class OnePython {
    static final Interpreter RUNNING = Python.start();

    private OnePython() {}
}
