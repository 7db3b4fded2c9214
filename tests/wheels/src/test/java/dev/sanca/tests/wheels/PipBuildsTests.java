package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A folder with a pyproject.toml and Java sources, and no pom: pip builds it by the backend in the package sanca. */
class PipBuildsTests {
    @TempDir
    private Path folder;
    private Path project;

    @BeforeEach
    void copyProject() throws IOException {
        project = Built.copyOf("spam", folder.resolve("spam"));
        Files.delete(project.resolve("pom.xml"));
        Path lib = Files.createDirectories(project.resolve("lib"));
        Files.copy(Built.jarOf(CommandLine.class), lib.resolve("picocli.jar"));
    }

    private Venv withSanca(PythonUnderTest python) throws IOException {
        Venv venv = Venv.create(python, folder.resolve("venv"));
        venv.pipInstall(folder, "--pre", "sanca").run().requireSuccess();
        return venv;
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.tests.wheels.Venv#pythons")
    void pipInstallsTheProjectItsTestsPassAndItsCommandRuns(PythonUnderTest python) throws IOException {
        Venv venv = withSanca(python);
        venv.pipInstall(folder, project.toString()).run().requireSuccess();
        assertThat(venv.python("-m", "unittest", "-v", "test_spam").withDirectory(project.resolve("src/test/python")).run().requireSuccess()
                .stderr()).contains("Ran 3 tests", "OK");
        assertThat(venv.program("spam").run().requireSuccess().stdout()).isEqualTo("spam, spam\n");
    }

    /** As the guide says for a Sanca that is on no index. */
    @Test
    void itIsBuiltInAnIsolatedEnvironment() throws IOException {
        Venv venv = Venv.create(Pythons.embedded(), folder.resolve("venv"));
        List<String> command = new ArrayList<>(venv.pip());
        command.addAll(List.of("install", "--disable-pip-version-check", "--no-cache-dir", project.toString()));
        venv.active(ChildProcess.of(command)).withEnv("PIP_NO_INDEX", "1").withEnv("PIP_FIND_LINKS", Built.wheelFolder().toString())
                .withEnv("HOME", folder.toString()).run().requireSuccess();
        assertThat(venv.program("spam").run().requireSuccess().stdout()).isEqualTo("spam, spam\n");
    }

    @Test
    void theMetadataIsWhatPythonsOwnReaderAccepts() throws IOException {
        Venv venv = withSanca(Pythons.embedded());
        venv.pipInstall(folder, project.toString()).run().requireSuccess();
        Path pip = Path.of(venv.pip().getLast()).getParent();
        String read = """
                import importlib.metadata as m, sys
                sys.path.insert(0, sys.argv[1])
                from pip._vendor.packaging.metadata import Metadata
                d = m.distribution('acme-spam')
                k = Metadata.from_email(d.read_text('METADATA'), validate=True)
                print(k.name, k.version, k.summary, k.license_expression, k.license_files, k.author, k.author_email, k.keywords, sep='|')
                print(*sorted(map(str, k.requires_dist)), k.requires_python, k.project_urls, k.description.splitlines(), sep='|')
                print([(e.group, e.name, e.value) for e in d.entry_points])
                print(all(f.hash is None or f.hash.mode == 'sha256' for f in d.files), sorted(str(f) for f in d.files if f.name == 'sanca.cdx.json'))
                """;
        assertThat(venv.python("-c", read, pip.toString()).run().requireSuccess().stdout().lines()).containsExactly(
                "Acme.Spam|1.0rc1|Spam, in Java|MIT|['LICENSE']|Graham|\"Terry J.\" <terry@example.org>|['spam', 'eggs']",
                "numpy>=2; (python_version >= \"3.11\" or os_name == \"posix\") and extra == \"fast\"|sanca>=" + sancaVersion()
                        + "|>=3.10|{'Homepage': 'https://example.org/spam'}|['# Spam', '', 'Spam — in *Java*.']",
                "[('console_scripts', 'spam', 'spam:main'), ('spam.sauces', 'lobster', 'spam:twice')]",
                "True ['acme_spam-1.0rc1.dist-info/sboms/sanca.cdx.json']");
    }

    private static String sancaVersion() throws IOException {
        try (var wheels = Files.newDirectoryStream(Built.wheelFolder(), "sanca-*.whl")) {
            return wheels.iterator().next().getFileName().toString().split("-")[1];
        }
    }

    @Test
    void anEditableInstallSeesChangedPythonAndRecompiledJava() throws IOException {
        Files.createDirectories(project.resolve("src/main/python"));
        Files.writeString(project.resolve("src/main/python/eggs.py"), "n = 1\n");
        Venv venv = withSanca(Pythons.embedded());
        venv.pipInstall(folder, "-e", project.toString()).run().requireSuccess();
        Files.writeString(project.resolve("src/main/python/eggs.py"), "n = 2\n");
        String show = "import spam, eggs; print(spam.twice(eggs.n), spam.library())";
        assertThat(venv.python("-B", "-c", show).run().requireSuccess().stdout()).isEqualTo("4 " + CommandLine.VERSION + "\n");
        Path source = project.resolve("src/main/java/com/acme/Spam.java");
        replace(source, "PyNumber_Add", "PyNumber_Multiply");
        venv.pipInstall(folder, "-e", project.toString()).run().requireSuccess();
        assertThat(venv.python("-c", "import spam; print(spam.twice(5))").run().requireSuccess().stdout()).isEqualTo("25\n");
    }

    /** A Python package {@code spam} around the Java module, which then is {@code spam._spam}. */
    private void wrapInPython() throws IOException {
        Path descriptors = project.resolve("src/main/resources/META-INF/sanca");
        Files.move(descriptors.resolve("spam"), descriptors.resolve("spam._spam"));
        replace(descriptors.resolve("spam._spam/module.json"), "\"spam\"", "\"spam._spam\"");
        replace(project.resolve("src/main/java/com/acme/Spam.java"), "PyInit_spam", "PyInit__spam");
        Path init = project.resolve("src/main/python/spam/__init__.py");
        Files.createDirectories(init.getParent());
        Files.writeString(init, "from spam._spam import library, main, twice\n\n\ndef thrice(n):\n    return twice(n) + n\n");
        Files.writeString(init.resolveSibling("recipe.txt"), "eggs");
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        Files.writeString(file, Files.readString(file).replace(old, replacement));
    }

    @Test
    void aPythonPackageMayBeAroundTheJavaModule() throws IOException {
        wrapInPython();
        Venv venv = withSanca(Pythons.embedded());
        String use = "import spam, importlib.resources as r; print(spam.thrice(5), (r.files(spam) / 'recipe.txt').read_text())";
        for (List<String> how : List.of(List.of(project.toString()), List.of("--force-reinstall", "--no-deps", "-e", project.toString()))) {
            venv.pipInstall(folder, how.toArray(String[]::new)).run().requireSuccess();
            assertThat(venv.python("-c", use).run().requireSuccess().stdout()).isEqualTo("15 eggs\n");
        }
        replace(project.resolve("src/main/python/spam/__init__.py"), "+ n", "+ n + 1");
        assertThat(venv.python("-B", "-c", use).run().requireSuccess().stdout()).as("the change of Python code").isEqualTo("16 eggs\n");
    }

    @Test
    void aSourceDistributionBuildsTheSameWheelAndIsReproducible() throws IOException {
        Venv venv = withSanca(Pythons.embedded());
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve(".git/config"), "secret");
        String sdist = "import sanca.build, sys; print(sanca.build.build_sdist(sys.argv[1]))";
        for (String out : List.of("one", "two")) {
            assertThat(venv.python("-c", sdist, folder.resolve(out).toString()).withDirectory(project).run().requireSuccess().stdout())
                    .isEqualTo("acme_spam-1.0rc1.tar.gz\n");
        }
        assertThat(folder.resolve("two/acme_spam-1.0rc1.tar.gz")).hasSameBinaryContentAs(folder.resolve("one/acme_spam-1.0rc1.tar.gz"));
        assertThat(ChildProcess.of("tar", "tzf", folder.resolve("one/acme_spam-1.0rc1.tar.gz").toString()).run().stdout().lines())
                .contains("acme_spam-1.0rc1/PKG-INFO", "acme_spam-1.0rc1/pyproject.toml", "acme_spam-1.0rc1/lib/picocli.jar")
                .noneMatch(name -> name.contains(".git") || name.contains("build"));
        wheel(venv, project.toString(), folder.resolve("direct"));
        wheel(venv, folder.resolve("one/acme_spam-1.0rc1.tar.gz").toString(), folder.resolve("through"));
        assertThat(folder.resolve("through/acme_spam-1.0rc1-py3-none-any.whl"))
                .hasSameBinaryContentAs(folder.resolve("direct/acme_spam-1.0rc1-py3-none-any.whl"));
    }

