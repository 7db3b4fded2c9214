package dev.sanca;

import dev.sanca.PythonInstallationException.Reason;
import dev.sanca.spi.PythonProvider;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The search for a Python when none is given; {@link PythonInstallation#find} documents its order.
 */
final class PythonSearch {
    private static final List<String> PROGRAMS = List.of("python3", "python", "python3.exe", "python.exe");

    private final UnaryOperator<String> properties;
    private final UnaryOperator<String> environment;
    private final Iterable<PythonProvider> providers;
    private final List<String> looked = new ArrayList<>();

    PythonSearch(UnaryOperator<String> properties, UnaryOperator<String> environment, Iterable<PythonProvider> providers) {
        this.properties = properties;
        this.environment = environment;
        this.providers = providers;
    }

    static PythonSearch ofThisProcess() {
        return new PythonSearch(System::getProperty, System::getenv, ServiceLoader.load(PythonProvider.class));
    }

    PythonInstallation find() {
        return named("system property sanca.python", properties.apply("sanca.python"))
                .or(() -> named("environment variable SANCA_PYTHON", environment.apply("SANCA_PYTHON")))
                .or(this::provided)
                .or(this::activeEnvironment)
                .or(this::onPath)
                .orElseThrow(() -> new PythonInstallationException(Reason.NOT_FOUND, "No Python found. Looked at:"
                        + String.join("", looked) + "\nAdd sanca-embedded with org.bytedeco:cpython for this platform, or name a Python "
                        + "with -Dsanca.python=<libpython, home, virtual environment or python program>."));
    }

    private void note(String place, String result) {
        looked.add("\n  " + place + ": " + result);
    }

    private Optional<PythonInstallation> named(String source, String value) {
        if (value == null || value.isBlank()) {
            note(source, "not set");
            return Optional.empty();
        }
        try {
            return Optional.of(PythonInstallation.of(Path.of(value)));
        } catch (PythonInstallationException unusable) {
            throw new PythonInstallationException(unusable.reason(), unusable.getMessage() + " (It was named by the " + source + ".)",
                    unusable);
        }
    }

    private Optional<PythonInstallation> provided() {
        for (PythonProvider provider : providers) {
            Optional<PythonInstallation> found = attempt(provider.description(),
                    () -> PythonInstallation.of(provider.provide()));
            if (found.isPresent()) {
                return found;
            }
        }
        if (!providers.iterator().hasNext()) {
            note("embedded", "no sanca-embedded on the class path");
        }
        return Optional.empty();
    }

    private Optional<PythonInstallation> activeEnvironment() {
        String directory = environment.apply("VIRTUAL_ENV");
        if (directory == null || directory.isBlank()) {
            note("environment variable VIRTUAL_ENV", "not set");
            return Optional.empty();
        }
        return attempt("VIRTUAL_ENV " + directory, () -> PythonInstallation.ofVirtualEnvironment(Path.of(directory)));
    }

    private Optional<PythonInstallation> onPath() {
        String path = environment.apply("PATH");
        if (path == null || path.isBlank()) {
            note("environment variable PATH", "not set");
            return Optional.empty();
        }
        int before = looked.size();
        for (Path program : programs(path)) {
            Optional<PythonInstallation> found = attempt(program.toString(), () -> PythonInstallation.ofExecutable(program));
            if (found.isPresent()) {
                return found;
            }
        }
        if (looked.size() == before) {
            note("PATH", "no python3 or python in " + path);
        }
        return Optional.empty();
    }

    private static List<Path> programs(String path) {
        List<Path> programs = new ArrayList<>();
        for (String name : PROGRAMS) {
            for (String directory : path.split(File.pathSeparator)) {
                try {
                    Path program = Path.of(directory.isEmpty() ? "." : directory, name);
                    if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                        programs.add(program);
                    }
                } catch (InvalidPathException notAPath) {
                    continue;
                }
            }
        }
        return programs;
    }

    private Optional<PythonInstallation> attempt(String place, Supplier<PythonInstallation> maker) {
        try {
            return Optional.of(maker.get());
        } catch (PythonInstallationException unusable) {
            note(place, unusable.getMessage().replace("\n", "\n    "));
            return Optional.empty();
        }
    }
}
