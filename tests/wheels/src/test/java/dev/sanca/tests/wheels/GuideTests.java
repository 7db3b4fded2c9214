package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/wheels.md: the files that it shows are a project, which does in Python what it says. */
class GuideTests {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SESSION = Pattern.compile("<!-- python -->\\n```python\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void itsProjectIsBuiltAndItsSessionRuns() throws IOException {
        String guide = Files.readString(Path.of("../../docs/wheels.md"));
        Path project = folder.resolve("project");
        Matcher files = FILE.matcher(guide);
        while (files.find()) {
            Path file = project.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }
        Matcher session = SESSION.matcher(guide);
        assertThat(session.find()).isTrue();
        Path script = Files.writeString(folder.resolve("session.txt"), session.group(1));
        Venv venv = Venv.create(Pythons.embedded(), folder.resolve("venv"));
        venv.pipInstall(folder, "--pre", "sanca").run().requireSuccess();
        venv.pipInstall(folder, project.toString()).run().requireSuccess();
        venv.python("-m", "doctest", script.toString()).run().requireSuccess();
    }
}
