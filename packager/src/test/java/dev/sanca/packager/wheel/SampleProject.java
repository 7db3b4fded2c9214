package dev.sanca.packager.wheel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Small projects, and what is in the wheels made of them. */
final class SampleProject {
    static final Instant TIME = Instant.parse("2026-11-22T10:15:31Z");

    private SampleProject() {}

    static Metadata metadata(String name, String version) {
        return new Metadata(new DistributionName(name), PythonVersion.parse(version), List.of(), "");
    }

    /** A jar with the module of this name in it. */
    static Path jarWithModule(Path file, String... modules) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String module : modules) {
            files.put("META-INF/sanca/" + module + "/module.json",
                    "{\"format\": 1, \"module\": \"" + module
                            + "\", \"class\": \"com.acme.Spam\", \"jvm-options\": [\"-Xss4m\"], \"class-loader\": \"acme\"}");
            files.put("META-INF/sanca/" + module + "/__init__.pyi", "def count(data: bytes) -> int: ...\n");
        }
        return jar(file, files);
    }

    static Path jar(Path file, Map<String, String> files) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The files of a wheel, in the order in which they lie there. */
    static Map<String, String> contentOf(Path wheel) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
