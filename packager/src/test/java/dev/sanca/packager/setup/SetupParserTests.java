package dev.sanca.packager.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupParserTests {
    private static SetupModel parse(String text) {
        return SetupParser.parse(Dialect.SANCA, List.of(SetupFile.of("Modules/Setup", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ham.java", "src/a/Ham.java", "lib/util.jar", "org.acme:ham:1.0", "org.acme:ham:jar:linux:1.0",
        "com.acme.Ham", "com.acme.Outer$Inner"})
    void javaWordsAreRead(String word) {
        ModuleRule rule = parse("ham " + word + " -lX11\n").rules().get(0);
        assertThat(rule.javaWords()).containsExactly(word);
        assertThat(rule.linkerWords()).containsExactly("-lX11");
        assertThat(rule.isJava()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ham.java", "lib/util.jar", "org.acme:ham:1.0", "com.acme.Ham"})
    void javaWordsAreBadWordsToCPython(String word) {
        assertThat(WordClass.of(word, Dialect.CPYTHON)).isEqualTo(WordClass.BAD);
    }

    @Test
    void javaModulesAreStaticModulesWithoutRules() {
        SetupModel model = parse("ham Ham.java\n");
        assertThat(model.modules(Mode.STATIC)).containsExactly("ham");
        assertThat(model.staticObjects("Modules")).isEmpty();
        assertThat(RulesWriter.write(model, "Modules", rule -> "")).doesNotContain("ham");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "spam spam.c -DX=1\\n | SPAM_CFLAGS=-DX=1 | 1",
        "a a.c\\nspam spam.c | no newline | 2",
        "# x\\r\\nspam spam.c\\r\\n | CR LF | 1",
        "spam spam.c -DA#B\\n | -DA\"\" is what is left | 1",
        "spam d/spam.o\\n | without its directory | 1",
        "a a.c\\na b.c\\n | Modules/Setup:1, which wins | 2",
        "a b c.c\\n | a line of its own | 1",
        "spam spam.c -O2\\n | -Xcompiler -O2 | 1",
        "spam *.c\\n | name each file | 1",
        "spam spam.c -Xlinker\\n | needs a word behind it | 1",
        "spam s\\\\pam.c\\n | backslash within | 1",
        "spam spam.c \\\\\\n | nothing to continue | 1",
        "X=1\\nX=2\\n | is set in Modules/Setup:1 | 2",
        "spam.c\\n | no module is named | 1"})
    void trapsAreWarnedOf(String text, String words, int line) {
        List<Warning> warnings = parse(text.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\")).warnings();
        assertThat(warnings).anySatisfy(warning -> {
            assertThat(warning.text()).contains(words.replace("\"\"", "\""));
            assertThat(warning.where()).isEqualTo(new Location("Modules/Setup", line));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"spam spam.c -Iinclude -DX -lm\n", "X=1\n", "*shared*\nspam a.c b.cc $(SPAM_CFLAGS) -Wl,-z,now\n",
        "# nothing\n", "ham Ham.java lib/x.jar\n", "include x.mk\n", "export X=1\n", "X := a b\n"})
    void ordinaryLinesAreNotWarnedOf(String text) {
        assertThat(parse(text).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*Shared* | in small letters: *shared*", "spam spam.c -g | -Xcompiler -g", "spam fast.s | Assembler", "spam fast.S | Assembler",
        "spam-x spam.c | letters, digits and _", "*shared* spam | stands alone", "spam spam.h | Expected:",
        "3spam spam.c | letters, digits and _", "spam -x.c | must not begin"})
    void badWordsNameTheLineAndTheWayOut(String line, String wayOut) {
        assertThatThrownBy(() -> parse("# first\n" + line + "\n")).isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Modules/Setup:2: bad word ").hasMessageContaining(wayOut);
    }

    @Test
    void aLastLineWithoutNewlineCounts() {
        assertThat(parse("a a.c\nb b.c").built()).containsExactly("a", "b");
    }

    @Test
    void crLfIsALineEnd() {
        SetupModel model = parse("*shared*\r\nspam spam.c\r\nX=1\r\n");
        assertThat(model.modules(Mode.SHARED)).containsExactly("spam");
        assertThat(model.definitions().get(0).text()).isEqualTo("X=1");
    }

    @Test
    void aCycleOfVariablesIsNamed() {
        assertThatThrownBy(() -> parse("A=$(B)\nB=x ${C}\nC=$(A:x=y)\n")).isInstanceOf(SetupException.class)
                .hasMessageContaining("A -> B -> C -> A").hasMessageStartingWith("Modules/Setup:1: ");
    }

    @Test
    void variablesThatAreSetAtOnceCannotGoInCircles() {
        assertThat(parse("A:=$(B)\nB=$(A)\n").definitions()).hasSize(2);
    }

    @Test
    void eachFileStartsInStaticMode() {
        SetupModel model = SetupParser.parse(Dialect.SANCA, List.of(
                SetupFile.of("Setup.local", "*shared*\na a.c"), SetupFile.of("Setup", "b b.c\n")));
        assertThat(model.modules(Mode.STATIC)).containsExactly("b");
        assertThat(model.modules(Mode.SHARED)).containsExactly("a");
    }

    @Test
    void tenThousandLinesTakeWellUnderASecond() {
        String text = IntStream.range(0, 10_000)
                .mapToObj(i -> "m" + i + " src/m" + i + ".c $(M_CFLAGS) -Iinclude -lm # module\n").collect(Collectors.joining());
        List<SetupFile> files = List.of(SetupFile.of("Setup", text));
        Duration best = IntStream.range(0, 3).mapToObj(run -> timeOf(files)).min(Duration::compareTo).orElseThrow();
        assertThat(best).isLessThan(Duration.ofMillis(500));
        SetupModel model = SetupParser.parse(Dialect.SANCA, files);
        String makefile = MakefileWriter.write(model, "Modules", "Makefile.pre", Makesetup.TEMPLATE);
        assertThat(model.built()).hasSize(10_000);
        assertThat(makefile).contains("Modules/src/m9999.o: ");
    }

    /** The best of a few is asked for, since the machine may be busy. */
    private static Duration timeOf(List<SetupFile> files) {
        long start = System.nanoTime();
        SetupModel model = SetupParser.parse(Dialect.SANCA, files);
        MakefileWriter.write(model, "Modules", "Makefile.pre", Makesetup.TEMPLATE);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
