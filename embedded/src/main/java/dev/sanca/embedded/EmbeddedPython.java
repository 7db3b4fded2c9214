package dev.sanca.embedded;

import dev.sanca.embedded.files.CacheDirectory;
import dev.sanca.embedded.files.PackedFile;
import dev.sanca.embedded.files.Platform;
import dev.sanca.embedded.files.Unpacker;
import dev.sanca.spi.PythonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The CPython that came with the program, in the native jar {@code org.bytedeco:cpython} of this platform.
 *
 * <p>Its files are unpacked once, the first time they are asked for, into a cache directory: the system property {@code sanca.cache}, or
 * the environment variable {@code SANCA_CACHE}, or else {@code sanca} in the user's cache directory ({@code $XDG_CACHE_HOME} or
 * {@code ~/.cache}; {@code ~/Library/Caches}; {@code %LOCALAPPDATA%}). Several processes may do so at once, and may be killed meanwhile:
 * the directory appears whole or not at all.
 *
 * <p>CPython's own test suite, more than a third of it, stays in the jar until {@link #unpackTestSuite} is called.
 *
 * <p>Safe on any thread. {@snippet :
 * Path python = EmbeddedPython.unpack().executable();
 * }
 */
public final class EmbeddedPython implements PythonProvider {
    private static final String WHAT = "The embedded CPython";
    /** The presets' own glue, which nothing here loads. */
    private static final String JNI_PREFIX = "libjnipython";

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedPython() {}

    @Override
    public String description() {
        return "embedded CPython (org.bytedeco:cpython, " + Platform.current() + ")";
    }

    @Override
    public Location provide() {
        return unpack();
    }

    /**
     * Unpacks the CPython, unless that was done before.
     *
     * @return where it is
     * @throws dev.sanca.PythonInstallationException if there is no jar for this platform, or it cannot be unpacked
     */
    public static Location unpack() {
        return unpack(CacheDirectory.current(), Platform.current());
    }

    /**
     * Unpacks the CPython and, beside its standard library, the package {@code test} with CPython's own test suite.
     *
     * @return where it is
     * @throws dev.sanca.PythonInstallationException if there is no jar for this platform, or it cannot be unpacked
     */
    public static Location unpackTestSuite() {
        return unpackTestSuite(CacheDirectory.current(), Platform.current());
    }

    static Location unpack(Path cache, String platform) {
        try (PythonJar python = PythonJar.open(platform)) {
            return unpack(python, cache);
        }
    }

    static Location unpackTestSuite(Path cache, String platform) {
        try (PythonJar python = PythonJar.open(platform)) {
            Location place = unpack(python, cache);
            String folder = python.testFolder();
            Path target = place.home().resolve(folder);
            new Unpacker(WHAT, cache).unpack(python.jar().key() + "-test", target, folder,
                    () -> python.jar().files().filter(file -> file.name().startsWith(folder + "/")), () -> Files.isDirectory(target));
            return place;
        }
    }

    private static Location unpack(PythonJar python, Path cache) {
        String key = python.jar().key();
        PackedFile library = python.library();
        Path home = cache.resolve(key);
        Location place = new Location(home, home.resolve(library.name()), home.resolve(python.executable().name()));
        new Unpacker(WHAT, cache).unpack(key, home, "", () -> withoutTests(python), () -> hasLength(place.library(), library.size()));
        return place;
    }

    private static Stream<PackedFile> withoutTests(PythonJar python) {
        String tests = python.testFolder() + "/";
        return python.jar().files().filter(file -> !file.name().startsWith(tests) && !file.name().startsWith(JNI_PREFIX));
    }

    /** The library is the largest file; its length tells a directory whose files were lost in a power failure. */
    private static boolean hasLength(Path file, long length) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == length;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
