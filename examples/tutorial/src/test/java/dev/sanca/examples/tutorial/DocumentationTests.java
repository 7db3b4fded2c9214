package dev.sanca.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.Pythons;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in README and in the pages of {@code docs} is the example's code, or it runs and prints what the text says. */
class DocumentationTests {
    private static final Path TOP = Golden.MODULE.resolve("../..").normalize();
    private static final Path CHAPTER = TOP.resolve("docs/extending.md");
    /** Pages whose programs run on what this module has; the others have tests of their own. */
    private static final List<String> PAGES = List.of("README.md", "docs/extending.md", "docs/embedding.md", "docs/conversions.md",
            "docs/arrays.md", "docs/threads.md");

    private static List<Markdown> texts() {
        return PAGES.stream().map(page -> new Markdown(Golden.read(TOP.resolve(page)))).toList();
    }

    static Stream<Markdown.Block> snippets() {
        if (Golden.isBlessing()) {
            Golden.write(CHAPTER, new Markdown(Golden.read(CHAPTER)).withSnippets(block -> Regions.code(block.name())));
        }
        return texts().stream().flatMap(text -> text.blocks("snippet").stream());
    }

    static Stream<Markdown.Block> methods() {
        return texts().stream().flatMap(text -> text.blocks("method").stream());
    }

    static Stream<Markdown.Program> javaPrograms() {
        return texts().stream().flatMap(text -> text.programs("program").stream());
    }

    static Stream<Markdown.Program> pythonPrograms() {
        return texts().stream().flatMap(text -> text.programs("python").stream());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippetIsTheRegionOfTheSource(Markdown.Block snippet) {
        assertThat(snippet.code()).isEqualTo(Regions.code(snippet.name()));
    }

    @Test
    void everyBlockOfJavaAndPythonIsTested() {
        assertThat(texts().stream().flatMap(text -> text.blocks().stream()))
                .filteredOn(block -> block.language().equals("java") || block.language().equals("python"))
                .extracting(Markdown.Block::kind)
                .isSubsetOf("snippet", "program", "python", "method");
    }

    @ParameterizedTest
    @MethodSource("javaPrograms")
    void programCompilesAndPrintsWhatTheTextSays(Markdown.Program program, @TempDir Path folder) throws Exception {
        Class<?> main = compile(program.source().name(), program.source().code(), folder);
        List<Path> classPath = new ArrayList<>(List.of(folder));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).forEach(classPath::add);
        ChildProcess.Result result =
                ChildJvm.of(main).withClassPath(classPath).withPython(Pythons.embedded()).run().requireSuccess();
        assertThat(result.stdout()).isEqualTo(program.output());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void methodCompiles(Markdown.Block method, @TempDir Path folder) throws Exception {
        assertThat(compile("Wrapper.java", """
                import static dev.sanca.capi.Python.*;
                class Wrapper {
                %s
                }
                """.formatted(method.code()), folder)).isNotNull();
    }

    private static Class<?> compile(String name, String code, Path folder) throws IOException, ReflectiveOperationException {
        Path file = folder.resolve(name);
        Golden.write(file, code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:full", "-Xlint:all,-path,-processing",
                        "-Werror");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file)).call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(folder)}, DocumentationTests.class.getClassLoader())) {
            return loader.loadClass(name.replace(".java", ""));
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    @ParameterizedTest
    @MethodSource("pythonPrograms")
    void pythonPrintsWhatTheTextSays(Markdown.Program program) {
        ChildProcess.Result result = ChildJvm.of(TutorialCommand.class)
                .withPython(Pythons.embedded())
                .withArguments("-c", program.source().code())
                .run()
                .requireSuccess();
        assertThat(result.stdout()).isEqualTo(program.output());
    }
}
