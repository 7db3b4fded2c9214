package dev.sanca.tests.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.BufferUnderflowException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.DateTimeException;
import java.util.ConcurrentModificationException;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What Java throws, seen from Python. */
abstract class JavaInPython {
    private final Interpreter python;

    JavaInPython(Interpreter python) {
        this.python = python;
    }

    private PyObject thrown(Throwable thrown) {
        ExceptionsPython.next = thrown;
        return python.eval("caught(fail)");
    }

    private void check(Throwable thrown, String... assertions) {
        python.globals().setItem("e", thrown(thrown));
        for (String assertion : assertions) {
            assertThat(python.eval(assertion).toString()).as(assertion).isEqualTo("True");
        }
    }

    private static DynamicTest row(Interpreter python, Throwable thrown, String natural, String text) {
        return DynamicTest.dynamicTest(thrown.getClass().getName() + " is " + natural, () -> {
            ExceptionsPython.next = thrown;
            PyObject e = python.eval("caught(fail)");
            assertThat(e.isInstance(python.builtin(natural))).isTrue();
            assertThat(e.isInstance(python.exceptionClass(thrown.getClass()))).isTrue();
            assertThat(e.toString()).isEqualTo(text);
            assertThat(e.type().attr("__module__").toString()).isEqualTo(thrown.getClass().getPackageName());
            assertThat(e.type().attr("java_class").toString()).isEqualTo(thrown.getClass().getName());
        });
    }

    private static <T extends Throwable> T caused(T thrown, Throwable cause) {
        thrown.initCause(cause);
        return thrown;
    }

    @TestFactory
    Stream<DynamicTest> theTable() {
        return Stream.of(
                row(python, new Throwable("x"), "Exception", "x"),
                row(python, new Exception(), "Exception", ""),
                row(python, new RuntimeException("x"), "RuntimeError", "x"),
                row(python, new IllegalStateException("x"), "RuntimeError", "x"),
                row(python, new ConcurrentModificationException(), "RuntimeError", ""),
                row(python, new CancellationException("x"), "RuntimeError", "x"),
                row(python, new NullPointerException("x"), "RuntimeError", "x"),
                row(python, new ArithmeticException("x"), "ArithmeticError", "x"),
                row(python, new ArithmeticException("/ by zero"), "ZeroDivisionError", "/ by zero"),
                row(python, new ArithmeticException("long overflow"), "OverflowError", "long overflow"),
                row(python, new ArrayStoreException("x"), "TypeError", "x"),
                row(python, new ClassCastException("x"), "TypeError", "x"),
                row(python, new AssertionError("x"), "AssertionError", "x"),
                row(python, new ClassNotFoundException("x"), "ImportError", "x"),
                row(python, new NoClassDefFoundError("x"), "ImportError", "x"),
                row(python, new IllegalArgumentException("x"), "ValueError", "x"),
                row(python, new NumberFormatException("x"), "ValueError", "x"),
                row(python, new NegativeArraySizeException("x"), "ValueError", "x"),
                row(python, new DateTimeException("x"), "ValueError", "x"),
                row(python, new IndexOutOfBoundsException("x"), "IndexError", "x"),
                row(python, new StringIndexOutOfBoundsException("x"), "IndexError", "x"),
                row(python, new NoSuchElementException("x"), "LookupError", "x"),
                row(python, new MissingResourceException("x", "y", "z"), "LookupError", "x"),
                row(python, new NoSuchMethodException("x"), "AttributeError", "x"),
                row(python, new UnsupportedOperationException("x"), "NotImplementedError", "x"),
                row(python, new StackOverflowError("x"), "RecursionError", "x"),
                row(python, new OutOfMemoryError("x"), "MemoryError", "x"),
                row(python, new InterruptedException("x"), "KeyboardInterrupt", "x"),
                row(python, new ExecutionException("x", null), "Exception", "x"),
                row(python, new TimeoutException("x"), "TimeoutError", "x"),
                row(python, new SecurityException("x"), "PermissionError", "x"),
                row(python, new BufferUnderflowException(), "BufferError", ""),
                row(python, new ConversionException("x"), "TypeError", "x"),
                row(python, new ConversionException(ConversionException.Reason.RANGE, "x", null), "OverflowError", "x"),
                row(python, new ConversionException(ConversionException.Reason.VALUE, "x", null), "ValueError", "x"),
                row(python, new MalformedInputException(1), "UnicodeError", "Input length = 1"));
    }

