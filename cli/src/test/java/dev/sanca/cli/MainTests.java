package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTests {
    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(errors));
        return command.execute(arguments);
    }

    @Test
    void aProgramThatIsNoPythonIsOneMessage() {
        assertThat(run("new", folder.resolve("x").toString(), "--python", "/usr/bin/false")).isEqualTo(1);
        assertThat(errors.toString()).startsWith("sanca: ").contains("cannot be run as a Python");
    }

    @Test
    void aFolderThatIsNoProjectIsOneMessage() {
        assertThat(run("makesetup", folder.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("make one with: sanca new NAME").doesNotContain("\tat ");
    }

    @Test
    void aMissingPythonIsOneMessage() {
        assertThat(run("new", folder.resolve("x").toString(), "--python", "/no/such/python")).isEqualTo(1);
        assertThat(errors.toString()).contains("/no/such/python cannot be run");
    }

    @Test
    void anUnknownCommandShowsTheUsage() {
        assertThat(run("nwe")).isEqualTo(2);
        assertThat(errors.toString()).contains("Usage: sanca").contains("makesetup");
    }
}
