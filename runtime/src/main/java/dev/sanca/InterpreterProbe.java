package dev.sanca;

import dev.sanca.PythonInstallationException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a {@code python} program about itself, once, in isolated mode, so that neither the environment nor user site-packages answer for it.
 */
final class InterpreterProbe {
    private static final int PATIENCE_SECONDS = 30;
    private static final String QUESTION = """
            import sys, sysconfig
            get = sysconfig.get_config_var
            facts = {name: get(name) for name in
                     ('LIBDIR', 'LDLIBRARY', 'INSTSONAME', 'LIBPL', 'MULTIARCH', 'PYTHONFRAMEWORKPREFIX', 'Py_GIL_DISABLED', 'Py_DEBUG')}
            facts['version'] = '%d.%d.%d' % sys.version_info[:3]
            facts['implementation'] = sys.implementation.name
            facts['executable'] = sys.executable
            facts['prefix'] = sys.prefix
            facts['base_prefix'] = sys.base_prefix
            for name, value in facts.items():
                sys.stdout.buffer.write(('%s=%s\\n' % (name, '' if value is None else value)).encode('utf-8', 'surrogateescape'))
            """;
    /** For a Python that does not know {@code -I}: it is only asked how old it is. */
    private static final String OLD_QUESTION = "import sys; print('version=%d.%d' % sys.version_info[:2])";

    private final Path program;
    private final Map<String, String> facts;

    private InterpreterProbe(Path program, Map<String, String> facts) {
        this.program = program;
        this.facts = facts;
    }

    /** Runs the program and asks it. */
    static InterpreterProbe ask(Path program) {
        Answer answer = run(program, List.of("-I", "-c", QUESTION));
        if (answer.status != 0) {
            Answer old = run(program, List.of("-c", OLD_QUESTION));
            if (old.status != 0 || !old.output.contains("version=")) {
                throw new PythonInstallationException(Reason.NOT_FOUND, program
                        + " did not answer like a Python: it ended with status " + answer.status + ". It said: " + answer.output.strip());
            }
            answer = old;
        }
        InterpreterProbe probe = new InterpreterProbe(program, parse(answer.output));
        probe.check();
        return probe;
    }

    private void check() {
        PythonInstallation.requireSupported(version(), program);
        String implementation = facts.getOrDefault("implementation", "");
        if (!implementation.equals("cpython")) {
            throw new PythonInstallationException(Reason.NOT_FOUND, program + " is " + implementation + ", but Sanca needs CPython.");
        }
    }

    PythonVersion version() {
        return PythonVersion.parse(facts.getOrDefault("version", "")).orElseThrow(() -> new PythonInstallationException(
                Reason.NOT_FOUND, program + " did not say its version."));
    }

    boolean isFreeThreaded() {
        return facts.getOrDefault("Py_GIL_DISABLED", "").equals("1");
    }

    boolean isDebug() {
        return facts.getOrDefault("Py_DEBUG", "").equals("1");
    }

    Path executable() {
        return path("executable").orElse(program);
    }

    Path basePrefix() {
        return path("base_prefix").orElseThrow(() -> new PythonInstallationException(
                Reason.NOT_FOUND, program + " did not say its base prefix."));
    }

    Path prefix() {
        return path("prefix").orElseGet(this::basePrefix);
    }

    /** The places where its libpython can be, the likeliest first. */
    List<Path> libraryCandidates() {
        List<Path> candidates = new ArrayList<>();
        for (String nameFact : List.of("INSTSONAME", "LDLIBRARY")) {
            String name = facts.getOrDefault(nameFact, "");
            if (name.isEmpty() || name.endsWith(".a")) {
                continue;
            }
            for (String folderFact : List.of("PYTHONFRAMEWORKPREFIX", "LIBDIR", "LIBPL")) {
                path(folderFact).ifPresent(folder -> candidates.add(folder.resolve(name)));
            }
            HomeLayout.libraryFolders(basePrefix()).forEach(folder -> candidates.add(folder.resolve(name)));
        }
        HomeLayout.libraries(basePrefix()).stream().filter(this::isOfThisBuild).forEach(candidates::add);
        return candidates.stream().distinct().toList();
    }

    private boolean isOfThisBuild(Path library) {
        return LibraryName.parse(library)
                .filter(name -> name.version().equals(version()))
                .filter(name -> name.freeThreaded() == isFreeThreaded())
                .isPresent();
    }

    private Optional<Path> path(String fact) {
        String value = facts.getOrDefault(fact, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    }

    private static Map<String, String> parse(String output) {
        Map<String, String> facts = new TreeMap<>();
        output.lines().filter(line -> line.indexOf('=') > 0)
                .forEach(line -> facts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return facts;
    }

    private record Answer(int status, String output) {}

    private static Answer run(Path program, List<String> arguments) {
        if (!Files.isExecutable(program)) {
            throw new PythonInstallationException(Reason.NOT_FOUND, program + " is not an executable file.");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return await(program, process);
        } catch (IOException cannotStart) {
            throw new PythonInstallationException(Reason.NOT_FOUND,
                    program + " cannot be run: " + cannotStart.getMessage(), cannotStart);
        }
    }

    private static Answer await(Path program, Process process) {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> {
            try {
                return process.getInputStream().readAllBytes();
            } catch (IOException closed) {
                return new byte[0];
            }
        });
        try {
            byte[] bytes = output.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Answer(process.waitFor(), new String(bytes, StandardCharsets.UTF_8));
        } catch (TimeoutException slow) {
            throw new PythonInstallationException(Reason.NOT_FOUND,
                    program + " did not answer within " + PATIENCE_SECONDS + " s.", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PythonInstallationException(Reason.NOT_FOUND, "Interrupted while asking " + program + ".", interrupted);
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        } finally {
            process.destroyForcibly();
        }
    }
}
