package dev.sanca.tests.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import dev.sanca.PythonException;
import dev.sanca.PythonExitException;
import dev.sanca.PythonInterruptException;
import dev.sanca.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What Python raises, seen from Java; and what crosses more than once. */
abstract class PythonInJava {
    private final Interpreter python;

    PythonInJava(Interpreter python) {
        this.python = python;
    }

    private PythonException raised(String statements) {
        return catchThrowableOfType(PythonException.class, () -> python.exec(statements));
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        // Lines of Java code move, the frames of the test runner are not of interest, and 3.10 has no qualified names.
        return text.toString().replaceAll("\\.java:\\d+", ".java")
                .replaceAll("(?m)^\t+(at (java\\.base|org\\.(junit|assertj|apache\\.maven))|\\.\\.\\.).*\n", "")
                .replaceAll("\r\n", "\n");
    }

    @Test
    void itSaysWhatPythonPrints() {
        assertThat(raised("raise KeyError('k')")).hasMessage("KeyError: 'k'").hasNoCause();
        assertThat(raised("raise KeyError").getMessage()).isEqualTo("KeyError");
        PythonException e = raised("import json; json.loads('{')");
        assertThat(e.typeName()).isEqualTo("json.decoder.JSONDecodeError");
        assertThat(e.getMessage()).isEqualTo(e.typeName() + ": " + e.text());
        assertThat(raised("class Own(Exception): pass\nraise Own('a\\0 \\U0001f600 \\ud800')")).hasMessage("Own: a\0 \ud83d\ude00 \ud800");
        assertThat(raised("class Bad(Exception):\n  def __str__(self): 1 / 0\nraise Bad"))
                .hasMessage("Bad: <exception str() failed>");
        assertThat(raised("1 +").typeName()).isEqualTo("SyntaxError");
    }

    @Test
    void itMatchesByClassAndByName() {
        PythonException e = raised("import json; json.loads('{')");
        assertThat(e.matches("json.decoder.JSONDecodeError")).isTrue();
        assertThat(e.matches("ValueError")).isTrue();
        assertThat(e.matches("KeyError")).isFalse();
        assertThat(e.matches(python.builtin("ValueError"))).isTrue();
        assertThat(e.matches(python.eval("(KeyError, ValueError)"))).isTrue();
        assertThat(e.matches(python.eval("()"))).isFalse();
        assertThat(e.value().attr("pos").toInt()).isEqualTo(1);
    }

    @Test
    void causesAndContextsAreCauses() {
        PythonException e = raised("""
                try:
                    try:
                        {}['k']
                    except KeyError as key:
                        raise ValueError('v') from key
                except ValueError:
                    1 / 0
                """);
        assertThat(e).hasMessage("ZeroDivisionError: division by zero");
        assertThat(e.getCause()).hasMessage("ValueError: v").cause().hasMessage("KeyError: 'k'").hasNoCause();
        assertThat(raised("""
                try:
                    {}['k']
                except KeyError:
                    raise ValueError('v') from None
                """)).hasNoCause();
    }

    @Test
    void causesInACircleEnd() {
        PythonException e = raised("a = KeyError(1); b = KeyError(2); a.__cause__ = b; b.__cause__ = a; raise a");
        assertThat(e).hasMessage("KeyError: 1").cause().hasMessage("KeyError: 2").hasNoCause();
    }

    @Test
    void notesAndGroupsAreThere() {
        Assumptions.assumeTrue(python.eval("sys.version_info >= (3, 11)").isTrue());
        PythonException noted = raised("e = ValueError('v'); e.add_note('first'); e.add_note('second'); raise e");
        assertThat(noted.notes()).containsExactly("first", "second");
        assertThat(noted).hasMessage("ValueError: v\nfirst\nsecond");
        PythonException group = raised("raise ExceptionGroup('two', [KeyError('k'), ExceptionGroup('one', [ValueError('v')])])");
        assertThat(group).hasMessage("ExceptionGroup: two (2 sub-exceptions)");
        assertThat(group.members()).extracting(Throwable::getMessage)
                .containsExactly("KeyError: 'k'", "ExceptionGroup: one (1 sub-exception)");
        assertThat(group.getSuppressed()[1].getSuppressed()[0]).hasMessage("ValueError: v");
        assertThat(noted.members()).isEmpty();
    }

