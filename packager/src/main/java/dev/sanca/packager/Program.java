package dev.sanca.packager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that ran to its end, without input.
 *
 * @param status its exit status
 * @param output what it wrote, both streams
 */
public record Program(int status, String output) {
    /**
     * Runs a program.
     *
     * @param command its file and its arguments
     * @return how it ended
     * @throws IOException if it cannot be started
     * @throws BuildException if the current thread is interrupted
     */
    public static Program run(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Program(process.waitFor(), output);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted while " + command.get(0) + " was running");
        }
    }
}
