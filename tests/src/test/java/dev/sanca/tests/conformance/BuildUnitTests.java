package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;
import static dev.sanca.tests.conformance.LivePython.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyBuildValue_Converter;
import dev.sanca.capi.Py_complex;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each unit of {@code Py_BuildValue} with values that fit and values that do not. */
class BuildUnitTests {
    @BeforeAll
    static void attach() {
        LivePython.attach();
    }

    private static String build(String format, Object... values) {
        return show(Py_BuildValue(format, values));
    }

    private static void refuses(String message, String format, Object... values) {
        assertThatIllegalArgumentException().isThrownBy(() -> Py_BuildValue(format, values)).withMessageContaining(message);
        assertThat(PyErr_Occurred()).isEqualTo(NULL);
    }

    @Test
    void nothingOneAndSeveral() {
        assertThat(build("")).isEqualTo("None");
        assertThat(build("()")).isEqualTo("()");
        assertThat(build("(i)", 1)).isEqualTo("(1,)");
        assertThat(build("i", 1)).isEqualTo("1");
        assertThat(build("i, i:\ti", 1, 2, 3)).isEqualTo("(1, 2, 3)");
    }

    @Test
    void containersNest() {
        assertThat(build("[i(s){s:i,s:[]}]", 1, "x", "k", 2, "l")).isEqualTo("[1, ('x',), {'k': 2, 'l': []}]");
    }

    @Test
    void signedIntegers() {
        assertThat(build("bhilLn", (byte) -1, (short) -2, -3, -4L, -5L, -6L)).isEqualTo("(-1, -2, -3, -4, -5, -6)");
        assertThat(build("bhi", 255, Short.MAX_VALUE, Integer.MIN_VALUE)).isEqualTo("(255, 32767, -2147483648)");
        assertThat(build("LL", Long.MIN_VALUE, 'x')).isEqualTo("(-9223372036854775808, 120)");
    }

    @Test
    void unsignedIntegersTakeJavaIntegersOfTheirWidthAsBits() {
        assertThat(build("BHIkK", (byte) -1, (short) -1, -1, -1L, -1L))
                .isEqualTo("(255, 65535, 4294967295, 18446744073709551615, 18446744073709551615)");
        assertThat(build("BHI", 255, 65535, 4294967295L)).isEqualTo("(255, 65535, 4294967295)");
    }

    @Test
    void integersAreNeverCut() {
        refuses("unit 1 'b' wants a char, -128 to 255, got Integer 256", "b", 256);
        refuses("got Integer -1", "B", -1);
        refuses("got Integer 32768", "h", 32768);
        refuses("got Integer 65536", "H", 65536);
        refuses("unit 2 'i' wants an int, got Long 2147483648", "ii", 1, 1L << 31);
        refuses("got Long 4294967296", "I", 1L << 32);
        refuses("got Integer -1", "K", -1);
        refuses("got Double 1.0", "i", 1.0);
        refuses("got null", "i", (Object) null);
    }

    @Test
    void truthIsNewIn314() {
        if (atLeast(14)) {
            assertThat(build("ppp", true, 0, 5)).isEqualTo("(True, False, True)");
        } else {
            assertThat(build("p", true)).isEqualTo("SystemError: bad format char passed to Py_BuildValue");
        }
    }

    @Test
    void characters() {
        assertThat(build("cc", (byte) 'a', 255)).isEqualTo("(b'a', b'\\xff')");
        assertThat(build("CCC", 'x', 0x1f40d, '\ud800')).isEqualTo("('x', '\ud83d\udc0d', '\\ud800')");
        assertThat(build("C", 0x110000)).startsWith("ValueError: ");
    }

    @Test
    void floats() {
        assertThat(build("ddff", -0.0, Double.MIN_VALUE, 0.5f, 1)).isEqualTo("(-0.0, 5e-324, 0.5, 1.0)");
        assertThat(build("(dddddddddddd)", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10., 11., 12.))
                .as("more than there are registers").endsWith(" 9.0, 10.0, 11.0, 12.0)");
        assertThat(build("(idididididididididid)", 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10, 10.5))
                .endsWith("9, 9.5, 10, 10.5)");
        assertThat(build("DD", new double[] {1, -2}, new Py_complex(0, 1))).isEqualTo("((1-2j), 1j)");
        refuses("got Long 1", "d", 1L);
        refuses("got double[1]", "D", (Object) new double[1]);
    }

    @Test
    void text() {
        assertThat(build("szU", "h\u00e4", "\ud83d\ude00", "")).isEqualTo("('h\u00e4', '\ud83d\ude00', '')");
        assertThat(build("szUyu", null, null, null, null, null)).isEqualTo("(None, None, None, None, None)");
        assertThat(build("y", (Object) new byte[] {1, -1})).isEqualTo("b'\\x01\\xff'");
        assertThat(build("s", (Object) new byte[] {-1})).startsWith("UnicodeDecodeError: ");
        try (Arena arena = Arena.ofConfined()) {
            assertThat(build("ss", arena.allocateFrom("seg"), arena.allocateFrom("ptr").address())).isEqualTo("('seg', 'ptr')");
        }
    }

    @Test
    void textWithALength() {
        assertThat(build("s#", "a\0b", -1)).isEqualTo("'a\\x00b'");
        assertThat(build("s#y#", "abc", 2, new byte[] {65, 0}, 2)).isEqualTo("('ab', b'A\\x00')");
        assertThat(build("z#", null, 3)).isEqualTo("None");
        refuses("wants a length of at most 3", "s#", "abc", 4);
        refuses("its length", "s#", "abc", "x");
    }

