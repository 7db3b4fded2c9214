package dev.sanca.packager.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Makefile and the config.c written here are, byte for byte, those that CPython's own {@code makesetup} writes from
 * the same input; or both refuse the same word.
 */
@EnabledOnOs(OS.LINUX)
class SameAsMakesetupTests {
    /** Ends a file of a case that has several; {@code -n} on it makes the next ones count without objects. */
    private static final Pattern NEXT_FILE = Pattern.compile("(?m)^@@@ next file( -n)?\n");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Setup", "Setup.stdlib", "Setup.bootstrap", "Setup.local"})
    void filesOfCPython(String name) {
        compare(List.of(SetupFile.of(name, Makesetup.resource(name))));
    }

    @Test
    void allFilesOfCPythonInTheOrderOfItsMakefile() {
        compare(Stream.of("Setup.local", "Setup.stdlib", "Setup.bootstrap", "Setup")
                .map(name -> SetupFile.of(name, Makesetup.resource(name))).toList());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void corpus(String name, String text) {
        compare(files(text));
    }

    @Test
    void theCorpusHasItsSize() throws Exception {
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(100);
    }

    static List<Object[]> corpus() throws IOException, URISyntaxException {
        Path folder = Path.of(SameAsMakesetupTests.class.getResource("corpus").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".setup")).sorted()
                    .map(file -> new Object[] {file.getFileName().toString(), read(file)}).toList();
        }
    }

    private static String read(Path file) {
        try {
            return SetupFile.read("Setup", file).text();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<SetupFile> files(String text) {
        Matcher end = NEXT_FILE.matcher(text);
        List<SetupFile> files = new ArrayList<>();
        int from = 0;
        boolean objects = true;
        while (end.find()) {
            files.add(new SetupFile("Setup." + files.size(), text.substring(from, end.start()), objects));
            from = end.end();
            objects &= end.group(1) == null;
        }
        files.add(new SetupFile("Setup." + files.size(), text.substring(from), objects));
        return files;
    }

    private void compare(List<SetupFile> files) {
        Makesetup.Outcome script = new Makesetup(directory).run(files);
        if (script.status() != 0) {
            SetupException refused = assertThrows(SetupException.class,
                    () -> SetupParser.parse(Dialect.CPYTHON, files));
            String[] errors = script.errors().split("\n");
            assertThat(refused.getMessage().replaceFirst("^[^:]*:\\d+: ", "").split("\n")[0])
                    .isEqualTo(errors[errors.length - 1]);
            return;
        }
        SetupModel model = SetupParser.parse(Dialect.CPYTHON, files);
        assertThat(MakefileWriter.write(model, "Modules", "Makefile.pre", Makesetup.TEMPLATE)).isEqualTo(script.makefile());
        assertThat(ConfigWriter.write(model, "config.c.in", Makesetup.resource("config.c.in"))).isEqualTo(script.config());
        long overruled = model.warnings().stream().filter(warning -> warning.text().contains("which wins; this line")).count();
        assertThat(overruled).isEqualTo(script.errors().lines().filter(line -> line.startsWith("maksetup: ")).count());
        sancaReadsTheSame(files, model);
    }

    /** What CPython accepts, Sanca's own dialect reads with the same result, unless the case is one of the recorded choices. */
    private static void sancaReadsTheSame(List<SetupFile> files, SetupModel model) {
        boolean choice = files.stream().anyMatch(file -> file.text().contains("\r") || !file.text().endsWith("\n")
                || file.text().endsWith("\\\n") || file.text().contains("\uFEFF") || file.text().contains("@sanca differs"));
        if (!choice) {
            SetupModel own = SetupParser.parse(Dialect.SANCA, files);
            assertThat(MakefileWriter.write(own, "Modules", "Makefile.pre", Makesetup.TEMPLATE))
                    .isEqualTo(MakefileWriter.write(model, "Modules", "Makefile.pre", Makesetup.TEMPLATE));
        }
    }
}
