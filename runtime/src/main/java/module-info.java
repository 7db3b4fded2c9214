/**
 * Finds a CPython, starts it inside the JVM, runs Python code the way the {@code python} command does, and stops it again.
 */
module dev.sanca.runtime {
    requires transitive dev.sanca.capi;

    exports dev.sanca;
    exports dev.sanca.glue;
    exports dev.sanca.spi;

    uses dev.sanca.spi.PackageProvider;
    uses dev.sanca.Converter;
    uses dev.sanca.spi.PythonProvider;
}
