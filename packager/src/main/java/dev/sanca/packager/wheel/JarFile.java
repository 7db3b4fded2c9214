package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A jar and its coordinates in a Maven repository.
 *
 * @param file the jar, or a folder of classes
 * @param group the group, or nothing if nobody knows
 * @param name the artifact; else the file's name without {@code .jar}
 * @param version the version, or nothing
 */
public record JarFile(Path file, String group, String name, String version) {
    /**
     * Reads the coordinates that Maven leaves in what it builds.
     *
     * @param file the jar
     * @return the jar with its coordinates, if it says them
     */
    public static JarFile of(Path file) {
        String stem = file.getFileName().toString().replaceFirst("\\.jar$", "");
        if (!Files.isRegularFile(file)) {
            return new JarFile(file, "", stem, "");
        }
        try (FileSystem jar = FileSystems.newFileSystem(file)) {
            Path maven = jar.getPath("META-INF/maven");
            if (!Files.isDirectory(maven)) {
                return new JarFile(file, "", stem, "");
            }
            try (Stream<Path> all = Files.walk(maven)) {
                List<Path> found = all.filter(path -> path.endsWith("pom.properties")).toList();
                return found.size() == 1 ? described(file, found.get(0)) : new JarFile(file, "", stem, "");
            }
        } catch (IOException unreadable) {
            throw new BuildException(file + " is no jar: " + unreadable.getMessage());
        }
    }

    private static JarFile described(Path file, Path properties) throws IOException {
        Properties pom = new Properties();
        try (InputStream in = Files.newInputStream(properties)) {
            pom.load(in);
        }
        return new JarFile(file, pom.getProperty("groupId", ""), pom.getProperty("artifactId", ""), pom.getProperty("version", ""));
    }

    /** Sanca's own jars come with the Python package {@code sanca}: one copy serves all modules. */
    boolean isSanca() {
        return group.equals("dev.sanca") && name.startsWith("sanca-");
    }

    String fileName() {
        return file.getFileName().toString();
    }
}