    private static void wheel(Venv venv, String what, Path out) {
        List<String> command = new ArrayList<>(venv.pip());
        command.addAll(List.of("wheel", "--quiet", "--no-index", "--no-build-isolation", "--no-deps", "--no-cache-dir", "-w",
                out.toString(), what));
        venv.active(ChildProcess.of(command)).run().requireSuccess();
    }

    @Test
    void whatTheCompilerSaysReachesTheUser() throws IOException {
        Path source = project.resolve("src/main/java/com/acme/Spam.java");
        replace(source, "return Py_RETURN_NONE();", "return \"spam\";");
        ChildProcess.Result result = withSanca(Pythons.embedded()).pipInstall(folder, project.toString()).run();
        assertThat(result.status()).isNotZero();
        assertThat(result.stdout() + result.stderr()).contains("the Java sources do not compile", "Spam.java:",
                "String cannot be converted to long")
                .doesNotContain("sanca/build/__init__.py");
    }

    @Test
    void aMistakeInPyprojectIsNamed() throws IOException {
        Path toml = project.resolve("pyproject.toml");
        replace(toml, "jvm-options", "jvm_options");
        ChildProcess.Result result = withSanca(Pythons.embedded()).pipInstall(folder, project.toString()).run();
        assertThat(result.stdout() + result.stderr()).contains("jvm_options", "[tool.sanca]", "java-source, jvm-options");
    }
}
