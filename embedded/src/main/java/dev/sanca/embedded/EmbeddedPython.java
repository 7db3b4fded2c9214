package dev.sanca.embedded;

import dev.sanca.PythonInstallationException;
import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.spi.PythonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;

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
     * @throws PythonInstallationException if there is no jar for this platform, or it cannot be unpacked
     */
    public static Location unpack() {
        return unpack(CacheDirectory.current(), Platform.current());
    }

    /**
     * Unpacks the CPython and, beside its standard library, the package {@code test} with CPython's own test suite.
     *
     * @return where it is
     * @throws PythonInstallationException if there is no jar for this platform, or it cannot be unpacked
     */
    public static Location unpackTestSuite() {
        return unpackTestSuite(CacheDirectory.current(), Platform.current());
    }

    static Location unpack(Path cache, String platform) {
        try (NativeJar jar = NativeJar.open(platform)) {
            return unpack(jar, cache);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    static Location unpackTestSuite(Path cache, String platform) {
        try (NativeJar jar = NativeJar.open(platform)) {
            Location place = unpack(jar, cache);
            String folder = testFolder(jar);
            Path target = place.home().resolve(folder);
            new Unpacker(jar, cache).unpack(jar.key() + "-test", target, folder, name -> name.startsWith(folder + "/"),
                    () -> Files.isDirectory(target));
            return place;
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private static Location unpack(NativeJar jar, Path cache) throws IOException {
        String key = jar.key();
        JarEntry library = jar.library();
        Path home = cache.resolve(key);
        Location place = new Location(home, home.resolve(jar.relative(library)), home.resolve(jar.relative(jar.executable())));
        String tests = testFolder(jar) + "/";
        new Unpacker(jar, cache).unpack(key, home, "", name -> !name.startsWith(tests) && !name.startsWith(JNI_PREFIX),
                () -> hasLength(place.library(), library.getSize()));
        return place;
    }

    /** The library is the largest file; its length tells a directory whose files were lost in a power failure. */
    private static boolean hasLength(Path file, long length) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == length;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String testFolder(NativeJar jar) {
        return jar.platform().startsWith("windows") ? "lib/test" : "lib/python" + jar.featureVersion() + "/test";
    }

    private static PythonInstallationException unreadable(IOException cause) {
        return new PythonInstallationException(Reason.NOT_UNPACKED,
                "The jar of the embedded CPython cannot be read: " + cause.getMessage(), cause);
    }
}
