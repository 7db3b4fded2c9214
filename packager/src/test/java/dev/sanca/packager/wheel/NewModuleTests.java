package dev.sanca.packager.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewModuleTests {
    @TempDir
    private Path folder;

    @Test
    void allPlaceholdersAreFilled() throws IOException {
        for (boolean withMaven : new boolean[] {true, false}) {
            Path root = folder.resolve("my-spam" + withMaven);
            assertThat(NewModule.create(root, withMaven)).isEqualTo("my_spam" + withMaven);
            try (Stream<Path> files = Files.walk(root)) {
                assertThat(files.filter(Files::isRegularFile)).hasSize(withMaven ? 6 : 5)
                        .allSatisfy(file -> assertThat(file).content().doesNotContainPattern("\\[[A-Z_]+]")
                        .doesNotContain("${project.version}"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "new", "1spam", "-spam", "sp m", "späm", "import"})
    void aNameThatIsNoModulesIsRefused(String name) {
        assumeThat(name).as("a file of this name is possible in this locale").matches(NewModuleTests::canBeAFilesName);
        assertThatThrownBy(() -> NewModule.create(folder.resolve(name), true)).isInstanceOf(BuildException.class)
                .hasMessageContaining("name");
        assertThat(folder.resolve(name)).doesNotExist();
    }

    private static boolean canBeAFilesName(String name) {
        return Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name);
    }
}
