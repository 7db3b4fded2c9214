package dev.sanca.examples.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.processor.SancaProcessor;
import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.PythonUnderTest;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in {@code docs/extension-modules.md}: the Java compiles without a warning, the Python does what the text says. */
class DocumentationTests {
    private static final Path TEXT = Path.of("../../docs/extension-modules.md").toAbsolutePath().normalize();
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern MODULE = Pattern.compile("@PyModule\\(name = \"(\\w+)\"\\)\npublic final class (\\w+)");

    @TempDir
    private static Path folder;

    /** Compiles the modules of the text; {@code name=glue class} of each. */
    private static List<String> compileAll() throws IOException {
        List<String> modules = new ArrayList<>();
        Matcher block = JAVA.matcher(Files.readString(TEXT));
        while (block.find()) {
            Matcher module = MODULE.matcher(block.group(1));
            assertThat(module.find()).as(block.group(1)).isTrue();
            compile(module.group(2), block.group(1));
            modules.add(module.group(1) + "=" + module.group(2) + "Glue");
        }
        assertThat(modules).hasSizeGreaterThanOrEqualTo(3);
        return modules;
    }

    private static void compile(String name, String code) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-d", folder.toString(), "-classpath", folder + File.pathSeparator
                + System.getProperty("java.class.path"), "-Xlint:all,-path,-processing,-classfile", "-Werror", "-parameters");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file));
            task.setProcessors(List.of(new SancaProcessor()));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void textSaysWhatHappens(PythonUnderTest python) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(TEXT.toString()));
        arguments.addAll(compileAll());
        List<Path> classPath = new ArrayList<>(List.of(folder));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).forEach(classPath::add);
        ChildJvm.of(DocumentationMain.class).withClassPath(classPath).withPython(python).withArguments(arguments.toArray(String[]::new))
                .run().requireSuccess();
    }

    @Test
    void tableOfErrorsIsComplete() throws IOException {
        String text = Files.readString(TEXT);
        for (dev.sanca.processor.read.Problem problem : dev.sanca.processor.read.Problem.values()) {
            assertThat(text).contains(problem.id());
        }
    }
}
