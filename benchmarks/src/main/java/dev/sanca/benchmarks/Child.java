package dev.sanca.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is run to its end. */
final class Child {
    private static final long LIMIT_MINUTES = 10;

    private final List<String> command;
    private final Map<String, String> environment;

    Child(List<String> command, Map<String, String> environment) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /** A child with nothing added to its environment. */
    static Child of(String... command) {
        return new Child(List.of(command), Map.of());
    }

    /**
     * Runs it.
     *
     * @return the lines it printed
     * @throws IOException when it does not start or fails; the message has the end of what it said
     */
    List<String> run() throws IOException, InterruptedException {
        Path output = Files.createTempFile("sanca-bench", ".out");
        try {
            int status = waitFor(start(output));
            List<String> lines = read(output);
            if (status != 0) {
                throw new IOException(command.getFirst() + " ended with " + status + ": " + tail(lines));
            }
            return lines;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private Process start(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(output.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private int waitFor(Process process) throws IOException, InterruptedException {
        try {
            if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            throw new IOException(command.getFirst() + " was still running after " + LIMIT_MINUTES + " minutes");
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> read(Path output) throws IOException {
        return new ArrayList<>(new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList());
    }

    private static String tail(List<String> lines) {
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    }
}
