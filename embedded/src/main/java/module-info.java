/**
 * A CPython that came with the program: the files in the native jar {@code org.bytedeco:cpython}, unpacked once into a cache directory.
 */
@SuppressWarnings("module") // dev.sanca.numpy is built later
module dev.sanca.embedded {
    requires transitive dev.sanca.runtime;

    exports dev.sanca.embedded;
    exports dev.sanca.embedded.files to dev.sanca.numpy;

    provides dev.sanca.spi.PythonProvider with dev.sanca.embedded.EmbeddedPython;
}
