package dev.sanca;

import dev.sanca.spi.PythonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Files that look like a Python, as far as one can see without running it. */
final class FakePython {
    private static final Map<String, Integer> MACHINES = Map.of("amd64", 62, "aarch64", 183, "riscv64", 243);

    private FakePython() {}

    /** A home with a standard library and a libpython for this machine. */
    static Path home(Path home, String version) throws IOException {
        standardLibrary(home, version);
        library(home.resolve("lib").resolve("libpython" + version + ".so.1.0"), MACHINES.get(BinaryHeader.Host.current().processor()));
        return home;
    }

    static void standardLibrary(Path home, String version) throws IOException {
        Path folder = Files.createDirectories(home.resolve("lib").resolve("python" + version));
        Files.writeString(folder.resolve("os.py"), "");
    }

    /** The header of a library, and nothing else. */
    static Path library(Path file, int machine) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, BinaryHeaderTests.elf(machine, true));
    }

    static Path program(Path file, String shellScript) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + shellScript + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a python program says of itself. */
    static String answer(Path home, String version, String libraryName) {
        return """
                cat <<EOF
                version=%s
                implementation=cpython
                executable=$0
                prefix=%s
                base_prefix=%s
                LIBDIR=%s/lib
                LDLIBRARY=%s
                INSTSONAME=%s
                EOF
                """.formatted(version, home, home, home, libraryName, libraryName);
    }

    static PythonProvider provider(Path home) {
        return new PythonProvider() {
            @Override
            public String description() {
                return "a fake";
            }

            @Override
            public Location provide() {
                return new Location(home, PythonInstallation.ofHome(home).library(), home.resolve("bin/python3"));
            }
        };
    }
}
