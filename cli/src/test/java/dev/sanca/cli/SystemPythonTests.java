package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.interpreter.Host;
import dev.sanca.testkit.PythonUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An interpreter built from each Python of this machine, as {@code sanca new --python} makes it. */
@EnabledOnOs(OS.LINUX)
class SystemPythonTests {
    private static final String USES_BOTH = """
            import sys, spam, ham
            seen = []
            ham.set_callback(seen.append)
            ham.fire(42)
            print(seen, {'spam', 'ham'} <= set(sys.builtin_module_names), '%d.%d' % sys.version_info[:2])
            """;

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void isBuiltAndRunsModulesInCAndJava(PythonUnderTest python, @TempDir Path folder) {
        assumeTrue(Host.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith(".jar"), "run with: mvn verify");
        Path program = python.installation().executable().orElse(null);
        assumeTrue(program != null, python + " has no program beside its library");
        assumeTrue(hasHeaders(program), python + " has no headers: install its dev package");
        assertThat(Main.commandLine().execute("new", folder.resolve("built").toString(), "--python", program.toString())).isZero();
        Run make = Run.in(folder.resolve("built"), "make");
        assertThat(make.status()).as(make.output()).isZero();
        Run run = Run.in(folder.resolve("built"), "./python", "-c", USES_BOTH);
        assertThat(run).isEqualTo(new Run(0, "[42] True " + python.installation().version() + "\n"));
    }

    private static boolean hasHeaders(Path program) {
        Run run = Run.in(Path.of("/"), program.toString(), "-c", "import sysconfig; print(sysconfig.get_path('include'), end='')");
        return run.status() == 0 && Files.exists(Path.of(run.output(), "Python.h"));
    }
}
