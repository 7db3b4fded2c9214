package dev.sanca;

/**
 * Source code that is compiled once and run often.
 *
 * {@snippet :
 * try (PyCode price = python.compile("net * (1 + tax)", "price.py")) {
 *     double gross = price.run(Map.of("net", 100, "tax", 0.2), null).toDouble();
 * }
 * }
 *
 * <p>May be run by several threads.
 */
public final class PyCode implements AutoCloseable {
    private final Evaluation evaluation;
    private final PyObject code;

    PyCode(Evaluation evaluation, PyObject code) {
        this.evaluation = evaluation;
        this.code = code;
    }

    /**
     * Runs in {@code __main__}.
     *
     * @return the value of an expression, None for statements; owned by the caller
     * @throws PythonException what it raises
     */
    public PyObject run() {
        return run(null, null);
    }

    /**
     * Runs.
     *
     * @param globals a dictionary, or a Java map, which is copied; null for that of {@code __main__}
     * @param locals  any mapping, or a Java map, which is copied; null for the globals
     * @return the value of an expression, None for statements; owned by the caller
     * @throws PythonException what it raises
     */
    public PyObject run(Object globals, Object locals) {
        return evaluation.run(code, globals, locals);
    }

    /**
     * The code object.
     *
     * @return borrowed from this: closed together with it
     * @see <a href="https://docs.python.org/3.14/reference/datamodel.html#code-objects">Code objects</a>
     */
    public PyObject code() {
        return code;
    }

    /** Gives the code object back. */
    @Override
    public void close() {
        code.close();
    }
}
