package dev.sanca.embedded.files;

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
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A native jar of the JavaCPP presets, {@code org.bytedeco:NAME} with the classifier of this machine. Only its files are used.
 *
 * @param name     the artifact
 * @param platform the classifier
 * @param jar      the open jar
 * @param version  its Maven version: that of what is in it, a hyphen, that of the presets
 */
public record NativeJar(String name, String platform, JarFile jar, String version) implements Closeable {
    /**
     * Opens the jar for a platform: from the class path, or else from the module path, where nothing needs to require it.
     *
     * @param name     the artifact
     * @param platform the classifier
     * @return the open jar; empty if there is none
     * @throws PythonInstallationException if it cannot be read
     */
    public static Optional<NativeJar> find(String name, String platform) {
        Optional<JarFile> found = onClassPath(folder(name, platform))
                .or(() -> onModulePath("org.bytedeco." + name + "." + platform.replace('-', '.')));
        return found.map(jar -> new NativeJar(name, platform, jar, readVersion(name, jar)));
    }

    private static String folder(String name, String platform) {
        return "org/bytedeco/" + name + "/" + platform + "/";
    }

    private static Optional<JarFile> onClassPath(String folder) {
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
            throw unreadable(url.toString(), unreadable);
        }
    }

    private static Optional<JarFile> onModulePath(String module) {
        String modulePath = System.getProperty("jdk.module.path", "");
        Path[] places = Stream.of(modulePath.split(File.pathSeparator)).filter(place -> !place.isEmpty()).map(Path::of).toArray(Path[]::new);
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
            throw unreadable(file.toString(), unreadable);
        }
    }

    private static String readVersion(String name, JarFile jar) {
        String place = "META-INF/maven/org.bytedeco/" + name + "/pom.properties";
        JarEntry entry = jar.getJarEntry(place);
        Properties properties = new Properties();
        try {
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    properties.load(in);
                }
            }
            String version = properties.getProperty("version");
            if (version == null) {
                throw new IOException("it does not say its version in " + place);
            }
            return version;
        } catch (IOException unreadable) {
            throw unreadable(jar.getName(), unreadable);
        }
    }

    private static PythonInstallationException unreadable(String file, IOException cause) {
        return new PythonInstallationException(Reason.NOT_UNPACKED, file + " cannot be read: " + cause.getMessage(), cause);
    }

    /**
     * A name for an unpacked directory.
     *
     * @return the artifact, version and platform, and the jar's length, which tells a rebuilt jar of the same version
     */
    public String key() {
        return name + "-" + version + "-" + platform + "-" + Long.toHexString(new File(jar.getName()).length());
    }

    /**
     * The files.
     *
     * @return each with its path below the folder of the platform
     */
    public Stream<PackedFile> files() {
        String folder = folder(name, platform);
        return jar.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
                .map(entry -> file(entry, entry.getName().substring(folder.length())));
    }

    /**
     * A file.
     *
     * @param relative its path below the folder of the platform
     * @return the file; empty if there is none
     */
    public Optional<PackedFile> file(String relative) {
        return Optional.ofNullable(jar.getJarEntry(folder(name, platform) + relative)).map(entry -> file(entry, relative));
    }

    private PackedFile file(JarEntry entry, String relative) {
        return new PackedFile(relative, entry.getSize(), isProgram(relative), () -> jar.getInputStream(entry));
    }

    private static boolean isProgram(String relative) {
        return relative.startsWith("bin/") || (relative.startsWith("python") && relative.indexOf('/') < 0);
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException afterReading) {
            throw unreadable(jar.getName(), afterReading);
        }
    }
}
