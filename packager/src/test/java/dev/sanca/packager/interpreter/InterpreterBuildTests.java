package dev.sanca.packager.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.setup.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written for make; that make builds an interpreter from it is tested with the command line. */
class InterpreterBuildTests {
    @TempDir
    Path root;

    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void project() throws IOException {
        write("config.mk", """
                PYTHON_VERSION = 3.14
                EXT_SUFFIX = .so
                SANCA_LIBRARIES = 'sanca-capi.jar'
                SANCA_PROCESSORS = 'sanca-processor.jar'
                PYTHON_DYNLOAD = '%s/it'\\''s $$here'
                """.formatted(root));
        for (String name : List.of("spam.c", "Ham.java")) {
            write("Modules/" + name, "");
        }
        for (String name : List.of("lib/util.jar", "other/util.jar", "lib/ham.jar")) {
            write("Modules/" + name, "");
            new ZipOutputStream(Files.newOutputStream(root.resolve("Modules").resolve(name))).close();
        }
        write("Modules/pkg/Egg.java", "/* package no.such; */\n  package com.acme ;\nclass Egg {}\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String generate(String setup) throws IOException {
        write("Modules/Setup", setup);
        InterpreterBuild.generate(root, warnings::add);
        return read("Makefile");
    }

    private String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    @Test
    void staticModulesAreInTheTable() throws IOException {
        String makefile = generate("spam spam.c -lm\nham Ham.java\n");
        assertThat(read("build/config.c")).contains("{\"spam\", PyInit_spam},\n    {\"ham\", PyInit_ham},\n");
        assertThat(makefile).contains("JAVA_OBJS = build/stub_ham.o\n").contains("LOCALMODLIBS=  -lm");
        assertThat(read("build/stub_ham.c")).contains("sanca_java_module(\"ham\", \"Ham\")");
    }

    @Test
    void sharedModulesAreNot() throws IOException {
        String makefile = generate("*shared*\nspam spam.c\nham Ham.java\n");
        assertThat(read("build/config.c")).doesNotContain("PyInit_");
        assertThat(makefile).contains("SHAREDMODS= Modules/spam$(EXT_SUFFIX)\n")
                .contains("JAVA_SHARED = Modules/ham$(EXT_SUFFIX)\n");
    }

    @Test
    void disabledModulesSayWhere() throws IOException {
        generate("# first\n*disabled*\nspam\n");
        assertThat(read("build/disabled/spam.py")).contains("Modules/Setup:3 disables it");
        assertThat(read("build/config.c")).contains("sanca_disabled[] = {\n    \"spam\",\n    0\n};");
    }

    @Test
    void theInitClassIsTheFirstSourceInItsPackage() throws IOException {
        generate("egg pkg/Egg.java Ham.java\n");
        assertThat(read("build/stub_egg.c")).contains("\"com.acme.Egg\"");
    }

    @Test
    void theInitClassMayBeNamed() throws IOException {
        generate("egg lib/util.jar org.acme:egg:1.0 com.acme.Egg\n");
        assertThat(read("build/stub_egg.c")).contains("\"com.acme.Egg\"");
        assertThat(read("build/egg.pom.xml"))
                .contains("<groupId>org.acme</groupId><artifactId>egg</artifactId><version>1.0</version>");
    }

    @Test
    void theInitClassIsTheAnnotatedOne() throws IOException {
        write("Modules/pkg/Bean.java", "package com.acme;\n\n/** No {@code @PyModule}. */\n"
                + "@dev.sanca.extension.PyModule(name = \"egg\")\nclass Bean {}\n");
        String makefile = generate("egg Ham.java pkg/Bean.java\n");
        assertThat(read("build/stub_egg.c")).contains("\"com.acme.Bean\"");
        assertThat(makefile).contains("@test -f build/java/egg/META-INF/sanca/egg/module.json ||")
                .contains("JAVA_STUBS = $(STDLIB)/site-packages/egg-stubs\n");
        assertThat(read("build/installed")).contains("lib/python3.14/site-packages/egg-stubs/__init__.pyi\n");
        assertThat(generate("egg pkg/Egg.java\n")).as("without annotation").doesNotContain("module.json");
        assertThat(generate("egg pkg/Bean.java com.acme.Other\n")).as("with a class").doesNotContain("module.json");
    }

    @Test
    void theInitClassIsWhatAJarSays() throws IOException {
        describedJar("lib/egg.jar", "egg", "com.acme.EggGlue");
        assertThat(generate("egg lib/util.jar lib/egg.jar\n")).contains("Makefile: $(wildcard Modules/lib/util.jar Modules/lib/egg.jar)\n");
        assertThat(read("build/stub_egg.c")).contains("\"com.acme.EggGlue\"");
        assertThatThrownBy(() -> generate("spam lib/egg.jar\n")).isInstanceOf(SetupException.class)
                .hasMessageContaining("which class has PyInit_spam?").hasMessageContaining("egg (com.acme.EggGlue, in lib/egg.jar)");
    }

    private void describedJar(String name, String module, String type) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(root.resolve("Modules").resolve(name)))) {
            jar.putNextEntry(new ZipEntry("META-INF/sanca/" + module + "/module.json"));
            jar.write("{\"format\": 1, \"module\": \"%s\", \"class\": \"%s\"}".formatted(module, type).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatSaysTheClassesIsReadAgain() throws IOException {
        assertThat(generate("ham Ham.java lib/util.jar\negg pkg/Egg.java lib/util.jar\n"))
                .endsWith("Makefile: $(wildcard Modules/Ham.java Modules/lib/util.jar Modules/pkg/Egg.java)\n");
    }

    @Test
    void aProjectOfAnotherVersionSaysSo() throws IOException {
        write("config.mk", "PYTHON_VERSION = 3.14\nSANCA_CAPI_JAR = 'sanca-capi.jar'\n");
        assertThatThrownBy(() -> generate("spam spam.c\n")).isInstanceOf(BuildException.class)
                .hasMessageContaining("config.mk does not say where Sanca's jars are").hasMessageContaining("sanca new");
    }

    @Test
    void setupLocalComesFirst() throws IOException {
        write("Modules/Setup.local", "*disabled*\nspam\n");
        generate("spam spam.c\n");
        assertThat(read("build/config.c")).doesNotContain("PyInit_spam");
        assertThat(warnings).singleElement().asString().contains("Modules/Setup.local:2, which wins");
    }

    @Test
    void flagsOfAModuleAreWrittenOnlyWhenTheyChange() throws IOException {
        generate("spam spam.c -DA\nham Ham.java\n");
        FileTime past = FileTime.fromMillis(1_000_000_000_000L);
        for (String name : List.of("spam", "ham", "link")) {
            Files.setLastModifiedTime(root.resolve("build/flags/" + name), past);
        }
        generate("spam spam.c -DB\nham Ham.java\n");
        assertThat(Files.getLastModifiedTime(root.resolve("build/flags/spam"))).isNotEqualTo(past);
        assertThat(Files.getLastModifiedTime(root.resolve("build/flags/ham"))).isEqualTo(past);
        assertThat(Files.getLastModifiedTime(root.resolve("build/flags/link"))).isEqualTo(past);
    }

    @Test
    void theMakefileIsAlwaysNew() throws IOException {
        generate("spam spam.c\n");
        Files.setLastModifiedTime(root.resolve("Makefile"), FileTime.fromMillis(0));
        generate("spam spam.c\n");
        assertThat(Files.getLastModifiedTime(root.resolve("Makefile")).toMillis()).isNotZero();
    }

    @Test
    void whatASetupNoLongerNamesIsRemoved() throws IOException {
        generate("*shared*\nspam spam.c\n");
        write("lib/.complete", "");
        write("lib/python3.14/lib-dynload/spam.so", "");
        generate("spam spam.c\n");
        assertThat(root.resolve("lib/python3.14/lib-dynload/spam.so")).doesNotExist();
        assertThat(root.resolve("lib/.complete")).exists();
    }

    @Test
    void whatReplacedAFileOfCPythonsIsCopiedAgain() throws IOException {
        generate("*shared*\nspam spam.c\n");
        write("lib/.complete", "");
        write("it's $here/spam.so", "");
        generate("ham Ham.java\n");
        assertThat(root.resolve("lib/.complete")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ham Ham.java spam.c | both would be its init function",
        "ham egg Ham.java | names one module",
        "ham lib/util.jar | which class has PyInit_ham",
        "ham a.B c.D | more than one class",
        "spam no.c | there is no Modules/no.c",
        "ham No.java | there is no Modules/No.java"})
    void badLinesSayWhy(String line, String why) {
        assertThatThrownBy(() -> generate(line + "\n")).isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Modules/Setup:1: ").hasMessageContaining(why);
    }

    @Test
    void twoJarsOfOneNameAreRefused() {
        assertThatThrownBy(() -> generate("a Ham.java lib/util.jar\nb Ham.java other/util.jar\n"))
                .isInstanceOf(BuildException.class).hasMessageContaining("the same file name");
        assertThatThrownBy(() -> generate("ham Ham.java lib/ham.jar\n"))
                .isInstanceOf(BuildException.class).hasMessageContaining("the jar of module ham and lib/ham.jar have the same file name");
    }

    @Test
    void sourcesOfAUsersOwnRulesNeedNotExist() throws IOException {
        write("local.mk", "Modules/no.c: ; touch $@\n");
        assertThat(generate("spam no.c\n")).contains("Modules/no.o: ");
    }

    @Test
    void aFailureKeepsTheOldMakefile() throws IOException {
        String before = generate("spam spam.c\n");
        assertThatThrownBy(() -> generate("spam spam.c -g\n")).isInstanceOf(SetupException.class);
        assertThat(read("Makefile")).isEqualTo(before);
    }

    @Test
    void aFolderThatIsNoProjectSaysSo(@TempDir Path other) {
        assertThatThrownBy(() -> InterpreterBuild.generate(other, warnings::add))
                .isInstanceOf(BuildException.class).hasMessageContaining("sanca new");
    }
}