    @Test
    void exitIsAnExceptionWithAStatus() {
        PythonExitException e = (PythonExitException) raised("import sys; sys.exit(3)");
        assertThat(e.status()).isEqualTo(3);
        assertThat(e.lastWords()).isEmpty();
        assertThat(((PythonExitException) raised("sys.exit()")).status()).isZero();
        assertThat(((PythonExitException) raised("raise SystemExit")).status()).isZero();
        PythonExitException words = (PythonExitException) raised("sys.exit('bye')");
        assertThat(words.status()).isEqualTo(1);
        assertThat(words.lastWords()).contains("bye");
        assertThat(raised("class Out(SystemExit): pass\nraise Out(4)")).isInstanceOf(PythonExitException.class);
        assertThat(raised("raise KeyboardInterrupt")).isInstanceOf(PythonInterruptException.class);
    }

    @Test
    void whatItTellsOutlivesScopesAndThePythonException() {
        PythonException e;
        try (Scope _ = python.scope()) {
            e = raised("raise KeyError('k')");
        }
        assertThat(e.value().repr()).isEqualTo("KeyError('k')");
        e.release();
        e.release();
        assertThat(e).hasMessage("KeyError: 'k'");
        assertThat(e.pythonTraceback()).endsWith("line 1, in <module>\nKeyError: 'k'\n").startsWith("Traceback (most recent call last):\n");
        assertThat(e.matches("KeyError")).isTrue();
        assertThatThrownBy(e::value).isInstanceOf(IllegalStateException.class).hasMessageContaining("release()");
    }

