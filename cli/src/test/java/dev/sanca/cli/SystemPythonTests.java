package dev.sanca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.interpreter.Host;
import dev.sanca.testkit.PythonUnderTest;
import java.io.IOException;
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

    private static final String ANNOTATED = """
            import dev.sanca.extension.*;
            import java.util.List;

            @PyModule(name = "eggs", interpreters = Interpreters.OWN_GIL)
            public final class Eggs {
                @PyFunction(releaseGil = true)
                static long count(List<String> eggs) {
                    return eggs.size();
                }

                @PyClass
                static final class Egg {
                    @PyInit
                    Egg() {}
                }
            }
            """;

    /** Java ends with each of the interpreters, and with Python. */
    private static final String IN_SUB_INTERPRETERS = """
            import sys
            try:
                import _interpreters
            except ImportError:
                import _xxsubinterpreters as _interpreters
            code = "import eggs; kept = eggs.Egg(); print(eggs.count(['a', 'b']), flush=True)"
            for _ in range(2):
                interpreter = _interpreters.create()
                _interpreters.run_string(interpreter, code)
                _interpreters.destroy(interpreter)
            exec(code)
            sys.exit(3)
            """;

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void isBuiltAndRunsModulesInCAndJava(PythonUnderTest python, @TempDir Path folder) throws IOException {
        assumeTrue(Host.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith(".jar"), "run with: mvn verify");
        Path program = python.installation().executable().orElse(null);
        assumeTrue(program != null, python + " has no program beside its library");
        assumeTrue(hasHeaders(program), python + " has no headers: install its dev package");
        assertThat(Main.commandLine().execute("new", folder.resolve("built").toString(), "--python", program.toString())).isZero();
        Project project = new Project(folder.resolve("built"));
        project.write("Modules/Eggs.java", ANNOTATED);
        project.write("Modules/Setup", "spam spammodule.c\nham Ham.java\neggs Eggs.java\n");
        project.build();
        assertThat(project.python(USES_BOTH)).isEqualTo(new Run(0, "[42] True " + python.installation().version() + "\n"));
        assertThat(project.python(IN_SUB_INTERPRETERS)).isEqualTo(new Run(3, "2\n2\n2\n"));
    }

    private static boolean hasHeaders(Path program) {
        Run run = Run.in(Path.of("/"), program.toString(), "-c", "import sysconfig; print(sysconfig.get_path('include'), end='')");
        return run.status() == 0 && Files.exists(Path.of(run.output(), "Python.h"));
    }
}
