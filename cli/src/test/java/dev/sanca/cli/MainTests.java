package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void aNewModuleIsAProjectWithItsOwnName() {
        Path project = folder.resolve("my-spam");
        assertThat(run("new", "--module", project.toString())).isZero();
        assertThat(project.resolve("src/main/java/com/example/myspam/MySpam.java")).content().contains("@PyModule(name = \"my_spam\")");
        assertThat(run("new", "--module", project.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("is there already and not empty");
    }

    @Test
    void optionsOfTheOtherKindOfProjectAreRefused() {
        assertThat(run("new", "--no-pom", folder.resolve("a").toString())).isEqualTo(1);
        assertThat(run("new", "--module", "--python", "python3", folder.resolve("a").toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("--no-pom goes with --module").contains("--python is for interpreters");
    }

    /** The help texts as users see them; -Dbless=true takes changed ones over. */
    @ParameterizedTest
    @ValueSource(strings = {"sanca", "new", "makesetup", "python"})
    void helpIsTheGoldenText(String name) throws IOException {
        CommandLine command = name.equals("sanca") ? Main.commandLine() : Main.commandLine().getSubcommands().get(name);
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        Path golden = Path.of("src/test/resources/help", name + ".txt");
        if (Boolean.getBoolean("bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, help);
        }
        assertThat(help).isEqualTo(Files.readString(golden));
    }

    @Test
    void anUnknownCommandShowsTheUsage() {
        assertThat(run("nwe")).isEqualTo(2);
        assertThat(errors.toString()).contains("Usage: sanca").contains("makesetup");
    }
}
