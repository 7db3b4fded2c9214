package dev.sanca;

import dev.sanca.internal.InterpreterState;

/** An interpreter that Java did not start: Python hosts this JVM, or made the interpreter itself. Its life is Python's to decide. */
record HostingPython(InterpreterState state) implements Lifecycle {
    @Override
    public PythonInstallation installation() {
        throw notOurs("sys.prefix and sys.executable tell where it is");
    }

    @Override
    public StartedPython process() {
        throw notOurs("Python makes further interpreters itself (concurrent.interpreters)");
    }

    /** On the current thread: there is no main thread of ours to go to. */
    @Override
    public <T, X extends Exception> T call(Interpreter.Body<T, X> body) throws X {
        return Thread.currentThread().isVirtual()
                ? MainThread.onWorker(() -> MainThread.attached(state, body))
                : MainThread.attached(state, body);
    }

    @Override
    public int finish() {
        throw notOurs("it ends when Python ends it");
    }

    private static IllegalStateException notOurs(String instead) {
        return new IllegalStateException("This interpreter was not started by Java; " + instead + ".");
    }
}
