package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.PythonUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples' wheels, as this build made them, on each Python, by their own Python tests. */
class ExamplesTests {
    private static final List<String> EXAMPLES = List.of("text-search", "word-count");

    /** Runs the examples of a README; the lines with the fences count as empty. */
    private static final String DOCTEST = """
            import doctest, sys
            with open(sys.argv[1], encoding="utf-8") as file:
                text = "".join(chr(10) if line.startswith("```") else line for line in file)
            test = doctest.DocTestParser().get_doctest(text, {}, "README", sys.argv[1], 0)
            runner = doctest.DocTestRunner()
            runner.run(test)
            sys.exit(runner.summarize().failed or not runner.tries)
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.sanca.tests.wheels.Venv#pythons")
    void theWheelsAreInstalledAndTheirTestsPass(PythonUnderTest python) throws IOException {
        Venv venv = Venv.create(python, folder.resolve("venv"));
        List<String> words = new ArrayList<>(List.of("--pre"));
        for (String example : EXAMPLES) {
            words.addAll(List.of("--find-links", example(example).resolve("target").toString(), example));
        }
        venv.pipInstall(folder, words.toArray(String[]::new)).run().requireSuccess();
        for (String example : EXAMPLES) {
            assertThat(venv.python("-m", "unittest", "-v").withDirectory(example(example).resolve("src/test/python")).run()
                    .requireSuccess().stderr())
                    .contains("OK").doesNotContain("Ran 0 tests");
            venv.python("-c", DOCTEST, example(example).resolve("README.md").toString()).run().requireSuccess();
        }
    }

    private static Path example(String name) {
        return Path.of("../../examples").toAbsolutePath().normalize().resolve(name);
    }
}