    @TestFactory
    Stream<DynamicTest> theTableOfInputAndOutput() {
        return Stream.of(
                row(python, new IOException("x"), "OSError", "x"),
                row(python, new UncheckedIOException("x", new IOException("y")), "OSError", "x"),
                row(python, new EOFException("x"), "EOFError", "x"),
                row(python, new FileNotFoundException("f (No such file or directory)"), "FileNotFoundError",
                        "[Errno 2] No such file or directory: 'f'"),
                row(python, new FileNotFoundException("f (Permission denied)"), "PermissionError", "[Errno 13] Permission denied: 'f'"),
                row(python, new FileNotFoundException("f (Is a directory)"), "IsADirectoryError", "[Errno 21] Is a directory: 'f'"),
                row(python, new NoSuchFileException("f"), "FileNotFoundError", "[Errno 2] No such file or directory: 'f'"),
                row(python, new NoSuchFileException("f", "g", null), "FileNotFoundError",
                        "[Errno 2] No such file or directory: 'f' -> 'g'"),
                row(python, new FileAlreadyExistsException("f"), "FileExistsError", "[Errno 17] File exists: 'f'"),
                row(python, new AccessDeniedException("f"), "PermissionError", "[Errno 13] Permission denied: 'f'"),
                row(python, new NotDirectoryException("f"), "NotADirectoryError", "[Errno 20] Not a directory: 'f'"),
                row(python, new DirectoryNotEmptyException("f"), "OSError", "[Errno 39] Directory not empty: 'f'"),
                row(python, new FileSystemException("f", null, "No space left on device"), "OSError",
                        "[Errno 28] No space left on device: 'f'"),
                row(python, new FileSystemException("f", null, "odd"), "OSError", "f: odd"),
                row(python, new UncheckedIOException(new NoSuchFileException("f")), "OSError", "[Errno 2] No such file or directory: 'f'"),
                row(python, new SocketTimeoutException("x"), "TimeoutError", "x"),
                row(python, new ConnectException("Connection refused"), "ConnectionRefusedError", "Connection refused"),
                row(python, new ConnectException("x"), "ConnectionError", "x"),
                row(python, new SocketException("Broken pipe"), "BrokenPipeError", "Broken pipe"),
                row(python, new SocketException("Connection reset"), "ConnectionResetError", "Connection reset"));
    }

    @Test
    void theHierarchyIsJavas() {
        PyObject notFound = python.exceptionClass(FileNotFoundException.class);
        PyObject io = python.exceptionClass(IOException.class);
        assertThat(notFound.isSubclass(io)).isTrue();
        assertThat(io.isSubclass(python.exceptionClass(Exception.class))).isTrue();
        assertThat(io.isSubclass(python.exceptionClass(RuntimeException.class))).isFalse();
        assertThat(io.isSubclass(python.exceptionClass(Throwable.class))).isTrue();
        assertThat(python.exceptionClass(IOException.class).is(io)).isTrue();
        assertThat(io.repr()).isEqualTo("<class 'java.io.IOException'>");
        assertThat(notFound.attr("errno").isNone()).isFalse();
    }

    private static final class Nested extends IOException {
        private static final long serialVersionUID = 1L;

        Nested(String message) {
            super(message);
        }
    }

    @Test
    void aClassOfTheProgramsOwnIsAPythonClassToo() {
        python.globals().setItem("IOException", python.exceptionClass(IOException.class));
        ExceptionsPython.next = new Nested("own");
        python.exec("""
                try:
                    fail()
                except IOException as e:
                    seen = f'{type(e).__module__} {type(e).__qualname__} {type(e).__name__} {e!r} {e.message} {e.java_class}'
                """);
        assertThat(python.eval("seen").toString()).isEqualTo("dev.sanca.tests.exceptions JavaInPython.Nested Nested Nested('own') own"
                + " dev.sanca.tests.exceptions.JavaInPython$Nested");
    }

