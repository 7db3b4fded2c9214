package dev.sanca.tests.wheels;

import dev.sanca.testkit.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the build has made so far, and how a user's project finds it. */
final class Built {
    private static final String VERSION = System.getProperty("sanca.version");
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Built() {}

    /** Where the wheel of the package sanca is. */
    static Path wheelFolder() {
        return ROOT.resolve("python/target");
    }

    /** A copy of a sample project of the resources. */
    static Path copyOf(String project, Path target) throws IOException {
        Path source = resource(project);
        try (Stream<Path> all = Files.walk(source)) {
            for (Path one : all.toList()) {
                Path copy = target.resolve(source.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(one, copy);
                }
            }
        }
        return target;
    }

    private static Path resource(String name) {
        try {
            return Path.of(Built.class.getResource("/" + name).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The jar of a library on the class path of the tests. */
    static Path jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Maven, offline, in a project, with what this build made as if it were installed. */
    static ChildProcess maven(Path project, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("maven.program")));
        command.addAll(mavenArguments());
        command.addAll(List.of(arguments));
        return ChildProcess.of(command).withDirectory(project).withTimeout(Duration.ofMinutes(5));
    }

    static List<String> mavenArguments() throws IOException {
        return List.of("-o", "-B", "-ntp", "-Dmaven.repo.local=" + repository());
    }

    /**
     * A local repository: the user's own, by links, but for Sanca, which is copied from the folders of this build. So nothing is
     * installed where it would stay.
     */
    private static Path repository() throws IOException {
        Path repository = Path.of("target/repository").toAbsolutePath();
        Path users = Path.of(System.getProperty("maven.repository"));
        link(users, repository, "dev");
        link(users.resolve("dev"), repository.resolve("dev"), "sanca");
        Path sanca = repository.resolve("dev/sanca");
        copy(ROOT.resolve("pom.xml"), sanca.resolve("sanca").resolve(VERSION).resolve("sanca-" + VERSION + ".pom"));
        try (Stream<Path> folders = Files.list(ROOT)) {
            folders.forEach(folder -> install(folder, "sanca-" + folder.getFileName(), sanca));
        }
        return repository;
    }

    private static void install(Path folder, String artifact, Path repository) {
        Path jar = folder.resolve("target").resolve(artifact + "-" + VERSION + ".jar");
        if (Files.isRegularFile(jar)) {
            Path target = repository.resolve(artifact).resolve(VERSION);
            copy(jar, target.resolve(jar.getFileName()));
            copy(folder.resolve("pom.xml"), target.resolve(artifact + "-" + VERSION + ".pom"));
        }
    }

    private static void link(Path from, Path to, String but) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                Path link = to.resolve(child.getFileName());
                if (!child.getFileName().toString().equals(but) && !Files.isSymbolicLink(link)) {
                    Files.createSymbolicLink(link, child.toAbsolutePath());
                }
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
