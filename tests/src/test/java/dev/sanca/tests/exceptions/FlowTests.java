package dev.sanca.tests.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sanca.Interpreter;
import dev.sanca.PyCode;
import dev.sanca.PyContext;
import dev.sanca.PyGenerator;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Context managers, generators, code that is compiled once, scripts. */
class FlowTests {
    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = ExceptionsPython.start("3.14");
        python.exec("""
                log = []
                class Manager:
                    def __init__(self, suppress=False): self.suppress = suppress
                    def __enter__(self):
                        log.append('enter')
                        return 'value'
                    def __exit__(self, type, exception, tb):
                        log.append(None if type is None else f'{type.__name__} {exception} {tb is not None}')
                        return self.suppress
                def talk():
                    got = []
                    while len(got) < 2:
                        try:
                            got.append((yield len(got)))
                        except ValueError as e:
                            got.append(str(e))
                    return got
                """);
    }

    private static String log() {
        return python.eval("[log.copy(), log.clear()][0]").toString();
    }

    @Test
    void aTryStatementLeavesTheContext() {
        try (PyContext context = python.eval("Manager()").enter()) {
            assertThat(context.value().toString()).isEqualTo("value");
        }
        assertThat(log()).isEqualTo("['enter', None]");
        PyContext twice = python.eval("Manager()").enter();
        twice.close();
        assertThatThrownBy(twice::close).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> python.eval("1").enter()).isInstanceOf(PythonException.class).hasMessageContaining("__exit__");
        log();
    }

    @Test
    void theContextIsToldOfExceptions() {
        PyObject manager = python.eval("Manager()");
        assertThat(manager.<Integer, RuntimeException>withResult(value -> value.toString().length())).isEqualTo(5);
        IOException thrown = new IOException("disk");
        assertThat(catchThrowable(() -> manager.with(value -> {
            throw thrown;
        }))).isSameAs(thrown);
        assertThatThrownBy(() -> manager.with(value -> python.eval("1 / 0"))).hasMessage("ZeroDivisionError: division by zero");
        assertThat(log()).isEqualTo("['enter', None, 'enter', 'IOException disk False', 'enter',"
                + " 'ZeroDivisionError division by zero True']");
    }

    @Test
    void theContextMaySuppressExceptions() throws IOException {
        PyObject manager = python.eval("Manager(suppress=True)");
        assertThat(manager.<String, RuntimeException>withResult(value -> {
            throw new IllegalStateException("gone");
        })).isNull();
        assertThat(log()).isEqualTo("['enter', 'IllegalStateException gone False']");
        python.eval("__import__('contextlib').suppress(OSError)").with(value -> {
            throw new IOException("gone too");
        });
        python.exec("class Bad(Manager):\n  def __exit__(self, *args): raise KeyError('exit')");
        IllegalStateException thrown = new IllegalStateException("body");
        assertThatThrownBy(() -> python.eval("Bad()").with(value -> {
            throw thrown;
        })).hasMessage("KeyError: 'exit'").hasSuppressedException(thrown);
        log();
    }

    @Test
    void generatorsAreSentValuesAndExceptions() {
        PyGenerator talk = PyGenerator.of(python.eval("talk()"));
        assertThat(talk.next().toInt()).isZero();
        assertThat(talk.result()).isEmpty();
        assertThat(talk.send("hello").orElseThrow().toInt()).isEqualTo(1);
        assertThat(talk.raise(new IllegalArgumentException("from Java"))).isEmpty();
        assertThat(talk.result().orElseThrow().repr()).isEqualTo("['hello', 'from Java']");
        assertThat(talk.hasNext()).isFalse();
        assertThat(talk.send(1)).isEmpty();
        assertThatThrownBy(talk::next).isInstanceOf(NoSuchElementException.class);
        talk.close();
        IllegalStateException unhandled = new IllegalStateException("unhandled");
        try (PyGenerator other = PyGenerator.of(python.eval("talk()"))) {
            assertThat(other.hasNext()).isTrue();
            assertThatThrownBy(() -> other.send(1)).isInstanceOf(IllegalStateException.class);
            other.next();
            assertThat(catchThrowable(() -> other.raise(unhandled))).isSameAs(unhandled);
        }
    }

    @Test
    void closingAGeneratorRunsWhatIsToBeRun() {
        python.exec("def g():\n  try:\n    yield 1\n    yield 2\n  finally:\n    log.append('closed')");
        try (PyGenerator generator = PyGenerator.of(python.eval("g()"))) {
            assertThat(generator.next().toInt()).isEqualTo(1);
        }
        assertThat(log()).isEqualTo("['closed']");
        List<Integer> all = new ArrayList<>();
        PyGenerator.of(python.eval("iter([1, 2, 3])")).forEachRemaining(item -> all.add(item.toInt()));
        assertThat(all).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> PyGenerator.of(python.eval("[1]"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codeIsCompiledOnceAndRunOften() {
        try (PyCode price = python.compile("net * 2", "price.py")) {
            for (int i = 0; i < 3; i++) {
                assertThat(price.run(Map.of("net", i), null).toInt()).isEqualTo(2 * i);
            }
            assertThatThrownBy(() -> price.run(Map.of(), null)).hasMessageStartingWith("NameError")
                    .satisfies(e -> assertThat(e.getStackTrace()[0]).hasToString("python/?.<module>(price.py:1)"));
        }
        try (PyCode statements = python.compile("a = 1\nb = a + 1", "s.py"); PyObject names = python.eval("{}")) {
            assertThat(statements.run(names, null).isNone()).isTrue();
            assertThat(names.item("b").toInt()).isEqualTo(2);
        }
        assertThatThrownBy(() -> python.compile("1 +", "bad.py")).hasMessageContaining("SyntaxError").hasNoCause();
    }

    @Test
    void scriptsAndModulesGiveTheirNamespace(@TempDir Path directory) throws IOException {
        Path script = Files.writeString(directory.resolve("answer.py"), "if __name__ == '__main__':\n    answer = 42\n");
        try (PyObject names = python.execFile(script)) {
            assertThat(names.item("answer").toInt()).isEqualTo(42);
        }
        python.eval("sys.path").callMethod("append", directory.toString());
        try (PyObject names = python.execModule("answer")) {
            assertThat(names.item("answer").toInt()).isEqualTo(42);
        }
        assertThatThrownBy(() -> python.execFile(directory.resolve("none.py"))).hasMessageContaining("FileNotFoundError");
    }
}
