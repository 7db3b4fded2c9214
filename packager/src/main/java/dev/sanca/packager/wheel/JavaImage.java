package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a small Java out of a JDK, for a wheel that needs none on the user's machine. */
public final class JavaImage {
    /** What the Python package starts a JVM with, and what code found at run time often needs. */
    private static final List<String> ALWAYS = List.of("java.base", "java.logging", "jdk.zipfs", "jdk.localedata", "jdk.crypto.ec");
    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d{1,3})\\b");

    private JavaImage() {}

    /**
     * Runs {@code jdeps}, if the modules aren't said, and {@code jlink}.
     *
     * @param jdk the JDK
     * @param jars what the Java is to run
     * @param modules the Java modules to put in; nothing: those that the jars need
     * @param image where to
     * @param platform the platform tag; nothing: what the files in it need
     * @return the Java
     * @throws BuildException if the JDK can't do it
     */
    public static BundledJava link(Path jdk, List<Path> jars, List<String> modules, Path image, Optional<String> platform) {
        TreeSet<String> wanted = new TreeSet<>(modules.isEmpty() ? needed(jdk, jars) : modules);
        if (modules.isEmpty()) {
            wanted.addAll(ALWAYS);
        }
        FileTree.delete(image);
        run(jdk, "jlink", List.of("--add-modules", String.join(",", wanted), "--strip-debug", "--no-header-files", "--no-man-pages",
                "--compress", "zip-6", "--output", image.toString()));
        return new BundledJava(image, platform.orElseGet(() -> platformOf(image)));
    }

    private static List<String> needed(Path jdk, List<Path> jars) {
        List<String> words = new ArrayList<>(List.of("--print-module-deps", "--ignore-missing-deps", "--multi-release", "base", "-quiet"));
        jars.forEach(jar -> words.add(jar.toString()));
        return Stream.of(run(jdk, "jdeps", words).strip().split("[,\\s]+")).filter(name -> name.matches("[\\w.]+")).toList();
    }

    private static String run(Path jdk, String tool, List<String> words) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin").resolve(tool).toString()));
        command.addAll(words);
        try {
            Program ended = Program.run(command);
            if (ended.status() != 0) {
                throw new BuildException(tool + " failed: " + ended.output().strip());
            }
            return ended.output();
        } catch (IOException absent) {
            throw new BuildException("cannot run " + command.get(0) + ": " + absent.getMessage()
                    + "; a whole JDK is needed to bundle a Java");
        }
    }

    /** The tag of the oldest system that has what the libraries ask for. */
    static String platformOf(Path image) {
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT).replace("amd64", "x86_64");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return processor.equals("x86_64") ? "win_amd64" : "win_arm64";
        }
        if (system.startsWith("mac")) {
            return "macosx_11_0_" + processor.replace("aarch64", "arm64");
        }
        int glibc = newestGlibc(image);
        return (glibc > 0 ? "manylinux_2_" + glibc : "musllinux_1_2") + "_" + processor;
    }

    /** The newest version of the C library that a library in the folder names, as 2.{@code n}; 0 if none does. */
    static int newestGlibc(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().contains(".so")).mapToInt(JavaImage::glibcOf).max().orElse(0);
        } catch (IOException unreadable) {
            throw new BuildException("cannot read " + folder + ": " + unreadable.getMessage());
        }
    }

    private static int glibcOf(Path library) {
        try {
            // version names are ASCII in the file's string table
            Matcher version = GLIBC.matcher(Files.readString(library, StandardCharsets.ISO_8859_1));
            int newest = 0;
            while (version.find()) {
                newest = Math.max(newest, Integer.parseInt(version.group(1)));
            }
            return newest;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
