package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.embedded.EmbeddedPython;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One annotated source, one Python test suite: built into an interpreter, in a wheel, in a Java program. */
@EnabledOnOs(OS.LINUX)
class ThreeHomesTests {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path EXAMPLE = ROOT.resolve("examples/word-count/src");
    private static final Path SOURCE = EXAMPLE.resolve("main/java/dev/sanca/examples/wordcount/WordCount.java");
    private static final Path SUITE = EXAMPLE.resolve("test/python/test_word_count.py");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final String PROGRAM = """
            import dev.sanca.Interpreter;
            import dev.sanca.PythonConfig;
            import dev.sanca.examples.wordcount.WordCountGlue;
            import java.nio.file.Path;

            public class Program {
                public static void main(String[] arguments) {
                    PythonConfig config = PythonConfig.isolated().withModule("word_count", WordCountGlue::PyInit_word_count);
                    int status;
                    try (Interpreter python = Interpreter.start(config)) {
                        status = python.runFile(Path.of(arguments[0]));
                    }
                    System.exit(status);
                }
            }
            """;

    @TempDir
    private Path folder;

    private String source;

    @BeforeEach
    void read() throws IOException {
        source = Files.readString(SOURCE);
    }

    @Test
    void inAnInterpreterOfItsOwn() throws IOException {
        Project project = Project.create(folder.resolve("own"));
        project.write("Modules/WordCount.java", source);
        project.write("Modules/Setup", "word_count WordCount.java\n");
        project.build();
        assertThat(project.python("import word_count; print(word_count.__spec__.origin)").output()).isEqualTo("built-in\n");
        assertPasses(project.python(Map.of(), SUITE.toString()));
    }

    @Test
    void inAWheel() throws IOException {
        Project project = new Project(Files.createDirectory(folder.resolve("wheel")));
        project.write("src/main/java/dev/sanca/examples/wordcount/WordCount.java", source);
        project.write("pyproject.toml", "[project]\nname = \"word-count\"\nversion = \"1\"\n");
        Run build = java(folder, CLASS_PATH, "dev.sanca.packager.wheel.Main", "wheel", project.root().toString(), folder.toString(),
                CLASS_PATH, CLASS_PATH);
        assertThat(build.status()).as(build.output()).isZero();
        String python = EmbeddedPython.unpack().executable().toString();
        Path site = folder.resolve("site");
        String wheel = folder.resolve("word_count-1-py3-none-any.whl").toString();
        assertThat(Run.in(folder, python, "-m", "zipfile", "-e", wheel, site.toString())).isEqualTo(new Run(0, ""));
        // SANCA_CLASS_PATH: the jars that the package sanca has beside it when it is installed.
        Map<String, String> environment = Map.of("PYTHONPATH", site + ":" + ROOT.resolve("python/src"), "SANCA_CACHE", "off",
                "SANCA_CLASS_PATH", jars("capi", "host", "interpreter", "runtime"), "JAVA_HOME", JAVA.getParent().toString());
        assertThat(Run.in(folder, environment, python, "-c", "import word_count; print(word_count.__spec__.origin)").output())
                .isEqualTo(site.resolve("word_count/__init__.py") + "\n");
        assertPasses(Run.in(folder, environment, python, SUITE.toString()));
    }

    @Test
    void inAJavaProgram() throws IOException {
        Project project = new Project(Files.createDirectory(folder.resolve("program")));
        project.write("WordCount.java", source);
        project.write("Program.java", PROGRAM);
        Run javac = Run.in(project.root(), JAVA.resolve("javac").toString(), "-proc:full", "-cp", CLASS_PATH, "-d", ".", "WordCount.java",
                "Program.java");
        assertThat(javac).isEqualTo(new Run(0, ""));
        assertPasses(java(project.root(), project.root() + File.pathSeparator + CLASS_PATH, "Program", SUITE.toString()));
    }

    private static void assertPasses(Run run) {
        assertThat(run.output()).contains("Ran 6 tests").endsWith("OK\n");
        assertThat(run.status()).isZero();
    }

    private static Run java(Path directory, String classPath, String... words) {
        List<String> command = new ArrayList<>(List.of(JAVA.resolve("java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                classPath));
        command.addAll(List.of(words));
        return Run.in(directory, command.toArray(String[]::new));
    }

    private static String jars(String... names) {
        return List.of(names).stream().map(name -> List.of(CLASS_PATH.split(File.pathSeparator)).stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("sanca-" + name + "-")).findFirst()
                .orElseThrow(() -> new AssertionError("no sanca-" + name + " in " + CLASS_PATH))).collect(Collectors.joining(":"));
    }
}