    @Test
    void wideTextKeepsLoneSurrogates() {
        assertThat(build("u", "w\ud83d\ude00\ud800")).isEqualTo("'w\ud83d\ude00\\ud800'");
        assertThat(build("u#", "a\0b", -1)).isEqualTo("'a\\x00b'");
        assertThat(build("u#", "abc", 2)).isEqualTo("'ab'");
    }

    @Test
    void textThatCWouldLoseIsRefused() {
        refuses("one that C would cut short", "s", "a\0b");
        refuses("a lone surrogate", "s", "\ud800");
        refuses("one that C would cut short", "u", "a\0b");
        refuses("got Integer 5", "s", 5);
    }

    @Test
    void objects() {
        long list = eval("[1]");
        assertThat(build("OS", list, list)).isEqualTo("([1], [1])");
        assertThat(build("N", list)).isEqualTo("[1]");
        assertThat(build("O", 0L)).isEqualTo("SystemError: NULL object passed to Py_BuildValue");
        PyErr_SetString(PyExc_KeyError(), "first");
        assertThat(build("(iO)", 1, 0L)).as("an error that is set stays").isEqualTo("KeyError: 'first'");
        refuses("a pointer, a long (C PyObject *), got Integer 0", "O", 0);
    }

    @Test
    void converters() {
        PyBuildValue_Converter next = address -> PyLong_FromLong(Memory.getInt(address) + 1);
        PyBuildValue_Converter fails = _ -> {
            throw new IllegalStateException("no");
        };
        try (Arena arena = Arena.ofConfined()) {
            long number = arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_INT, 41).address();
            assertThat(build("[O&O&]", next, number, next, number)).isEqualTo("[42, 42]");
        }
        assertThat(build("(iO&)", 1, fails, 0L)).contains("no");
        refuses("PyBuildValue_Converter", "O&", "x", 0L);
    }

    @Test
    void errorsInTheFormatAreCPythons() {
        assertThat(build("q", 1)).isEqualTo("SystemError: bad format char passed to Py_BuildValue");
        assertThat(build("(iqi)", 1, 2, 3)).isEqualTo("SystemError: bad format char passed to Py_BuildValue");
        assertThat(build("(qO&DN)", 1)).isEqualTo("SystemError: bad format char passed to Py_BuildValue");
        assertThat(build("(i", 1)).isEqualTo("SystemError: unmatched paren in format");
        assertThat(build("[i)", 1)).containsIgnoringCase("SystemError: unmatched paren in format");
        assertThat(build("{i}", 1)).isEqualTo("SystemError: Bad dict format");
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        refuses("Py_BuildValue(\"(ii)\"): the format wants 2 arguments (i, i), got 1", "(ii)", 1);
        refuses("the format wants 0 arguments (), got 1", "()", 1);
    }

    @Test
    void calls() {
        long len = eval("len");
        assertThat(show(PyObject_CallFunction(len, "s", "abc"))).isEqualTo("3");
        assertThat(show(PyObject_CallFunction(len, "(ii)", 1, 2))).as("one tuple is the arguments").startsWith("TypeError: ");
        assertThat(show(PyObject_CallFunction(len, null))).startsWith("TypeError: ");
        assertThat(show(PyObject_CallFunction(NULL, ""))).isEqualTo("SystemError: null argument to internal routine");
        long text = eval("'a-b-c'");
        assertThat(show(PyObject_CallMethod(text, "split", "si", "-", 1))).isEqualTo("['a', 'b-c']");
        assertThat(show(PyObject_CallMethod(text, "nix", null))).startsWith("AttributeError: ");
        long name = eval("'count'");
        long dash = eval("'-'");
        assertThat(show(PyObject_CallMethodObjArgs(text, name, dash))).isEqualTo("2");
        assertThat(show(PyObject_CallMethodObjArgs(text, name, dash, NULL, 1))).as("NULL ends the list").isEqualTo("2");
        assertThat(show(PyObject_CallMethodObjArgs(text, NULL))).isEqualTo("SystemError: null argument to internal routine");
        assertThat(show(PyObject_CallFunctionObjArgs(len, text))).isEqualTo("5");
        assertThat(show(PyObject_CallFunctionObjArgs(len))).startsWith("TypeError: ");
        assertThat(show(PyObject_CallFunctionObjArgs(NULL))).isEqualTo("SystemError: null argument to internal routine");
        assertThat(show(PyTuple_Pack(2, text, dash))).isEqualTo("('a-b-c', '-')");
        assertThat(show(PyTuple_Pack(0))).isEqualTo("()");
        assertThatIllegalArgumentException().isThrownBy(() -> PyTuple_Pack(2, text));
        assertThatIllegalArgumentException().isThrownBy(() -> PyTuple_Pack(1, NULL));
    }

    @Test
    void audit() {
        exec("""
                import sys
                seen = []
                sys.addaudithook(lambda event, args: seen.append(args) if event == 'sanca.test' else None)
                """);
        assertThat(PySys_Audit("sanca.test", "is", 1, "x")).isZero();
        assertThat(PySys_Audit("sanca.test", null)).isZero();
        assertThat(show(eval("seen"))).isEqualTo("[(1, 'x'), ()]");
    }
}
