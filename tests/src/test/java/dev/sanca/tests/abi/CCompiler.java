package dev.sanca.tests.abi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine's C compiler, set to the headers of one CPython. */
final class CCompiler {
    private final Path include;
    private final Path scratch;

    /**
     * @param include the directory with {@code Python.h}
     * @param scratch a directory for sources and programs
     */
    CCompiler(Path include, Path scratch) {
        this.include = include;
        this.scratch = scratch;
    }

    Path include() {
        return include;
    }

    /** The source after preprocessing, with line markers. */
    String preprocess(String source, String... flags) {
        List<String> command = new ArrayList<>(List.of("cc", "-E", "-I" + include));
        command.addAll(List.of(flags));
        command.add(write(source).toString());
        return run(command);
    }

    /** What the compiled program prints. */
    List<String> output(String source, String... arguments) {
        Path program = scratch.resolve("program");
        run(List.of("cc", "-w", "-I" + include, write(source).toString(), "-o", program.toString(), "-ldl"));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return run(command).lines().toList();
    }

    private Path write(String source) {
        try {
            return Files.writeString(scratch.resolve("program.c"), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(List<String> command) {
        try {
            Path errors = scratch.resolve("errors");
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(errors));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
