package dev.sanca;

import dev.sanca.internal.InterpreterState;

/** How an {@link Interpreter} came to be and how it ends: what differs between one that Java started, one that hosts Java, and others. */
interface Lifecycle {
    /** The interpreter. */
    InterpreterState state();

    /** The Python that runs. */
    PythonInstallation installation();

    /** What started CPython in this process, and makes further interpreters. */
    StartedPython process();

    /** Runs something attached, on the thread that is right for it, and waits. */
    <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X;

    /** Finalises; 0, or -1 if buffered output could not be flushed. Again: the same answer. */
    int finish();
}
