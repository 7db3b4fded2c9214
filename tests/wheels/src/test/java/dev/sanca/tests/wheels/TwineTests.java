package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sanca.testkit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is uploaded to an index is clean by {@code twine check --strict}. */
class TwineTests {
    @TempDir
    private Path folder;
    private Venv venv;

    @BeforeEach
    void findTwine() throws IOException {
        venv = Venv.withPackagesOfPython(folder.resolve("venv"), "twine");
        venv.pipInstall(folder, "--pre", "sanca").run().requireSuccess();
    }

    @Test
    void withALicenceAsTextWhichEveryTwineReads() throws IOException {
        Path project = Built.copyOf("running", folder.resolve("project"));
        Path settings = project.resolve("pyproject.toml");
        Files.writeString(settings, Files.readString(settings).replace("license = \"MIT\"", "license = { text = \"MIT\" }"));
        ChildProcess.Result checked = check(built(project)).requireSuccess();
        assertThat(checked.stdout()).containsPattern("whl: \\S*PASSED").containsPattern("tar.gz: \\S*PASSED");
    }

    @Test
    void withALicenceExpression() throws IOException {
        ChildProcess.Result checked = check(built(Built.copyOf("running", folder.resolve("project"))));
        assumeFalse(checked.stdout().contains("2.0, 2.1, 2.2."), "left out: this twine reads metadata up to version 2.2, and licence"
                + " expressions (PEP 639) came with 2.4");
        assertThat(checked.requireSuccess().stdout()).containsPattern("whl: \\S*PASSED").containsPattern("tar.gz: \\S*PASSED");
    }

    @Test
    void theWheelsOfThisProject() throws IOException {
        List<Path> wheels = new ArrayList<>();
        for (String made : List.of("python", "examples/text-search", "examples/word-count")) {
            try (Stream<Path> files = Files.list(Path.of("../..").resolve(made).resolve("target").toAbsolutePath().normalize())) {
                files.filter(file -> file.toString().endsWith(".whl")).forEach(wheels::add);
            }
        }
        ChildProcess.Result checked = check(wheels);
        assumeFalse(checked.stdout().contains("2.0, 2.1, 2.2."), "left out: this twine reads metadata up to version 2.2");
        checked.requireSuccess();
    }

    private List<Path> built(Path project) {
        String build = "import sanca.build; print(sanca.build.build_wheel('.')); print(sanca.build.build_sdist('.'))";
        return venv.python("-c", build).withDirectory(project).run().requireSuccess().stdout().lines().map(project::resolve).toList();
    }

    private ChildProcess.Result check(List<Path> files) {
        List<String> words = new ArrayList<>(List.of("-m", "twine", "check", "--strict"));
        files.forEach(file -> words.add(file.toString()));
        return venv.python(words.toArray(String[]::new)).withEnv("COLUMNS", "200").run();
    }
}
