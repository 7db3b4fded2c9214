package dev.sanca.tests.wheels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user's Maven project: the real Maven with the plugin. */
class MavenBuildsTests {
    @TempDir
    private static Path shared;
    private static Path wheel;

    @TempDir
    private Path folder;

    @BeforeAll
    static void buildTheWheel() throws IOException {
        Path project = mavenProject(shared.resolve("spam"));
        Built.maven(project, "package").run().requireSuccess();
        wheel = project.resolve("target/acme_spam-1.0rc1-py3-none-any.whl");
        assertThat(wheel).exists();
    }

    /** All that pyproject.toml says is in the pom, too. */
    private static Path mavenProject(Path target) throws IOException {
        Path project = Built.copyOf("spam", target);
        Files.writeString(project.resolve("pyproject.toml"), "[build-system]\nrequires = [\"sanca\"]\nbuild-backend = \"sanca.build\"\n");
        return project;
    }

    private Venv withSanca(PythonUnderTest python) throws IOException {
        Venv venv = Venv.create(python, folder.resolve("venv"));
        venv.pipInstall(folder, "--pre", "sanca").run().requireSuccess();
        return venv;
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.tests.wheels.Venv#pythons")
    void theWheelIsInstalledAndUsed(PythonUnderTest python) throws IOException {
        Venv venv = Venv.create(python, folder.resolve("venv"));
        venv.pipInstall(wheel.getParent(), "--pre", "acme-spam").run().requireSuccess();
        assertThat(venv.python("-m", "unittest", "-v", "test_spam").withDirectory(shared.resolve("spam/src/test/python")).run()
                .requireSuccess()
                .stderr()).contains("Ran 3 tests", "OK");
        assertThat(venv.program("spam").run().requireSuccess().stdout()).isEqualTo("spam, spam\n");
    }

    @Test
    void aSecondBuildGivesTheSameBytes() throws IOException {
        Path project = mavenProject(folder.resolve("elsewhere"));
        Built.maven(project, "package").run().requireSuccess();
        assertThat(project.resolve("target/acme_spam-1.0rc1-py3-none-any.whl")).hasSameBinaryContentAs(wheel);
    }

    @Test
    void pipBuildsItByMavenToTheSameBytes() throws IOException {
        Venv venv = withSanca(Pythons.embedded());
        Path project = mavenProject(folder.resolve("spam"));
        String build = "import sanca.build, sys; print(sanca.build.build_wheel(sys.argv[1], {'maven-args': sys.argv[2:]}))";
        ChildProcess python = venv.python("-c", build, folder.resolve("out").toString(), String.join(" ", Built.mavenArguments()));
        assertThat(python.withDirectory(project).run().requireSuccess().stdout()).endsWith("acme_spam-1.0rc1-py3-none-any.whl\n");
        assertThat(folder.resolve("out/acme_spam-1.0rc1-py3-none-any.whl")).hasSameBinaryContentAs(wheel);
    }

    @Test
    void theSourceDistributionHasTheMetadataOfTheWheel() throws IOException {
        Venv venv = withSanca(Pythons.embedded());
        Path project = mavenProject(folder.resolve("spam"));
        String build = "import sanca.build, sys; print(sanca.build.build_sdist(sys.argv[1], {'maven-args': sys.argv[2:]}))";
        ChildProcess python = venv.python("-c", build, folder.toString(), String.join(" ", Built.mavenArguments()));
        assertThat(python.withDirectory(project).run().requireSuccess().stdout()).endsWith("acme_spam-1.0rc1.tar.gz\n");
        String compare = """
                import sys, tarfile, zipfile
                with tarfile.open(sys.argv[1]) as tar, zipfile.ZipFile(sys.argv[2]) as wheel:
                    assert tar.extractfile("acme_spam-1.0rc1/PKG-INFO").read() == wheel.read("acme_spam-1.0rc1.dist-info/METADATA")
                    print(*sorted(tar.getnames()), sep="\\n")
                """;
        assertThat(venv.python("-c", compare, folder.resolve("acme_spam-1.0rc1.tar.gz").toString(), wheel.toString()).run().requireSuccess()
                .stdout().lines()).contains("acme_spam-1.0rc1/pom.xml").noneMatch(name -> name.startsWith("acme_spam-1.0rc1/target"));
    }

    @Test
    void developInstallsForTheEditRunLoop() throws IOException {
        Venv venv = withSanca(Pythons.embedded());
        venv.pipInstall(folder, "--upgrade", "--no-deps", Pip.of(venv)).run().requireSuccess(); // the plugin runs the environment's pip
        Path project = mavenProject(folder.resolve("spam"));
        String twice = "import spam; print(spam.twice(5))";
        venv.active(Built.maven(project, "sanca:develop", "-Dsanca.pipArguments=--no-index")).run().requireSuccess();
        assertThat(venv.python("-c", twice).run().requireSuccess().stdout()).isEqualTo("10\n");
        Path source = project.resolve("src/main/java/com/acme/Spam.java");
        Files.writeString(source, Files.readString(source).replace("PyNumber_Add", "PyNumber_Multiply"));
        Built.maven(project, "compile").run().requireSuccess();
        assertThat(venv.python("-c", twice).run().requireSuccess().stdout()).isEqualTo("25\n");
    }

    @Test
    void testRunsThePythonTestsAndFailsWithThem() throws IOException {
        Venv venv = withSanca(Pythons.embedded());
        Path project = mavenProject(folder.resolve("spam"));
        ChildProcess tests = venv.active(Built.maven(project, "sanca:test"));
        assertThat(tests.run().requireSuccess().toString()).contains("Ran 3 tests");
        Path test = project.resolve("src/test/python/test_spam.py");
        Files.writeString(test, Files.readString(test).replace("42", "43"));
        ChildProcess.Result failed = tests.run();
        assertThat(failed.status()).isNotZero();
        assertThat(failed.toString()).contains("AssertionError: 42 != 43", "unittest failed with status 1");
    }

    @Test
    void testRunsThemByPytestWhereItIs() throws IOException {
        Venv venv = Venv.withPackagesOfPython(folder.resolve("venv"), "pytest");
        venv.pipInstall(folder, "--pre", "sanca").run().requireSuccess();
        Path project = mavenProject(folder.resolve("spam"));
        Path more = Files.createDirectories(folder.resolve("more"));
        Files.writeString(more.resolve("mine.py"), "value = 1");
        Files.writeString(project.resolve("src/test/python/test_mine.py"), "import mine\ndef test_mine(): assert mine.value == 1\n");
        ChildProcess tests = venv.active(Built.maven(project, "sanca:test")).withEnv("PYTHONPATH", more.toString());
        assertThat(tests.run().requireSuccess().toString()).contains("Running pytest", "4 passed");
        Files.writeString(more.resolve("mine.py"), "value = 2");
        ChildProcess.Result failed = tests.run();
        assertThat(failed.status()).isNotZero();
        assertThat(failed.toString()).contains("assert 2 == 1", "pytest failed with status 1");
    }

    @Test
    void stubsLieWhereTypeCheckersLook() throws IOException {
        Path project = mavenProject(folder.resolve("spam"));
        Built.maven(project, "sanca:stubs").run().requireSuccess();
        assertThat(project.resolve("typings/spam/__init__.pyi")).content().contains("def twice(number: int, /) -> int: ...");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "it reads /proc/self/maps")
    void aWheelMayBringItsOwnJava() throws IOException {
        Path project = mavenProject(folder.resolve("spam"));
        Built.maven(project, "package", "-Dsanca.bundleJava").run().requireSuccess();
        Venv venv = Venv.create(Pythons.embedded(), folder.resolve("venv"));
        venv.pipInstall(project.resolve("target"), "--pre", "acme-spam").run().requireSuccess();
        String use = "import spam; print(spam.twice(4)); print({l.split()[-1] for l in open('/proc/self/maps') if 'libjvm' in l})";
        assertThat(venv.python("-c", use).withoutEnv("JAVA_HOME").withoutEnv("SANCA_JAVA_HOME").run().requireSuccess().stdout())
                .startsWith("8\n").contains("site-packages/spam/java/lib/server/libjvm.so");
        assertThat(venv.python("-c", "import pathlib, spam; print(*pathlib.Path(spam.__file__).parent.glob('java/lib/jspawnhelper'))").run()
                .requireSuccess().stdout().strip()).satisfies(file -> assertThat(Path.of(file)).isExecutable());
    }

    @Test
    void withoutAnEnvironmentDevelopSaysHowToMakeOne() throws IOException {
        Path project = mavenProject(folder.resolve("spam"));
        ChildProcess.Result result = Built.maven(project, "sanca:develop").withoutEnv("VIRTUAL_ENV").run();
        assertThat(result.status()).isNotZero();
        assertThat(result.stdout()).contains("python3 -m venv .venv");
    }
}