    @Test
    void causesAreCausesAndSuppressedAreNotes() {
        Exception thrown = new IllegalStateException("top", new IOException("middle", new ArithmeticException("bottom")));
        thrown.addSuppressed(new IllegalArgumentException("aside"));
        check(thrown,
                "type(e.__cause__).__name__ == 'IOException' and str(e.__cause__) == 'middle'",
                "str(e.__cause__.__cause__) == 'bottom' and e.__cause__.__cause__.__cause__ is None",
                "[str(s) for s in e.suppressed] == ['aside']",
                "len(e.__notes__) == 2",
                "e.__notes__[0].startswith('  at dev.sanca.tests.exceptions.JavaInPython.causesAreCausesAndSuppressedAreNotes(')",
                "e.__notes__[1].startswith('Suppressed: java.lang.IllegalArgumentException: aside\\n  at ')",
                "e.__notes__ is e.__notes__",
                "'Caused by: java.io.IOException: middle' in e.java_stack_trace");
        if (python.eval("sys.version_info >= (3, 11)").isTrue()) {
            check(thrown, "e.add_note('mine') or e.__notes__[-1] == 'mine' and len(e.__notes__) == 3",
                    "'Suppressed: java.lang.IllegalArgumentException: aside' in ''.join(traceback.format_exception(e))");
        }
    }

    @Test
    void causesInACircleEnd() {
        Exception one = new Exception("one");
        Exception other = caused(new Exception("other"), one);
        one.initCause(other);
        check(one, "str(e.__cause__) == 'other'", "e.__cause__.__cause__ is None");
    }

    @Test
    void veryManyCausesEnd() {
        Exception top = new Exception("0");
        for (int i = 1; i < 10_000; i++) {
            top = new Exception(Integer.toString(i), top);
        }
        check(top, "str(e) == '9999' and str(e.__cause__) == '9998'");
    }

    @Test
    void theExceptionBeingHandledIsTheContext() {
        ExceptionsPython.next = new IllegalStateException("x");
        python.exec("""
                def handle():
                    try:
                        {}['k']
                    except KeyError:
                        fail()
                """);
        assertThat(python.eval("repr(caught(handle).__context__)").toString()).isEqualTo("KeyError('k')");
    }

    /** Where methods of an exception are broken, the rest is there. */
    @Test
    void brokenMethodsBreakNothing() {
        check(new RuntimeException("x") {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        }, "isinstance(e, RuntimeError)", "str(e) == ''", "e.message is None");
        check(new RuntimeException("x") {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return new RuntimeException("endless", this);
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                return null;
            }

            @Override
            public boolean equals(Object other) {
                throw new IllegalStateException("no equals");
            }

            @Override
            public int hashCode() {
                return getMessage().isEmpty() ? 1 : hashCode();
            }
        }, "str(e) == 'x'", "not hasattr(e, '__notes__')");
    }

    @Test
    void textArrivesAsItIs() {
        check(new Exception("a\0b \ud83d\ude00 \ud800"), "str(e) == 'a\\0b \\U0001f600 \\ud800'");
    }

    @Test
    void copiesElsewhereAreOfTheNaturalClass() {
        check(new NumberFormatException("x"), "repr(__import__('pickle').loads(__import__('pickle').dumps(e)))"
                + " == \"ValueError('java.lang.NumberFormatException: x')\"");
        check(new NoSuchFileException("f"), "type(__import__('copy').copy(e)) is FileNotFoundError");
    }

    /** The classes can be used in Python as others can. */
    @Test
    void pythonCanMakeAndSubclassThem() {
        python.globals().setItem("IOException", python.exceptionClass(IOException.class));
        python.exec("""
                class Disk(IOException):
                    pass
                def fail_here():
                    raise Disk('full')
                made = IOException('made')
                """);
        assertThat(python.eval("(made.message, str(made), hasattr(made, '__notes__'), made.suppressed, made.java_stack_trace)").repr())
                .isEqualTo("(None, 'made', False, [], None)");
        Throwable first = org.assertj.core.api.Assertions.catchThrowable(() -> python.eval("fail_here()"));
        assertThat(first).isExactlyInstanceOf(IOException.class).hasMessage("full");
        assertThat(first.getStackTrace()[0]).hasToString("python/__main__.fail_here(<string>:4)");
    }
}
