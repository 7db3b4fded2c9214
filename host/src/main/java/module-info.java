/**
 * The Java side of the Python package {@code sanca}: what a JVM runs first that a Python program has started.
 */
module dev.sanca.host {
    requires dev.sanca.capi;
    requires static dev.sanca.extension;
    requires dev.sanca.interpreter;
    requires dev.sanca.runtime;

    exports dev.sanca.host;
}
