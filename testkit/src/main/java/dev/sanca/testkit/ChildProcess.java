package dev.sanca.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end, with its output.
 *
 * <p>Immutable: each {@code with…} method gives a changed copy, so a prepared one can be a constant. {@snippet :
 * ChildProcess.Result result = ChildProcess.of("python3", "-c", "print(1)").withStdin("").run();
 * }
 */
public final class ChildProcess {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration DUMP_TIME = Duration.ofSeconds(2);

    private final List<String> command;
    private final Map<String, Optional<String>> environment;
    private final Optional<Path> directory;
    private final byte[] stdin;
    private final Duration timeout;

    private ChildProcess(List<String> command, Map<String, Optional<String>> environment, Optional<Path> directory, byte[] stdin,
            Duration timeout) {
        this.command = List.copyOf(command);
        this.environment = Collections.unmodifiableMap(new HashMap<>(environment));
        this.directory = directory;
        this.stdin = stdin;
        this.timeout = timeout;
    }

    /**
     * Prepares a program.
     *
     * @param command the program and its arguments
     * @return the prepared program, with this process's environment and directory, empty standard input, and two minutes of time
     */
    public static ChildProcess of(String... command) {
        return of(List.of(command));
    }

    /**
     * Prepares a program.
     *
     * @param command the program and its arguments
     * @return the prepared program, with this process's environment and directory, empty standard input, and two minutes of time
     */
    public static ChildProcess of(List<String> command) {
        return new ChildProcess(command, Map.of(), Optional.empty(), new byte[0], DEFAULT_TIMEOUT);
    }

    /**
     * Sets an environment variable.
     *
     * @param name  its name
     * @param value its value
     * @return a changed copy
     */
    public ChildProcess withEnv(String name, String value) {
        return withEnvironment(name, Optional.of(value));
    }

    /**
     * Removes an environment variable that this process has.
     *
     * @param name its name
     * @return a changed copy
     */
    public ChildProcess withoutEnv(String name) {
        return withEnvironment(name, Optional.empty());
    }

    private ChildProcess withEnvironment(String name, Optional<String> value) {
        Map<String, Optional<String>> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new ChildProcess(command, changed, directory, stdin, timeout);
    }

    /**
     * Sets the current directory.
     *
     * @param newDirectory the directory
     * @return a changed copy
     */
    public ChildProcess withDirectory(Path newDirectory) {
        return new ChildProcess(command, environment, Optional.of(newDirectory), stdin, timeout);
    }

    /**
     * Sets what the program reads.
     *
     * @param text the standard input, sent as UTF-8
     * @return a changed copy
     */
    public ChildProcess withStdin(String text) {
        return new ChildProcess(command, environment, directory, text.getBytes(StandardCharsets.UTF_8), timeout);
    }

    /**
     * Sets how long the program may take.
     *
     * @param newTimeout the time after which it is killed and {@link #run} fails
     * @return a changed copy
     */
    public ChildProcess withTimeout(Duration newTimeout) {
        return new ChildProcess(command, environment, directory, stdin, newTimeout);
    }

    ChildProcess withCommand(List<String> newCommand) {
        return new ChildProcess(newCommand, environment, directory, stdin, timeout);
    }

    List<String> command() {
        return command;
    }

    /**
     * Runs the program to its end. Its standard input, output and error are drained at the same time, so it cannot block on them.
     *
     * @return its status and output
     * @throws AssertionError if it does not end in time (it is asked for a thread dump, which is in the message, and killed)
     */
    public Result run() {
        try {
            return await(start());
        } catch (IOException cannotStart) {
            throw new AssertionError("cannot run " + command, cannotStart);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + command, interrupted);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        directory.ifPresent(path -> builder.directory(path.toFile()));
        environment.forEach((name, value) -> value.ifPresentOrElse(
                text -> builder.environment().put(name, text), () -> builder.environment().remove(name)));
        return builder.start();
    }

    private Result await(Process process) throws InterruptedException {
        try {
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()), Thread::startVirtualThread);
            CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()), Thread::startVirtualThread);
            Thread.startVirtualThread(() -> feed(process.getOutputStream()));
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                dumpThreads(process);
                process.destroyForcibly().waitFor();
            }
            Result result = new Result(command, process.exitValue(), output.join(), errors.join());
            if (!ended) {
                throw new AssertionError("killed after " + timeout.toSeconds() + " s: " + result);
            }
            return result;
        } finally {
            process.destroyForcibly();
        }
    }

    /** A JVM answers SIGQUIT with a thread dump; another program ends by it, which is as well. */
    private static void dumpThreads(Process process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
            process.waitFor(DUMP_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException noKillHere) {
            process.destroy();
        }
    }

    private void feed(OutputStream out) {
        try (out) {
            out.write(stdin);
        } catch (IOException notRead) {
            // The program ended, or closed its input, without reading it all: that is its right.
            assert stdin.length > 0;
        }
    }

    private static byte[] drain(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException killed) {
            return new byte[0];
        }
    }

    /** How a program ended, and what it wrote. */
    public static final class Result {
        private final List<String> command;
        private final int status;
        private final byte[] stdout;
        private final byte[] stderr;

        private Result(List<String> command, int status, byte[] stdout, byte[] stderr) {
            this.command = command;
            this.status = status;
            this.stdout = stdout;
            this.stderr = stderr;
        }

        /**
         * The exit status.
         *
         * @return 0 to 255; 128 plus the number of the signal that ended it
         */
        public int status() {
            return status;
        }

        /**
         * The standard output as text.
         *
         * @return the bytes read as UTF-8, malformed ones replaced
         */
        public String stdout() {
            return new String(stdout, StandardCharsets.UTF_8);
        }

        /**
         * The standard error as text.
         *
         * @return the bytes read as UTF-8, malformed ones replaced
         */
        public String stderr() {
            return new String(stderr, StandardCharsets.UTF_8);
        }

        /**
         * The standard output as it was written.
         *
         * @return a copy of the bytes
         */
        public byte[] stdoutBytes() {
            return stdout.clone();
        }

        /**
         * The standard error as it was written.
         *
         * @return a copy of the bytes
         */
        public byte[] stderrBytes() {
            return stderr.clone();
        }

        /**
         * Fails unless the program ended with status 0.
         *
         * @return this result
         * @throws AssertionError with the whole output, if the status is another
         */
        public Result requireSuccess() {
            if (status != 0) {
                throw new AssertionError("expected status 0: " + this);
            }
            return this;
        }

        /** {@return the command, the status and the whole output, for a failure message} */
        @Override
        public String toString() {
            return "status " + status + " of " + shortCommand() + "\n--- stdout\n" + stdout() + "\n--- stderr\n" + stderr();
        }

        /** The command without the class path, which is long and rarely what went wrong. */
        private String shortCommand() {
            List<String> shown = new ArrayList<>(command);
            int option = shown.indexOf("-classpath");
            if (option >= 0 && option + 1 < shown.size()) {
                shown.set(option + 1, "...");
            }
            return String.join(" ", shown);
        }
    }
}
