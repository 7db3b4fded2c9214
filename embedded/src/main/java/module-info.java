/**
 * A CPython that came with the program: the files in the native jar {@code org.bytedeco:cpython}, unpacked once into a cache directory.
 */
module dev.sanca.embedded {
    requires transitive dev.sanca.runtime;

    exports dev.sanca.embedded;

    provides dev.sanca.spi.PythonProvider with dev.sanca.embedded.EmbeddedPython;
}
