package dev.sanca.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.testkit.ChildJvm;
import dev.sanca.testkit.ChildProcess;
import dev.sanca.testkit.PythonUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a Java function throws is a Python exception, and the process goes on to its ordinary end. */
class ThrowableTests {
    private static final String PRELUDE = """
            import sys, thrower, traceback
            def expect(error, text, f, *args):
                try:
                    f(*args)
                except BaseException as e:
                    assert isinstance(e, error), repr(e)
                    assert text in f'{type(e).__module__}.{type(e).__qualname__}: {e}', repr(e)
                    return e
                raise AssertionError('nothing raised for ' + text)
            def fail(error, text, kind):
                return expect(error, text, thrower.fail, kind)
            """;

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void everyThrowableIsAPythonException(PythonUnderTest python) {
        run(python, """
                fail(RuntimeError, 'java.lang.IllegalStateException: a\\0b \\U0001f600 \\ud800', 'unchecked')
                fail(Exception, 'dev.sanca.tests.crash.ThrowMain.Checked: outer', 'checked')
                fail(Exception, 'dev.sanca.tests.crash.ThrowMain.Fatal', 'error')
                fail(AssertionError, 'java.lang.AssertionError: never', 'assertion')
                fail(RuntimeError, 'dev.sanca.tests.crash.ThrowMain.Mute', 'mute')
                fail(KeyboardInterrupt, 'java.lang.InterruptedException: now', 'interrupted')
                fail(RecursionError, 'java.lang.StackOverflowError', 'overflow')
                fail(MemoryError, 'java.lang.OutOfMemoryError: as if', 'memory')
                fail(MemoryError, 'java.lang.OutOfMemoryError: Java heap space', 'real memory')
                fail(Exception, 'java.lang.ExceptionInInitializerError', 'class')
                fail(ImportError, 'java.lang.NoClassDefFoundError', 'class')
                fail(RuntimeError, 'java.lang.NullPointerException: PyList_Size: list is NULL', 'api')
                for _ in range(2000):
                    fail(KeyboardInterrupt, 'now', 'interrupted')
                """);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void anEarlierPythonErrorIsTheContext(PythonUnderTest python) {
        run(python, """
                e = fail(RuntimeError, 'later', 'after python error')
                assert repr(e.__context__) == "KeyError('earlier')", repr(e.__context__)
                assert e.__cause__ is None
                try:
                    1 / 0
                except ZeroDivisionError as handled:
                    assert fail(AssertionError, 'never', 'assertion').__context__ is handled
                    e = fail(RuntimeError, 'later', 'after python error')
                    assert e.__context__.__context__ is handled
                """);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void theJavaStackIsANote(PythonUnderTest python) {
        run(python, """
                e = expect(Exception, 'outer', thrower.call, lambda: thrower.fail('checked'))
                note, = e.__notes__
                lines = note.splitlines()
                assert lines[0].startswith('  at dev.sanca.tests.crash.ThrowMain.fail(ThrowMain.java:'), note
                assert len(lines) == 1, note
                assert str(e.__cause__) == 'inner' and isinstance(e.__cause__, OSError)
                note, = e.__cause__.__notes__
                assert note.startswith('  at dev.sanca.tests.crash.ThrowMain.fail('), note
                if sys.version_info >= (3, 11):
                    assert note in ''.join(traceback.format_exception(e))
                note, = fail(RuntimeError, 'PyList_Size', 'api').__notes__
                assert [line.split('(')[0] for line in note.splitlines()] == [
                    '  at dev.sanca.capi.ListObject.PyList_Size', '  at dev.sanca.tests.crash.ThrowMain.fail'], note
                assert not hasattr(fail(RuntimeError, 'Mute', 'mute'), '__notes__')
                """);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void slotsGiveTheErrorValueOfTheirType(PythonUnderTest python) {
        run(python, """
                thing = thrower.Thrower()
                expect(RuntimeError, 'no hash', hash, thing)
                expect(RuntimeError, 'no length', len, thing)
                expect(RuntimeError, 'no truth', bool, thing)
                expect(RuntimeError, 'no next', next, thing)
                expect(RuntimeError, 'no arguments', thrower.Thrower, 1)
                """);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void whatADestructorThrowsIsUnraisable(PythonUnderTest python) {
        run(python, """
                seen = []
                sys.unraisablehook = lambda args: seen.append((args.exc_type.__mro__[-4], str(args.exc_value), args.object))
                def leave():
                    thing = thrower.Thrower()
                    raise KeyError('kept')
                expect(KeyError, 'kept', leave)
                assert seen == [(RuntimeError, 'in the destructor', 'Java destructor')], seen
                """);
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void whatATraverseFunctionThrowsIsLogged(PythonUnderTest python) {
        ChildProcess.Result result = run(python, """
                import gc
                thing = thrower.Traversing()
                gc.collect()
                """);
        assertThat(result.stderr()).contains("A traverseproc threw where Python can't be told").contains("not to be seen");
    }

    /** Why there is a trampoline: what leaves an upcall ends the process. */
    @Test
    void withoutTheTrampolineTheProcessEnds() {
        ChildProcess.Result result = ChildJvm.of(UnguardedMain.class).run();
        assertThat(result.status()).isNotZero();
        assertThat(result.stdout()).doesNotContain("survived");
        assertThat(result.stderr() + result.stdout()).contains("Unrecoverable uncaught exception encountered");
    }

    private static ChildProcess.Result run(PythonUnderTest python, String script) {
        return ChildJvm.of(ThrowMain.class)
                .withPython(python)
                .withOptions("-Xmx64m")
                .withArguments(PRELUDE + script)
                .run()
                .requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("dev.sanca.testkit.Pythons#all")
    void failingToTellIsNoCrashEither(PythonUnderTest python) {
        // No memory is left for the message while the Java heap stays full.
        run(python, """
                for _ in range(20):
                    fail(MemoryError, '', 'real memory')
                """);
    }

}
