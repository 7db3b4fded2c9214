/**
 * NumPy for the embedded CPython: the files in the native jars {@code org.bytedeco:numpy} and {@code org.bytedeco:openblas}, unpacked once
 * into a cache directory.
 */
module dev.sanca.numpy {
    requires transitive dev.sanca.embedded;

    exports dev.sanca.numpy;

    provides dev.sanca.spi.PackageProvider with dev.sanca.numpy.NumPy;
}
