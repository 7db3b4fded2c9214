/**
 * The Java side of the Python package {@code sanca}: what a JVM runs first that a Python program has started.
 */
module dev.sanca.host {
    requires dev.sanca.capi;
    requires dev.sanca.interpreter;

    exports dev.sanca.host;
}
