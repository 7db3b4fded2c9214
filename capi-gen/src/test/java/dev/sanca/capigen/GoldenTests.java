package dev.sanca.capigen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator writes for a sample that uses every feature of the spec; -Dgolden.bless=true takes it over. */
class GoldenTests {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void sampleGivesTheGoldenSources(@TempDir Path target) throws IOException {
        Spec spec = new SpecReader().read(Path.of("src/test/resources/sample"));
        new Main(spec, new OutputFolder(target)).generate();
        if (Boolean.getBoolean("golden.bless")) {
            bless(target);
        }
        assertThat(names(target)).as("generated files").isEqualTo(names(GOLDEN).stream().map(n -> n.replace(".txt", "")).toList());
        for (String name : names(target)) {
            assertThat(Files.readString(target.resolve(name))).as(name).isEqualTo(Files.readString(GOLDEN.resolve(name + ".txt")));
        }
    }

    @Test
    void secondRunTouchesNothing(@TempDir Path target) throws IOException {
        Spec spec = new SpecReader().read(Path.of("src/test/resources/sample"));
        new Main(spec, new OutputFolder(target)).generate();
        Path file = target.resolve("Sample.java");
        var before = Files.getLastModifiedTime(file);
        Files.writeString(target.resolve("Stale.java"), "class Stale {}");
        new Main(spec, new OutputFolder(target)).generate();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(target.resolve("Stale.java")).doesNotExist();
    }

    private static void bless(Path target) throws IOException {
        for (String name : names(target)) {
            Files.createDirectories(GOLDEN.resolve(name).getParent());
            Files.copy(target.resolve(name), GOLDEN.resolve(name + ".txt"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).sorted().toList();
        }
    }
}
