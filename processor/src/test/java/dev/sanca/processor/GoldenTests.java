package dev.sanca.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/**
 * What the three emitters write for a module that uses every feature, file by file. After a change that is meant:
 * {@code mvn -pl processor test -Dgolden.bless=true}, and read the diff.
 */
class GoldenTests {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Map<String, String> FILES = Map.of(
            "SampleGlue.java.txt", "SOURCE_OUTPUT:com/acme/SampleGlue.java",
            "Sample_InnerGlue.java.txt", "SOURCE_OUTPUT:com/acme/Sample_InnerGlue.java",
            "inner.pyi", "CLASS_OUTPUT:META-INF/sanca/acme.sample/inner/__init__.pyi",
            "deep.pyi", "CLASS_OUTPUT:META-INF/sanca/acme.sample/inner/deep.pyi",
            "sample.pyi", "CLASS_OUTPUT:META-INF/sanca/acme.sample/__init__.pyi",
            "module.json", "CLASS_OUTPUT:META-INF/sanca/acme.sample/module.json");

    @Test
    void emittersWriteWhatTheyWrote() throws IOException {
        Compilation compilation = compile("com.acme.Sample", Files.readString(GOLDEN.resolve("Sample.java.txt")));
        assertThat(compilation).succeededWithoutWarnings();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            String[] where = file.getValue().split(":");
            String written = text(compilation, StandardLocation.valueOf(where[0]), where[1]);
            if (Boolean.getBoolean("golden.bless")) {
                Files.writeString(GOLDEN.resolve(file.getKey()), written);
            }
            assertThat(written).as(file.getKey()).isEqualTo(Files.readString(GOLDEN.resolve(file.getKey())));
        }
    }

    @Test
    void emptyModuleCompiles() {
        assertThat(compile("Empty", "@dev.sanca.extension.PyModule(name = \"empty\") interface Empty {}")).succeededWithoutWarnings();
    }

    @Test
    void glueIsTheSameInEachRun() throws IOException {
        String source = Files.readString(GOLDEN.resolve("Sample.java.txt"));
        String glue = "com/acme/SampleGlue.java";
        assertThat(text(compile("com.acme.Sample", source), StandardLocation.SOURCE_OUTPUT, glue))
                .isEqualTo(text(compile("com.acme.Sample", source), StandardLocation.SOURCE_OUTPUT, glue));
    }

    private static Compilation compile(String name, String source) {
        return javac().withProcessors(new SancaProcessor()).withOptions("-Xlint:all", "-parameters")
                .compile(JavaFileObjects.forSourceString(name, source));
    }

    private static String text(Compilation compilation, StandardLocation location, String path) throws IOException {
        JavaFileObject file = compilation.generatedFile(location, path).orElseThrow(() -> new AssertionError(path + " was not written"));
        return new String(file.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
