package dev.sanca.numpy;

import dev.sanca.PythonInstallation;
import dev.sanca.PythonVersion;
import dev.sanca.embedded.files.CacheDirectory;
import dev.sanca.embedded.files.NativeJar;
import dev.sanca.embedded.files.PackedFile;
import dev.sanca.embedded.files.Platform;
import dev.sanca.embedded.files.Unpacker;
import dev.sanca.spi.PackageProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The NumPy that came with the program, in the native jars {@code org.bytedeco:numpy} and {@code org.bytedeco:openblas} of this platform.
 *
 * <p>With this artifact on the class path, {@code import numpy} works in the CPython of {@code sanca-embedded}; there is nothing to call.
 * Other Pythons are left alone, as NumPy's extension modules are built for one version of CPython; and a NumPy that is installed comes
 * first. The files are unpacked once, beside those of the embedded CPython (see {@link dev.sanca.embedded.EmbeddedPython}).
 */
public final class NumPy implements PackageProvider {
    /** Where in the jar the packages are. */
    private static final String PACKAGES = "python/";
    /** Beside the package, as in NumPy's own wheels. */
    private static final String LIBRARIES = "numpy.libs/";
    /** The file that NumPy imports first of all: made for those who distribute NumPy with a BLAS of their own. */
    private static final String LOADER = "numpy/_distributor_init_local.py";

    /** For {@link java.util.ServiceLoader}. */
    public NumPy() {}

    @Override
    public String description() {
        return "NumPy (org.bytedeco:numpy, " + Platform.current() + ")";
    }

    @Override
    public Optional<Path> provide(PythonInstallation python) {
        return provide(python, CacheDirectory.current(), Platform.current());
    }

    static Optional<Path> provide(PythonInstallation python, Path cache, String platform) {
        Optional<NativeJar> found = NativeJar.find("numpy", platform);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (NativeJar numpy = found.get()) {
            return isFor(numpy, python) ? Optional.of(unpack(numpy, cache)) : Optional.empty();
        }
    }

    /** Whether its extension modules are for a Python: their names say so, {@code x.cpython-314-x86_64-linux-gnu.so}, {@code x.cp314-win_amd64.pyd}. */
    private static boolean isFor(NativeJar numpy, PythonInstallation python) {
        PythonVersion version = python.version();
        String digits = version.major() + "" + version.minor();
        String abi = ".cp(ython-)?" + digits + (python.freeThreaded() ? "t" : "") + "-.*";
        String core = PACKAGES + "numpy/_core/_multiarray_umath";
        return !python.debug() && numpy.files()
                .map(PackedFile::name)
                .filter(name -> name.startsWith(core))
                .anyMatch(name -> name.substring(core.length()).matches(abi));
    }

    private static Path unpack(NativeJar numpy, Path cache) {
        Path target = cache.resolve(numpy.key());
        try (NativeJar blas = NativeJar.find("openblas", numpy.platform()).orElse(null)) {
            new Unpacker("NumPy", cache).unpack(numpy.key(), target, "", () -> files(numpy, blas),
                    () -> Files.isRegularFile(target.resolve(LOADER)));
        }
        return target;
    }

    private static Stream<PackedFile> files(NativeJar numpy, NativeJar blas) {
        Stream<PackedFile> packages = numpy.files()
                .filter(file -> file.name().startsWith(PACKAGES))
                .map(file -> file.withName(file.name().substring(PACKAGES.length())));
        Stream<PackedFile> libraries = blas == null ? Stream.of() : blas.files()
                .filter(NumPy::isNeeded)
                .map(file -> file.withName(LIBRARIES + file.name()));
        return Stream.concat(Stream.concat(packages, libraries), Stream.of(PackedFile.ofText(LOADER, LOADER_SOURCE)));
    }

    /** The library and those that it needs in turn, without the presets' own glue and the compiler's library, which every system has. */
    private static boolean isNeeded(PackedFile file) {
        String name = file.name();
        return name.indexOf('/') < 0 && !name.contains("jni") && !name.startsWith("libgcc_s.so");
    }

    /** A library that is loaded already serves all that name it, wherever they look for it. */
    private static final String LOADER_SOURCE = """
            # Written by Sanca: loads the BLAS that this NumPy is linked with.
            import ctypes, glob, os

            _libs = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "numpy.libs")
            if os.path.isdir(_libs):
                if os.name == "nt":
                    os.add_dll_directory(_libs)
                else:
                    for _file in glob.glob(os.path.join(_libs, "libopenblas.*")):
                        ctypes.CDLL(_file, ctypes.RTLD_GLOBAL)
            """;
}
