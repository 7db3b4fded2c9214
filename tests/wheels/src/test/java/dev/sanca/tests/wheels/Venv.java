package dev.sanca.tests.wheels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fresh virtual environment, into which pip installs without an index. */
record Venv(Path folder, List<String> pip) {
    /** Every Python of the machine that Sanca supports and that has a program, the embedded one first. */
    static Stream<PythonUnderTest> pythons() {
        return Pythons.all().filter(python -> python.installation().executable().isPresent());
    }

    static Venv create(PythonUnderTest python, Path folder) throws IOException {
        String program = python.installation().executable().orElseThrow().toString();
        ChildProcess.of(program, "-m", "venv", "--without-pip", folder.toString()).run().requireSuccess();
        Optional<Path> wheel = bundledPip(program);
        String own = folder.resolve("bin/python").toString();
        if (wheel.isPresent()) {
            return new Venv(folder, List.of(own, wheel.get() + "/pip")); // pip runs out of its wheel
        }
        assumeTrue(ChildProcess.of(program, "-m", "pip", "--version").run().status() == 0, python + " has neither ensurepip nor pip");
        return new Venv(folder, List.of(program, "-m", "pip", "--python", own));
    }

    /**
     * One that also sees the packages of its Python, which has those named here. Without such a Python the test is left out, and says so.
     */
    static Venv withPackagesOfPython(Path folder, String... packages) throws IOException {
        String has = "import " + String.join(", ", packages);
        Optional<PythonUnderTest> python = pythons()
                .filter(one -> ChildProcess.of(one.installation().executable().orElseThrow().toString(), "-c", has).run().status() == 0)
                .findFirst();
        assumeTrue(python.isPresent(), () -> "left out: no Python here has " + String.join(" and ", packages));
        Venv venv = create(python.orElseThrow(), folder);
        Path settings = folder.resolve("pyvenv.cfg");
        Files.writeString(settings, Files.readString(settings).replace("system-site-packages = false", "system-site-packages = true"));
        return venv;
    }

    private static Optional<Path> bundledPip(String program) throws IOException {
        String file = ChildProcess.of(program, "-c", "import ensurepip; print(ensurepip.__file__)").run().stdout().strip();
        Path bundled = Path.of(file).resolveSibling("_bundled");
        if (file.isEmpty() || !Files.isDirectory(bundled)) {
            return Optional.empty();
        }
        try (Stream<Path> wheels = Files.list(bundled)) {
            return wheels.filter(wheel -> wheel.getFileName().toString().startsWith("pip-")).findFirst();
        }
    }

    ChildProcess python(String... arguments) {
        return program("python", arguments);
    }

    /** A program of the environment, run as if that were active. */
    ChildProcess program(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(folder.resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        return active(ChildProcess.of(command));
    }

    ChildProcess active(ChildProcess program) {
        return program.withEnv("VIRTUAL_ENV", folder.toString()).withEnv("SANCA_CACHE", "off").withoutEnv("PYTHONPATH")
                .withoutEnv("PYTHONHOME")
                .withTimeout(Duration.ofMinutes(5));
    }

    /** {@code pip install --no-index …}, with the wheels of a folder and Sanca's own at hand. */
    ChildProcess pipInstall(Path wheels, String... arguments) {
        List<String> command = new ArrayList<>(pip);
        command.addAll(List.of("install", "--disable-pip-version-check", "--no-index", "--no-build-isolation", "--no-cache-dir",
                "--find-links",
                wheels.toString(), "--find-links", Built.wheelFolder().toString()));
        command.addAll(List.of(arguments));
        return active(ChildProcess.of(command));
    }
}
