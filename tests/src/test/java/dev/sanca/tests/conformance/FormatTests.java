package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;
import static dev.sanca.tests.conformance.LivePython.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MissingFunctionException;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code PyUnicode_FromFormat} and its kin. */
class FormatTests {
    @BeforeAll
    static void attach() {
        LivePython.attach();
    }

    private static String format(String format, Object... values) {
        return show(PyUnicode_FromFormat(format, values));
    }

    private static void refuses(String message, String format, Object... values) {
        assertThatIllegalArgumentException().isThrownBy(() -> PyUnicode_FromFormat(format, values)).withMessageContaining(message);
    }

    @Test
    void integersOfEverySize() {
        assertThat(format("%d %i %u %x", -1, 2, -1, 255)).isEqualTo("'-1 2 4294967295 ff'");
        assertThat(format("%ld %lu %lld %llu %zd %zu", -1L, -1L, -1L, -1L, -1L, -1L))
                .isEqualTo("'-1 18446744073709551615 -1 18446744073709551615 -1 18446744073709551615'");
        assertThat(format("%5d|%05d|%.3d", 42, 42, 7)).isEqualTo("'   42|00042|007'");
        assertThat(format("%c%c%%", 'x', 0x1f40d)).isEqualTo("'x\ud83d\udc0d%'");
    }

    @Test
    void textAndObjects() {
        long list = eval("['\u00e4']");
        assertThat(format("%s|%.1s|%s", "h\u00e4", "xyz", new byte[] {65})).isEqualTo("'h\u00e4|x|A'");
        assertThat(format("%S|%R|%A", list, list, list)).isEqualTo("\"['\u00e4']|['\u00e4']|['\\\\xe4']\"");
        long text = eval("'obj'");
        assertThat(format("%U|%V|%V", text, text, null, 0L, "fallback")).isEqualTo("'obj|obj|fallback'");
        assertThat(format("%p", 0x1234L)).isEqualTo("'0x1234'");
        assertThat(format("%S", 0L)).isEqualTo("'<NULL>'");
        Py_DECREF(list);
    }

    @Test
    void whatIsNewerIsThereWhenThePythonHasIt() {
        if (atLeast(12)) {
            assertThat(format("%-5d|%*d|%.*s|%o|%X|%jd|%td", 1, 4, 2, 1, "xyz", 8, 255, 3L, 4L)).isEqualTo("'1    |   2|x|10|FF|3|4'");
            assertThat(format("%ls|%lV", "w\ud83d\ude00", 0L, "f")).isEqualTo("'w\ud83d\ude00|f'");
        }
        if (atLeast(13)) {
            assertThat(format("%T|%N|%#T", Py_None(), PyLong_Type(), Py_True())).isEqualTo("'NoneType|int|bool'");
        }
    }

    @Test
    void anUnknownConversionIsCPythonsMatter() {
        String expected = atLeast(12) ? "SystemError: invalid format string: %Q %d" : "'1 %Q %d'";
        assertThat(format("%d %Q %d", 1, 2)).isEqualTo(expected);
        assertThat(format("%d %Q %d", 1)).isEqualTo(expected);
        String star = atLeast(12) ? "'  x'" : "'%*s'";
        assertThat(format("%*s", 3, "x")).isEqualTo(star);
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        refuses("PyUnicode_FromFormat(\"%d %s\"): unit 2 '%s' wants String, byte[], a pointer (C const char *), got Integer 2", "%d %s", 1, 2);
        refuses("wants 2 arguments (%d, %d), got 1", "%d %d", 1);
        refuses("got Long 2147483648", "%d", 1L << 31);
        refuses("got null", "%s", (Object) null);
        refuses("got Long 0", "%U", 0L);
        refuses("a lone surrogate", "%s", "\ud800");
        refuses("got String", "%5.2ld", "x");
    }

    @Test
    void bytes() {
        assertThat(show(PyBytes_FromFormat("%s-%d-%c-%zd-%x", "ab", 3, 65, 7L, 255))).isEqualTo("b'ab-3-A-7-ff'");
        assertThat(show(PyBytes_FromFormat("%*s|%!s|%5%|%d", "a", "b", 3))).as("what they pass over").isEqualTo("b'a|b|%|3'");
        assertThat(show(PyBytes_FromFormat("%s|%Q|%s|%s", "a"))).isEqualTo("b'a|%Q|%s|%s'");
        assertThat(show(PyBytes_FromFormat("%c", 256))).startsWith("OverflowError: ");
    }

    @Test
    void errors() {
        assertThat(PyErr_Format(PyExc_ValueError(), "bad %s: %R", "x", Py_None())).isEqualTo(NULL);
        assertThat(error()).isEqualTo("ValueError: bad x: None");
        assertThatIllegalArgumentException().isThrownBy(() -> PyErr_Format(PyExc_ValueError(), "%s"));
        assertThat(PyErr_Occurred()).isEqualTo(NULL);
    }

    @Test
    void warnings() {
        exec("import warnings; warnings.simplefilter('error', UserWarning); warnings.simplefilter('error', ResourceWarning)");
        assertThat(PyErr_WarnFormat(PyExc_UserWarning(), 1, "w %d", 4)).isEqualTo(-1);
        assertThat(error()).isEqualTo("UserWarning: w 4");
        assertThat(PyErr_ResourceWarning(NULL, 1, "r %s", "x")).isEqualTo(-1);
        assertThat(error()).isEqualTo("ResourceWarning: r x");
        assertThat(PyErr_WarnExplicitFormat(PyExc_UserWarning(), "f.py", 7, "m", NULL, "e %d", 5)).isEqualTo(-1);
        assertThat(error()).isEqualTo("UserWarning: e 5");
        exec("warnings.resetwarnings()");
    }

    @Test
    void output() {
        exec("import sys, io; old = sys.stdout, sys.stderr; sys.stdout = sys.stderr = out = io.StringIO()");
        PySys_WriteStdout("%s %5.2f|", "a", 2.5);
        PySys_WriteStderr("%d|", 1);
        PySys_FormatStdout("%R|", Py_None());
        PySys_FormatStderr("%S", Py_True());
        exec("sys.stdout, sys.stderr = old");
        assertThat(show(eval("out.getvalue()"))).isEqualTo("'a  2.50|1|None|True'");
    }

    @Test
    void memory() {
        try (Arena arena = Arena.ofConfined()) {
            long memory = arena.allocate(8).address();
            assertThat(PyOS_snprintf(memory, 8, "%g-%s", 1.5, "abcdef")).isEqualTo(10);
            assertThat(Memory.getString(memory)).isEqualTo("1.5-abc");
        }
    }

    @Test
    void functionsThatAPythonDoesNotHaveSaySo() {
        if (!atLeast(13)) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> PyErr_FormatUnraisable("%d", 1)))
                    .isInstanceOf(MissingFunctionException.class)
                    .hasMessageContaining("3.13");
        }
    }

    @Test
    void aWriterTakesFormattedText() {
        if (atLeast(14)) {
            long writer = PyUnicodeWriter_Create(0);
            assertThat(PyUnicodeWriter_Format(writer, "%s=%d", "x", 1)).isZero();
            assertThat(show(PyUnicodeWriter_Finish(writer))).isEqualTo("'x=1'");
        }
    }
}
