package dev.sanca;

/**
 * The front door: starts a CPython inside this JVM.
 *
 * {@snippet :
 * try (Interpreter python = Python.start()) {
 *     PyObject np = python.importModule("numpy");
 *     double mean = np.callMethod("mean", new double[] {1, 2, 3}).toDouble();
 * }
 * }
 */
public final class Python {
    private Python() {}

    /**
     * Starts the Python that is found: the one of the active virtual environment, of the system, or the one that comes with Sanca.
     *
     * @return the running interpreter, to be closed
     * @throws PythonInstallationException if there is no usable Python
     * @throws PythonStartException        if CPython does not start
     * @throws IllegalStateException       if one is running already
     * @see PythonInstallation#find
     */
    public static Interpreter start() {
        return with().start();
    }

    /**
     * The way to start another one, or in another way: {@code Python.with().withVenv(path).start()}.
     *
     * @return the standard configuration, which its methods refine
     */
    public static PythonConfig with() {
        return PythonConfig.standard();
    }
}
