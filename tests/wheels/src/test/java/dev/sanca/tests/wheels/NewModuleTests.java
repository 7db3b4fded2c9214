package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.packager.wheel.NewModule;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sanca new --module} makes: it builds and passes its tests as it is. */
class NewModuleTests {
    @TempDir
    private Path folder;
    private Venv venv;
    private Path project;

    @BeforeEach
    void environment() throws IOException {
        venv = Venv.create(Pythons.embedded(), folder.resolve("venv"));
        venv.pipInstall(folder, "--pre", "sanca").run().requireSuccess();
        project = folder.resolve("my-spam");
    }

    private void testsPass() {
        assertThat(venv.python("-m", "unittest", "discover", "-s", "src/test/python").withDirectory(project).run().requireSuccess()
                .stderr())
                .contains("Ran 3 tests").contains("OK");
    }

    @Test
    void mavenBuildsTheWheel() throws IOException {
        NewModule.create(project, true);
        assertThat(Built.maven(project, "package").run().requireSuccess().stdout()).doesNotContain("WARNING");
        venv.pipInstall(project.resolve("target"), "--pre", "my-spam").run().requireSuccess();
        testsPass();
    }

    @Test
    void pipBuildsTheOneWithoutAPom() throws IOException {
        NewModule.create(project, false);
        venv.pipInstall(folder, project.toString()).run().requireSuccess();
        testsPass();
    }
}
