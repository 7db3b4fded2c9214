package dev.sanca.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A string is run as {@code python -c} runs it: held against the python program itself. */
class TutorialCommandTests {
    @ParameterizedTest
    @ValueSource(strings = {
        "print('hello')",
        "",
        "import sys; sys.exit(3)",
        "import sys; sys.exit()",
        "import sys; sys.exit('a message')",
        "import sys; sys.exit(256 + 7)",
        "raise SystemExit(-1)",
        "raise ValueError('a value')",
        "raise KeyError",
        "class Odd(BaseException): pass\nraise Odd",
        "1 +",
        "if True:\nprint(1)",
        "    print('indented')",
        "def f(n):\n    return g(n)\n\ndef g(n):\n    return 1 // n\n\nf(0)",
        "try:\n    1 // 0\nexcept ZeroDivisionError as e:\n    raise OSError(2, 'two') from e",
        "def f(): f()\nf()",
        "import sys; print(sys.argv, sys.path[0] == '', __name__, sys.flags.isolated)",
        "print('h\u00e9\u20ac\ud83d\udc0d'); print(ascii('h\u00e9\u20ac\ud83d\udc0d'))",
        "import sys; sys.stderr.write('to stderr'); sys.stdout.write('to stdout')",
        "import atexit; atexit.register(print, 'at exit'); raise RuntimeError",
        "import nothing_of_that_name",
        "import sys; sys.excepthook = lambda *a: print('hooked', a[0].__name__); raise TypeError",
        "import sys; print(sys.stdin.read())",
        "assert 1 == 2, 'they differ'",
    })
    void stringRunsAsPythonRunsIt(String string) {
        assertSame(Pythons.embedded(), "-c", string);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void everyPythonRunsItAsItsOwnProgramDoes(PythonUnderTest python) {
        assertSame(python, "-c", "import sys; print(sys.version, sys.argv, sys.prefix); sys.exit(3)", "an", "argument");
        assertSame(python, "-c", "def f(n):\n    return 1 // n\n\nf(0)");
        assertSame(python, "-c", "print(1");
        assertSame(python, "-W", "error", "-c", "import warnings; warnings.warn('a warning')");
    }

    private static void assertSame(PythonUnderTest python, String... arguments) {
        Optional<Path> program = python.installation().executable();
        assumeTrue(program.isPresent(), () -> python + " has a library but no program to compare with");
        String[] command = new String[arguments.length + 1];
        command[0] = program.orElseThrow().toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ChildProcess.Result expected = ChildProcess.of(command).run();
        ChildProcess.Result actual = ChildJvm.of(TutorialCommand.class).withPython(python).withArguments(arguments).run();
        assertThat(actual.stdout()).isEqualTo(expected.stdout());
        assertThat(actual.stderr()).isEqualTo(expected.stderr());
        assertThat(actual.status()).as(actual::toString).isEqualTo(expected.status());
    }
}
