package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    /** Right uses, and wrong ones that both checkers have to find. */
    private static final String USES = """
            import text_search
            import word_count
            from text_search import Hit, Index

            count: int = word_count.search("a b", "a")
            word_count.search("a b")  # type: ignore[call-arg]

            with Index() as index:
                index.add("one", "some text", title="One")
                index["two"] = "more"
                index["three"] = 3  # type: ignore[assignment]
                hits = index.search("text", limit=3)
                first: Hit = hits[0]
                best: list[tuple[str, float]] = [(hit.key, hit.score) for hit in hits]
                for key, score, snippet in [(hit.key, hit.score, hit.snippet) for hit in hits]:
                    print(key.upper(), score + 1, snippet.lower())
                first.score = 2.0  # type: ignore[misc]
            try:
                index.search("(")
            except text_search.QueryError as error:
                print(error.args)
            match first:
                case Hit(key, score):
                    print(key.upper(), score + 1)
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.sanca.tests.wheels.Venv#pythons")
    void theWheelsAreInstalledAndTheirTestsPass(PythonUnderTest python) throws IOException {
        Venv venv = installed(python);
        for (String example : EXAMPLES) {
            assertThat(venv.python("-m", "unittest", "-v").withDirectory(example(example).resolve("src/test/python")).run()
                    .requireSuccess().stderr())
                    .contains("OK").doesNotContain("Ran 0 tests");
            venv.python("-c", DOCTEST, example(example).resolve("README.md").toString()).run().requireSuccess();
        }
    }

    private Venv installed(PythonUnderTest python) throws IOException {
        Venv venv = Venv.create(python, folder.resolve("venv"));
        List<String> words = new ArrayList<>(List.of("--pre"));
        for (String example : EXAMPLES) {
            words.addAll(List.of("--find-links", example(example).resolve("target").toString(), example));
        }
        venv.pipInstall(folder, words.toArray(String[]::new)).run().requireSuccess();
        return venv;
    }

    /** What their users' editors and type checkers see: the stubs, which {@code py.typed} declares valid. */
    @Test
    void typeCheckersKnowWhatTheWheelsOffer() throws IOException {
        List<String> checkers = Stream.of("mypy", "pyright").filter(ExamplesTests::isOnPath).toList();
        assumeTrue(!checkers.isEmpty(), "left out: neither mypy nor pyright is on the PATH");
        Venv venv = installed(Pythons.embedded());
        String python = venv.folder().resolve("bin/python").toString();
        Path program = Files.writeString(folder.resolve("uses.py"), USES);
        Files.writeString(folder.resolve("pyrightconfig.json"), """
                {"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": "error", "include": ["uses.py"]}
                """);
        if (checkers.contains("mypy")) {
            // By path: an older mypy can't ask a newer Python where its packages are.
            String packages = venv.python("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").run().requireSuccess().stdout();
            ChildProcess.of("mypy", "--strict", "--cache-dir", folder.resolve("cache").toString(), program.toString())
                    .withEnv("MYPYPATH", packages.strip()).withTimeout(Duration.ofMinutes(5)).run().requireSuccess();
        }
        if (checkers.contains("pyright")) {
            ChildProcess.of("pyright", "-p", folder.resolve("pyrightconfig.json").toString(), "--pythonpath", python)
                    .withTimeout(Duration.ofMinutes(5)).run().requireSuccess();
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path example(String name) {
        return Path.of("../../examples").toAbsolutePath().normalize().resolve(name);
    }
}
