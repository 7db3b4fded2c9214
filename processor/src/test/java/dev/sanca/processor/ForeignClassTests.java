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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of one module in the signatures of another: from the same compilation and from a jar. */
class ForeignClassTests {
    private static final JavaFileObject COINS = JavaFileObjects.forSourceString("com.acme.Coins", """
            package com.acme;

            import dev.sanca.extension.*;

            @PyModule(name = "acme.coins")
            public class Coins {
                @PyClass(name = "Coin") public static class Money {}

                @PyModule(name = "mint") public static class Mint {
                    @PyClass public record Stamp(int number) {}

                    @PyFunction static Money strike(Stamp stamp) { return new Money(); }
                }
            }
            """);
    private static final JavaFileObject PURSES = JavaFileObjects.forSourceString("org.other.Purses", """
            package org.other;

            import com.acme.Coins;
            import dev.sanca.extension.*;

            @PyModule(name = "purses")
            class Purses {
                @PyFunction static Coins.Money first(java.util.List<Coins.Money> all) { return all.getFirst(); }

                @PyModule(name = "deep") static class Deep {
                    @PyFunction static Coins.Mint.Stamp stamp(Coins.Mint.Stamp stamp) { return stamp; }
                }
            }
            """);
    private static final String FOLDER = "META-INF/sanca/purses/";

    private static Compilation compile(List<Path> classPath, JavaFileObject... files) {
        com.google.testing.compile.Compiler compiler = javac().withProcessors(new SancaProcessor()).withOptions("-Xlint:all");
        if (!classPath.isEmpty()) {
            List<java.io.File> all = new ArrayList<>();
            Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(java.io.File::new).forEach(all::add);
            classPath.forEach(path -> all.add(path.toFile()));
            compiler = compiler.withClasspath(all);
        }
        return compiler.compile(files);
    }

    private static String text(Compilation compilation, String path) throws IOException {
        JavaFileObject file = compilation.generatedFile(StandardLocation.CLASS_OUTPUT, path).orElseThrow(() -> new AssertionError(path));
        return new String(file.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertPurses(Compilation compilation) throws IOException {
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(text(compilation, FOLDER + "__init__.pyi")).contains("import acme.coins\n",
                "def first(all: Iterable[acme.coins.Coin]) -> acme.coins.Coin: ...");
        assertThat(text(compilation, FOLDER + "deep.pyi")).contains("import acme.coins.mint\n",
                "def stamp(stamp: acme.coins.mint.Stamp) -> acme.coins.mint.Stamp: ...");
        assertThat(text(compilation, FOLDER + "module.json")).contains("\"uses\": [\"acme.coins\"]");
    }

    @Test
    void theyMayBeOfTheSameCompilation() throws IOException {
        Compilation compilation = compile(List.of(), COINS, PURSES);
        assertPurses(compilation);
        assertThat(text(compilation, "META-INF/sanca/acme.coins/module.json")).as("its own submodules are no others").doesNotContain("uses");
        assertThat(text(compilation, "META-INF/sanca/acme.coins/mint.pyi")).contains("import acme.coins\n",
                "def strike(stamp: Stamp) -> acme.coins.Coin: ...");
    }

    @Test
    void theyMayComeFromAJar(@TempDir Path classes) throws IOException {
        Compilation first = compile(List.of(), COINS);
        for (JavaFileObject file : first.generatedFiles()) {
            if (file.getName().endsWith(".class")) {
                Path target = classes.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                Files.write(target, file.openInputStream().readAllBytes());
            }
        }
        assertPurses(compile(List.of(classes), PURSES));
    }

    @Test
    void modulesAreRequiredWhenTheirClassesComeUp() throws IOException {
        Compilation compilation = compile(List.of(), COINS, PURSES);
        String glue = source(compilation, "org/other/PursesGlue.java");
        assertThat(glue).contains("ACME_COINS_COIN.require(\"purses\");").doesNotContain("MINT");
        assertThat(source(compilation, "org/other/Purses_DeepGlue.java")).contains("ACME_COINS_MINT_STAMP.require(\"purses.deep\");");
        assertThat(source(compilation, "com/acme/Coins_MintGlue.java")).doesNotContain(".require(\"acme");
    }

    private static String source(Compilation compilation, String path) throws IOException {
        return new String(compilation.generatedFile(StandardLocation.SOURCE_OUTPUT, path).orElseThrow().openInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
