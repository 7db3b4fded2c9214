package dev.sanca.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.tools.StandardLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, docstrings and defaults, as they arrive in the stub. */
class TextTests {
    @ParameterizedTest
    @CsvSource({"count,count", "maxSize,max_size", "toJSON,to_json", "parseXMLFile,parse_xml_file", "utf8Length,utf8_length",
            "x1,x1", "aB,a_b"})
    void namesAreSnakeCase(String java, String python) throws IOException {
        assertThat(stub("@PyFunction static int %s() { return 1; }".formatted(java))).contains("def " + python + "() -> int");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Plain text.|Plain text.", "{@code a<b>c} and {@link String#length()}.|a<b>c and String.length().",
        "{@link String a string}|a string", "A &lt;b&gt; &amp;amp; <em>c</em>|A <b> &amp; c", "One.<p>Two.|One.\\n\\n    Two.",
        "<ul><li>a<li>b</ul>|* a\\n    * b", "{@code {x}}|{x}", "Ends with \"quote\"|Ends with \"quote\\\"", "back\\slash|back\\\\slash"})
    void javadocIsPlainText(String javadoc, String text) throws IOException {
        assertThat(stub("/** %s */\n@PyFunction static int f() { return 1; }".formatted(javadoc))).contains("\"\"\""
                + text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "0x_ff|long|255L", "-1|int|-1", "1_000|long|1000L", "0b11|short|(short) 3", "1e3|double|1000.0D", "1|double|1.0D",
                "True|boolean|true",
        "'a\\\\t\\\\x41'|String|\"a\\tA\"", "\\\"it's\\\"|String|\"it's\"", "b'\\\\xff'|byte[]|new byte[] {-1}", "None|Long|null",
                "'x'|char|(char) 120"})
    void defaultsAreJavaConstants(String literal, String type, String java) throws IOException {
        Compilation compilation = compile("@PyFunction static void f(@PyDefault(\"%s\") %s x) {}".formatted(literal, type));
        assertThat(read(compilation, StandardLocation.SOURCE_OUTPUT, "TestGlue.java")).contains("NULL ? " + java + " : ");
    }

    private static String stub(String members) throws IOException {
        return read(compile(members), StandardLocation.CLASS_OUTPUT, "META-INF/sanca/test/__init__.pyi");
    }

    private static Compilation compile(String members) {
        return javac().withProcessors(new SancaProcessor()).compile(JavaFileObjects.forSourceString("Test",
                "import dev.sanca.extension.*;\n@PyModule(name = \"test\")\nfinal class Test {\n" + members + "\n}"));
    }

    private static String read(Compilation compilation, StandardLocation location, String path) throws IOException {
        assertThat(compilation.errors()).isEmpty();
        return new String(compilation.generatedFile(location, path).orElseThrow().openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
