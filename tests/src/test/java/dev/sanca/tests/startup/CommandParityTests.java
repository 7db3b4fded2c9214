package dev.sanca.tests.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.PythonMain;
import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import dev.sanca.testkit.Pythons;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PythonMain writes what the python program of the same CPython writes, byte for byte, and ends with the same status. */
class CommandParityTests {
    /** With sanca-numpy there, NumPy is on sys.path, where the command has nothing. */
    private static final List<Path> WITHOUT_NUMPY = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("numpy")).map(Path::of).toList();

    private static final String STDIN = "first line\nsecond line\n";

    static Stream<String> commands() {
        return Stream.of(
                "print('hello')",
                "import sys; sys.exit()",
                "import sys; sys.exit(3)",
                "import sys; sys.exit(-1)",
                "import sys; sys.exit(256)",
                "import sys; sys.exit(2**70)",
                "import sys; sys.exit(True)",
                "import sys; sys.exit('a message')",
                "import sys; sys.exit(1.5)",
                "raise SystemExit((1, 2))",
                "class E(SystemExit):\n  code = 9\nraise E",
                "def f(:",
                "x = (",
                "  indented()\nnot()",
                "'\\x00'; missing",
                "1/0",
                "def f():\n    1/0\nf()",
                "e = ValueError('v'); e.add_note('a note'); raise e",
                "raise ExceptionGroup('group', [ValueError(1), ExceptionGroup('inner', [TypeError('two')])])",
                "try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise KeyError('k') from e",
                "try:\n    1/0\nexcept ZeroDivisionError:\n    raise KeyError('k')",
                "raise BaseException('b')",
                "raise KeyboardInterrupt",
                "exec('not python')",
                "import json; json.loads('{')",
                "def f(): f()\nf()",
                "print('\\u00e9 \\u20ac \\U0001f40d')",
                "print('\\udc80')",
                "raise ValueError('\\udc80 \\U0001f40d')",
                "import sys; sys.stdout.buffer.write(b'\\xff\\x00')",
                "import atexit; atexit.register(print, 'at exit'); print('body')",
                "import atexit; atexit.register(lambda: 1/0)",
                "import atexit, sys; atexit.register(print, 'at exit'); sys.exit(5)",
                "import threading, time\nthreading.Thread(target=lambda: (time.sleep(.2), print('thread'))).start(); print('main')",
                "import threading; t = threading.Thread(target=lambda: 1/0, name='T'); t.start(); t.join()",
                "import threading; print(threading.current_thread() is threading.main_thread())",
                "import warnings; warnings.warn('careful')",
                "import sys; print(sys.stdin.read()[::-1])",
                "print(input('? '), input())",
                "import sys; print(sys.argv, sys.orig_argv[1:], sys.path, sys.flags, sys.executable, sys.prefix)",
                "import sys; print(sorted(sys.modules)); print(sorted(globals())); print(__name__, __loader__, __spec__)",
                "import sys; sys.excepthook = lambda *a: 1/0\nraise ValueError",
                "import sys; sys.excepthook = lambda *a: sys.exit(7)\nraise ValueError",
                "import sys; del sys.excepthook\nraise ValueError('x')",
                "import sys; sys.stderr = None; raise ValueError",
                "import sys; sys.stdout.close()",
                "\n    def f():\n        1/0\n\n    f()\n",
                "   print('''a\n\n   b''')",
                "import sys; sys.addaudithook(lambda e, a: e.startswith('cpython.') and print(e)); print('audited')",
                "import signal; print(signal.getsignal(signal.SIGINT))",
                "import asyncio; asyncio.run(asyncio.sleep(0.01)); print('done')",
                "import concurrent.futures as c; print(list(c.ThreadPoolExecutor(2).map(str, range(3))))",
                "import encodings, locale, sys; print(sys.getfilesystemencoding(), locale.getpreferredencoding(), sys.stdout.encoding)");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsRunAsPythonRunsIt(String command) {
        compare(Pythons.embedded(), "-c", command, "argument", "\u00e4");
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void onEveryPython(PythonUnderTest python) {
        compare(python, "-c", "def f():\n    1/0\nf()");
        compare(python, "-c", "import sys; print(sys.argv, sys.path, sys.prefix); sys.exit('bye')");
    }

    @Test
    void optionsAreReadByCPython() {
        for (List<String> options : List.of(List.of("-I"), List.of("-E", "-s"), List.of("-S"), List.of("-X", "utf8"), List.of("-W", "error"),
                List.of("-O"), List.of("-u"), List.of("-P"), List.of("-X", "dev"))) {
            String command = "import sys; print(sys.flags, sys.path, sys.warnoptions, sys._xoptions); import warnings; warnings.warn('w')";
            compare(Pythons.embedded(), Stream.concat(options.stream(), Stream.of("-c", command)).toArray(String[]::new));
        }
        compare(Pythons.embedded(), "--version");
        compare(Pythons.embedded(), "-c");
    }

    @Test
    void filesModulesAndDirectories(@TempDir Path folder) throws IOException {
        String source = "import sys\nprint(__name__, __file__, sys.argv, sys.path[0])\nif len(sys.argv) > 1:\n    1/0\n";
        Path script = Files.writeString(folder.resolve("script.py"), source);
        Files.writeString(folder.resolve("__main__.py"), source);
        Path wrong = Files.writeString(folder.resolve("wrong.py"), "def f(:\n");
        compare(Pythons.embedded(), script.toString());
        compare(Pythons.embedded(), script.toString(), "fails");
        compare(Pythons.embedded(), wrong.toString());
        compare(Pythons.embedded(), folder.toString(), "fails");
        compare(Pythons.embedded(), folder.resolve("absent.py").toString());
        compare(Pythons.embedded(), "-m", "this");
        compare(Pythons.embedded(), "-m", "no_such_module");
        compare(Pythons.embedded(), "-m", "json.tool", "no such file");
    }

    @Test
    void aProgramOnStandardInputRuns() {
        ChildProcess.Result ours = jvm(Pythons.embedded(), "-").withStdin("print(6 * 7)").run();
        assertThat(ours.requireSuccess().stdout()).isEqualTo("42\n");
    }

    @Test
    void outputThatCannotBeFlushedIsStatus120() {
        String command = "import sys; sys.stdout = open('/dev/full', 'w'); print('lost')";
        assertThat(compare(Pythons.embedded(), "-c", command).status()).isEqualTo(120);
    }

    @Test
    void anInterruptIsKeyboardInterrupt() {
        String command = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\nfor i in range(100): time.sleep(.05)\nprint('not here')";
        ChildProcess.Result ours = jvm(Pythons.embedded(), "-c", command).run();
        assertThat(ours.status()).isEqualTo(130);
        assertThat(ours.stdout()).isEmpty();
        assertThat(ours.stderr()).endsWith("KeyboardInterrupt\n");
    }

    private static ChildJvm jvm(PythonUnderTest python, String... arguments) {
        return ChildJvm.of(PythonMain.class).withClassPath(WITHOUT_NUMPY).withPython(python).withArguments(arguments)
                .withEnv("LC_ALL", "C.UTF-8");
    }

    private static ChildProcess.Result compare(PythonUnderTest python, String... arguments) {
        Path program = python.installation().executable().orElseThrow();
        ChildProcess.Result ours = jvm(python, arguments).withStdin(STDIN).run();
        String[] command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toArray(String[]::new);
        ChildProcess.Result theirs = ChildProcess.of(command).withEnv("LC_ALL", "C.UTF-8").withStdin(STDIN).run();
        assertThat(text(ours.stdoutBytes())).as("stdout of %s", ours).isEqualTo(text(theirs.stdoutBytes()));
        assertThat(text(ours.stderrBytes())).as("stderr of %s", ours).isEqualTo(text(theirs.stderrBytes()));
        assertThat(ours.status()).as("status of %s", ours).isEqualTo(theirs.status());
        return ours;
    }

    /** Every byte a character, so that nothing is lost in the comparison; addresses and thread numbers differ from run to run. */
    private static String text(byte[] output) {
        return new String(output, StandardCharsets.ISO_8859_1).replaceAll("0x[0-9a-f]+", "0x…");
    }
}