    @Test
    void itCanBeSentToAnotherProcess() throws Exception {
        PythonException e = untouched(() -> python.exec("try:\n  1 / 0\nexcept ZeroDivisionError:\n  sys.exit(7)"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        PythonExitException copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (PythonExitException) in.readObject();
        }
        assertThat(copy).hasMessage("SystemExit: 7").cause().hasMessage("ZeroDivisionError: division by zero");
        assertThat(copy.status()).isEqualTo(7);
        assertThat(copy.getStackTrace()).isEqualTo(e.getStackTrace());
        assertThat(copy.pythonTraceback()).endsWith("SystemExit: 7\n");
        assertThat(copy.matches("SystemExit")).isTrue();
        assertThatThrownBy(copy::value).isInstanceOf(IllegalStateException.class).hasMessageContaining("another process");
        copy.release();
    }

    /** What is thrown, and nothing was asked of it. AssertJ prints what it catches. */
    private static PythonException untouched(Runnable code) {
        try {
            code.run();
        } catch (PythonException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void anExceptionThatHasItAsItsCausePrintsItsFrames() {
        PythonException e = untouched(() -> python.exec("1 / 0"));
        assertThat(printed(new IllegalStateException("of its own", e))).doesNotContain("CodeProtocol")
                .contains("Caused by: dev.sanca.PythonException: ZeroDivisionError: division by zero\n"
                        + "\tat python/__main__.<module>(<string>:1)");
        // Printing that did not make it forget where Java was.
        assertThat(printed(e)).contains("\tat python/__main__.<module>(<string>:1)\n\tat dev.sanca.CodeProtocol.exec(");
        // The wrapper is thrown elsewhere, as a future's is: what it does not have is printed with the cause.
        PythonException ofTask = CompletableFuture.supplyAsync(() -> untouched(() -> python.exec("1 / 0"))).join();
        assertThat(printed(new ExecutionException(ofTask)))
                .containsSubsequence("Caused by: ", "python/__main__", "dev.sanca.CodeProtocol.exec(", "PythonInJava.untouched");
        PythonException withoutPython = untouched(() -> python.builtin("int").call("x"));
        assertThat(printed(new IllegalStateException("of its own", withoutPython)))
                .containsSubsequence("Caused by: ", "dev.sanca.CallProtocol.call(", "PythonInJava.");
        assertThat(withoutPython.getStackTrace()[0].toString()).startsWith("dev.sanca.CallProtocol.call(");
    }

    @Test
    void itsStackTraceCanBeReplaced() {
        StackTraceElement only = new StackTraceElement("of", "user", "Of.java", 1);
        for (String code : List.of("1 / 0", "1 +")) {
            PythonException e = raised(code);
            e.setStackTrace(new StackTraceElement[] {only});
            assertThat(e.getStackTrace()).containsExactly(only);
            assertThat(printed(e)).contains("at of.user(Of.java)").doesNotContain("python/");
        }
    }

    private void define(String code) {
        python.exec(code);
    }

    @Test
    void framesOfBothAreInTheOrderOfTheCalls() {
        define("""
                class Shop:
                    def price(self):
                        raise KeyError('apple')
                def inner(): Shop().price()
                def middle(): call(inner)
                def outer():
                    try:
                        [][0]
                    except IndexError:
                        call(middle)
                """);
        PythonException e = catchThrowableOfType(PythonException.class, () -> python.eval("outer()"));
        String shop = python.eval("sys.version_info >= (3, 11)").isTrue() ? "Shop." : "";
        assertThat(printed(e)).isEqualTo("""
                dev.sanca.PythonException: KeyError: 'apple'
                \tat python/__main__.%sprice(<string>:3)
                \tat python/__main__.inner(<string>:4)
                \tat dev.sanca.tests.exceptions.ExceptionsPython.call(ExceptionsPython.java)
                \tat python/__main__.middle(<string>:5)
                \tat dev.sanca.tests.exceptions.ExceptionsPython.call(ExceptionsPython.java)
                \tat python/__main__.outer(<string>:10)
                \tat python/__main__.<module>(<string>:1)
                \tat dev.sanca.CodeProtocol.eval(CodeProtocol.java)
                \tat dev.sanca.tests.exceptions.PythonInJava.lambda$framesOfBothAreInTheOrderOfTheCalls$0(PythonInJava.java)
                \tat dev.sanca.tests.exceptions.PythonInJava.framesOfBothAreInTheOrderOfTheCalls(PythonInJava.java)
                Caused by: dev.sanca.PythonException: IndexError: list index out of range
                \tat python/__main__.outer(<string>:8)
                """.formatted(shop));
        assertThat(e.pythonTraceback().replaceAll("\\.java\", line \\d+", ".java\", line 0").lines()
                .filter(line -> line.startsWith("  File"))).containsSubsequence(
                        "  File \"<string>\", line 10, in outer",
                        "  File \"ExceptionsPython.java\", line 0, in dev.sanca.tests.exceptions.ExceptionsPython.call",
                        "  File \"<string>\", line 5, in middle",
                        "  File \"ExceptionsPython.java\", line 0, in dev.sanca.tests.exceptions.ExceptionsPython.call",
                        "  File \"<string>\", line 4, in inner");
    }

    @Test
    void aPythonExceptionThatCrossesTwiceIsItself() {
        define("""
                kept = KeyError('kept')
                def raise_kept(): raise kept
                def keep(): global seen; seen = caught(call, raise_kept)
                """);
        python.eval("keep()");
        assertThat(python.eval("seen is kept").isTrue()).isTrue();
        Throwable outside = catchThrowable(() -> python.eval("call(raise_kept)"));
        assertThat(outside).isSameAs(ExceptionsPython.passed);
        Throwable further = catchThrowable(() -> python.eval("call(lambda: call(lambda: call(raise_kept)))"));
        assertThat(further).isSameAs(ExceptionsPython.passed);
        assertThat(((PythonException) further).value().is(python.eval("kept"))).isTrue();
    }

    @Test
    void aJavaExceptionThatCrossesTwiceIsItself() {
        for (Throwable thrown : List.of(new IllegalStateException("x"), new IOException("checked"), new AssertionError("error"),
                new Throwable("bare"), new InterruptedException("stop"))) {
            ExceptionsPython.next = thrown;
            Throwable caught = catchThrowable(() -> python.eval("call(lambda: call(lambda: fail()))"));
            assertThat(caught).isSameAs(thrown).isSameAs(ExceptionsPython.passed);
        }
    }

    /** What Python code added to it on the way is still there when it comes back. */
    @Test
    void thePythonSideOfAJavaExceptionIsKeptWhileItPassesThroughJava() {
        python.globals().setItem("thrower", (Callable<Object>) PythonInJava::thrower);
        define("""
                def mark():
                    try:
                        thrower()
                    except OSError as e:
                        e.mark = 'marked'
                        raise
                def marked():
                    try:
                        call(mark)
                    except OSError as e:
                        return e.mark, [f.name for f in traceback.extract_tb(e.__traceback__)]
                """);
        assertThat(python.eval("marked()").repr())
                .isEqualTo("('marked', ['marked', 'dev.sanca.tests.exceptions.ExceptionsPython.call', 'mark'])");
    }

    @Test
    void theTraceOfAJavaExceptionHasThePythonFramesItPassed() {
        python.globals().setItem("thrower", (Callable<Object>) PythonInJava::thrower);
        define("""
                def lower(): thrower()
                def upper(): call(lower)
                """);
        Throwable thrown = catchThrowable(() -> python.eval("upper()"));
        assertThat(printed(thrown)).isEqualTo("""
                java.io.IOException: from Java
                \tat dev.sanca.tests.exceptions.PythonInJava.thrower(PythonInJava.java)
                \tat python/__main__.lower(<string>:1)
                \tat dev.sanca.tests.exceptions.ExceptionsPython.call(ExceptionsPython.java)
                \tat python/__main__.upper(<string>:2)
                \tat python/__main__.<module>(<string>:1)
                \tat dev.sanca.CodeProtocol.eval(CodeProtocol.java)
                \tat dev.sanca.tests.exceptions.PythonInJava.lambda$theTraceOfAJavaExceptionHasThePythonFramesItPassed$0(PythonInJava.java)
                \tat dev.sanca.tests.exceptions.PythonInJava.theTraceOfAJavaExceptionHasThePythonFramesItPassed(PythonInJava.java)
                """);
    }

    private static Object thrower() throws IOException {
        throw new IOException("from Java");
    }

    @Test
    void javaCodeCanRaiseAnyPythonException() {
        python.globals().setItem("lookup", (Consumer<String>) key -> {
            throw PythonException.of(python.builtin("KeyError").call(key));
        });
        assertThat(python.eval("repr(caught(lookup, 'k'))").toString()).isEqualTo("KeyError('k')");
        assertThat(PythonException.of(python.builtin("StopIteration"))).hasMessage("StopIteration");
        PyObject one = python.toPython(1);
        assertThatThrownBy(() -> PythonException.of(one)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a int");
    }

    @Test
    void aWrappedExceptionIsTheCause() {
        python.globals().setItem("wrap", (Consumer<PyObject>) function -> {
            try {
                function.call();
            } catch (PythonException e) {
                throw new IllegalStateException("wrapped", e);
            }
        });
        define("def key(): raise original\noriginal = KeyError('k')");
        assertThat(python.eval("caught(wrap, key).__cause__ is original").isTrue()).isTrue();
    }

    /** A constant that is thrown again and again does not grow. */
    @Test
    void tracebacksOfConstantsStaySmall() {
        IllegalStateException constant = new IllegalStateException("constant");
        ExceptionsPython.next = constant;
        for (int i = 0; i < 100; i++) {
            assertThat(catchThrowable(() -> python.eval("call(lambda: fail())"))).isSameAs(constant);
        }
        assertThat(constant.getStackTrace()).hasSizeLessThan(200);
        PythonException raised = PythonException.of(python.eval("KeyError('constant')"));
        ExceptionsPython.next = raised;
        python.exec("for i in range(100): e = caught(fail)");
        assertThat(python.eval("len(list(traceback.walk_tb(e.__traceback__)))").toInt()).isLessThan(400);
    }

    @Test
    void endlessRecursionEnds() {
        define("def down(): call(down)");
        Throwable thrown = catchThrowable(() -> python.eval("down()"));
        assertThat(thrown).matches(error -> error instanceof StackOverflowError
                || error instanceof PythonException e && e.matches("RecursionError"));
        assertThat(python.eval("1 + 1").toInt()).isEqualTo(2);
    }
}
