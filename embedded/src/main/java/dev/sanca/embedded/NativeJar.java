package dev.sanca.embedded;

import dev.sanca.PythonInstallationException;
import dev.sanca.PythonInstallationException.Reason;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jar with the files of a CPython: {@code org.bytedeco:cpython} with the classifier of this machine. Only its files are used.
 *
 * @param platform the classifier
 * @param jar      the open jar
 * @param version  its Maven version: CPython's own, a hyphen, that of the presets
 */
record NativeJar(String platform, JarFile jar, String version) implements Closeable {
    private static final String FOLDER = "org/bytedeco/cpython/";
    private static final String PROPERTIES = "META-INF/maven/org.bytedeco/cpython/pom.properties";

    /** Opens the jar for a platform: from the class path, or else from the module path, where nothing needs to require it. */
    static NativeJar open(String platform) {
        try {
            Optional<JarFile> found = onClassPath(platform).or(() -> onModulePath(platform));
            JarFile jar = found.orElseThrow(() -> missing(platform));
            return new NativeJar(platform, jar, readVersion(jar));
        } catch (IOException unreadable) {
            throw new PythonInstallationException(Reason.NOT_UNPACKED,
                    "The jar of the embedded CPython cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static PythonInstallationException missing(String platform) {
        return new PythonInstallationException(Reason.NOT_FOUND, "There is no embedded CPython for " + platform
                + " on the class path or module path. Add the Maven artifact org.bytedeco:cpython with the classifier " + platform
                + " (org.bytedeco:cpython:3.14.3-1.5.13:" + platform + ").");
    }

    private static Optional<JarFile> onClassPath(String platform) {
        String folder = FOLDER + platform + "/";
        URL url = NativeJar.class.getClassLoader().getResource(folder);
        if (url == null) {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            url = context == null ? null : context.getResource(folder);
        }
        return url == null ? Optional.empty() : openContaining(url);
    }

    private static Optional<JarFile> openContaining(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            return connection instanceof JarURLConnection inJar ? Optional.of(inJar.getJarFile()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new PythonInstallationException(Reason.NOT_UNPACKED, url + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<JarFile> onModulePath(String platform) {
        String modulePath = System.getProperty("jdk.module.path", "");
        Path[] places = Stream.of(modulePath.split(File.pathSeparator)).filter(place -> !place.isEmpty()).map(Path::of).toArray(Path[]::new);
        String module = "org.bytedeco.cpython." + platform.replace('-', '.');
        return ModuleFinder.of(places).find(module)
                .flatMap(ModuleReference::location)
                .map(URI::getSchemeSpecificPart)
                .map(Path::of)
                .filter(Files::isRegularFile)
                .map(NativeJar::openFile);
    }

    private static JarFile openFile(Path file) {
        try {
            return new JarFile(file.toFile());
        } catch (IOException unreadable) {
            throw new PythonInstallationException(Reason.NOT_UNPACKED, file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String readVersion(JarFile jar) throws IOException {
        JarEntry entry = jar.getJarEntry(PROPERTIES);
        Properties properties = new Properties();
        if (entry != null) {
            try (InputStream in = jar.getInputStream(entry)) {
                properties.load(in);
            }
        }
        String version = properties.getProperty("version");
        if (version == null) {
            throw new IOException(jar.getName() + " does not say its version in " + PROPERTIES);
        }
        return version;
    }

    /** CPython's own version: {@code 3.14.3}. */
    String pythonVersion() {
        int hyphen = version.indexOf('-');
        return hyphen < 0 ? version : version.substring(0, hyphen);
    }

    /** The two numbers of it that file names have: {@code 3.14}. */
    String featureVersion() {
        String[] numbers = pythonVersion().split("\\.");
        return numbers[0] + "." + numbers[1];
    }

    /** The name of the unpacked directory; the jar's length tells a rebuilt jar of the same version. */
    String key() throws IOException {
        return "cpython-" + version + "-" + platform + "-" + Long.toHexString(new File(jar.getName()).length());
    }

    /** The libpython file, relative to the home. */
    JarEntry library() throws IOException {
        String feature = featureVersion();
        return root("libpython" + feature + ".so.1.0", "libpython" + feature + ".dylib", "python" + feature.replace(".", "") + ".dll");
    }

    /** The {@code python} program. */
    JarEntry executable() throws IOException {
        return root("python" + featureVersion(), "python.exe");
    }

    private JarEntry root(String... names) throws IOException {
        return Stream.of(names)
                .map(name -> jar.getJarEntry(prefix() + name))
                .filter(entry -> entry != null)
                .findFirst()
                .orElseThrow(() -> new IOException(jar.getName() + " has none of " + Arrays.toString(names)));
    }

    /** The name of an entry, relative to the home. */
    String relative(JarEntry entry) {
        return entry.getName().substring(prefix().length());
    }

    /** The files of the CPython. */
    Stream<JarEntry> files() {
        return jar.stream().filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix()));
    }

    private String prefix() {
        return FOLDER + platform + "/";
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
