package dev.sanca.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ran to its end.
 *
 * @param status its exit status
 * @param output what it wrote, both streams
 */
record Run(int status, String output) {
    private static final List<String> NOT_INHERITED = List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "PYTHONHOME", "PYTHONPATH",
            "PYTHONUNBUFFERED");

    static Run in(Path directory, String... command) {
        return in(directory, Map.of(), command);
    }

    static Run in(Path directory, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("sanca-run", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(NOT_INHERITED);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroyForcibly();
            String text = Files.readString(output);
            Files.delete(output);
            return ended ? new Run(process.exitValue(), text) : new Run(-1, text + "\n(does not end)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
