package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** docs/interpreter.md: the files that it shows go into a new project, which does in Python what the page says. */
@EnabledOnOs(OS.LINUX)
class BuiltGuideTests {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\\n```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SESSION = Pattern.compile("<!-- python -->\\n```python\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void itsModulesAreBuiltAndItsSessionRuns() throws IOException {
        String guide = Files.readString(Path.of("../docs/interpreter.md"));
        Project project = Project.create(folder.resolve("project"));
        Matcher files = FILE.matcher(guide);
        while (files.find()) {
            project.write(files.group(1), files.group(2));
        }
        project.build();
        Matcher session = SESSION.matcher(guide);
        assertThat(session.find()).isTrue();
        project.write("session.txt", session.group(1));
        assertThat(Run.in(project.root(), "./python", "-m", "doctest", "session.txt")).isEqualTo(new Run(0, ""));
        assertThat(program(project.root())).isEqualTo(new Run(0, "2\n"));
    }

    /** The Java program with the same module. */
    private static Run program(Path root) {
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        String classPath = "build:" + System.getProperty("java.class.path");
        Run javac = Run.in(root, java + "/javac", "-proc:full", "-cp", classPath, "-d", "build", "Modules/Words.java", "Program.java");
        assertThat(javac).isEqualTo(new Run(0, ""));
        return Run.in(root, java + "/java", "--enable-native-access=ALL-UNNAMED", "-cp", classPath, "Program");
    }
}
