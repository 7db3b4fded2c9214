package dev.sanca.packager.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs CPython's own {@code makesetup}, out of the jar, on Setup files. */
final class Makesetup {
    static final String TEMPLATE = """
            # first line
            built:_MODBUILT_NAMES_:
            shared:_MODSHARED_NAMES_: disabled:_MODDISABLED_NAMES_:
            MODOBJS=_MODOBJS_
            MODLIBS=_MODLIBS_
            # === Definitions added by makesetup ===
            all:
            """;

    private static final String FOLDER = "/org/bytedeco/cpython/linux-x86_64/lib/python3.14/config-3.14-x86_64-linux-gnu/";

    private final Path directory;

    /** What the script did. */
    record Outcome(int status, String errors, String makefile, String config) {}

    Makesetup(Path directory) {
        this.directory = directory;
        write("makesetup", resource("makesetup"));
        write("config.c.in", resource("config.c.in"));
        write("Makefile.pre", TEMPLATE);
    }

    static String resource(String name) {
        try (InputStream in = Makesetup.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Outcome run(List<SetupFile> files) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "makesetup", "-s", "Modules", "-c", "config.c.in"));
        boolean objects = true;
        for (SetupFile file : files) {
            write(file.name(), file.text());
            if (objects && !file.objects()) {
                command.add("-n");
                objects = false;
            }
            command.add(file.name());
        }
        try {
            return run(new ProcessBuilder(command));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = directory.resolve("stderr");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.directory(directory.toFile()).redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        int status = process.waitFor();
        return new Outcome(status, Files.readString(errors), readIfThere("Makefile"), readIfThere("config.c"));
    }

    private String readIfThere(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
