package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;
import static dev.sanca.tests.conformance.LivePython.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyBufferView;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole formats: optional, keyword and nested parameters, errors in the format, arguments that do not fit it. */
class ParseCallTests {
    private static final String[] AB = {"a", "b"};

    @BeforeAll
    static void attach() {
        LivePython.attach();
    }

    private static String keywords(String format, String[] names, String args, String kw, Object... cells) {
        long tuple = eval(args);
        long dict = eval(kw);
        String result = PyArg_ParseTupleAndKeywords(tuple, dict, format, names, cells) ? values(cells) : error();
        Py_DECREF(tuple);
        Py_DECREF(dict);
        return result;
    }

    @Test
    void optionalCellsStayAsTheyAre() {
        assertThat(parse("i|isd", "(1,)", new int[] {7}, new int[] {8}, new String[] {"old"}, new double[] {9}))
                .isEqualTo("1 8 old 9.0");
    }

    @Test
    void cellsBeforeTheOneThatFailsAreWritten() {
        int[] first = {7};
        String[] second = {"old"};
        int[] third = {9};
        assertThat(parse("isi", "(1, 'x', 'y')", first, second, third)).startsWith("TypeError: ");
        assertThat(values(first, second, third)).isEqualTo("1 x 9");
    }

    @Test
    void nothingIsHeldAfterAFailure() {
        byte[][] encoded = new byte[1][];
        try (PyBufferView view = new PyBufferView()) {
            assertThat(parse("y*esi", "(b'x', 'x', 'x')", view, null, encoded, new int[1])).startsWith("TypeError: ");
            assertThat(view.isEmpty()).isTrue();
            assertThat(encoded[0]).isNull();
        }
    }

    @Test
    void namesAndMessages() {
        assertThat(parse("ii:f", "(1,)", new int[1], new int[1])).isEqualTo("TypeError: f() takes exactly 2 arguments (1 given)");
        assertThat(parse("i|i", "()", new int[1], new int[1])).isEqualTo("TypeError: function takes at least 1 argument (0 given)");
        assertThat(parse("i;my message", "()", (Object) new int[1])).isEqualTo("TypeError: my message");
        assertThat(parse("i:\u00e4", "()", (Object) new int[1])).isEqualTo("TypeError: \u00e4() takes exactly 1 argument (0 given)");
    }

    @Test
    void nestedTuples() {
        assertThat(parse("i(i(ss))", "(1, (2, ('x', 'y')))", new int[1], new int[1], new String[1], new String[1])).isEqualTo("1 2 x y");
        assertThat(parse("(ii):f", "((1,),)", new int[1], new int[1])).startsWith("TypeError: f() argument 1 must be ").endsWith("length 2, not 1");
    }

    @Test
    void keywordsFillTheirPlaces() {
        assertThat(keywords("i|i", AB, "(1,)", "{'b': 2}", new int[1], new int[1])).isEqualTo("1 2");
        assertThat(keywords("i|i", AB, "()", "{'a': 2}", new int[1], new int[] {9})).isEqualTo("2 9");
        assertThat(keywords("i|$i:f", AB, "(1, 2)", "{}", new int[1], new int[1])).contains("f() takes ").contains("positional argument");
        assertThat(keywords("ii:f", AB, "(1,)", "{}", new int[1], new int[1])).isEqualTo("TypeError: f() missing required argument 'b' (pos 2)");
        assertThat(keywords("ii:f", AB, "(1, 2)", "{'a': 1}", new int[1], new int[1])).startsWith("TypeError: ");
        assertThat(keywords("O|O", AB, "(1,)", "{'c': 1}", new long[1], new long[1])).contains("'c'");
    }

    @Test
    void kwMayBeNullAndTheNameListMayEndInNull() {
        long args = eval("(3,)");
        int[] cell = new int[1];
        assertThat(PyArg_ParseTupleAndKeywords(args, NULL, "i", new String[] {"a", null}, cell)).isTrue();
        assertThat(cell).containsExactly(3);
        Py_DECREF(args);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keywords("ii", new String[] {null, "b"}, "()", "{}", new int[1], new int[1]));
    }

    @Test
    void namesOutsideAsciiAreFound() {
        assertThat(keywords("i", new String[] {"\ud835\udd38\u00e4"}, "()", "{'\ud835\udd38\u00e4': 4}", new int[1])).isEqualTo("4");
    }

    @Test
    void errorsInTheFormatAreCPythons() {
        assertThat(parse("x", "(1,)")).contains("SystemError: ").contains("impossible<bad format char>");
        assertThat(parse("ix", "(1, 2)", new int[1], new int[1], new int[1])).contains("impossible<bad format char>");
        assertThat(parse("i i", "(1, 2)", new int[1], new int[1])).startsWith("SystemError: ");
        assertThat(parse("i#", "(1,)", new int[1])).isEqualTo("SystemError: bad format string: i#");
        assertThat(keywords("i|i|i", new String[] {"a", "b", "c"}, "(1, 2, 3)", "{}", new int[1], new int[1], new int[1])).startsWith("SystemError: Invalid format string (| specified twice)");
        assertThat(keywords("i", AB, "(1,)", "{}", new int[1])).startsWith("SystemError: More keyword list entries (2) than format specifiers (1)");
        assertThat(keywords("iii", AB, "(1, 2)", "{}", new int[1], new int[1], new int[1])).startsWith("SystemError: more argument specifiers than keyword list entries");
        long one = eval("1");
        assertThat(PyArg_Parse(one, "ii", new int[1], new int[1])).isFalse();
        assertThat(error()).isEqualTo("SystemError: old style getargs format uses new features");
        assertThat(PyArg_ParseTuple(one, "i", new int[1])).isFalse();
        assertThat(error()).isEqualTo("SystemError: new style getargs format but argument is not a tuple");
    }

    @Test
    void whatWouldEndTheProcessIsASystemError() {
        String deep = "(".repeat(30) + "i" + ")".repeat(30);
        assertThat(parse("i)", "(1,)", new int[1])).isEqualTo("SystemError: excess ')' in getargs format");
        assertThat(parse("(i", "(1,)", new int[1])).isEqualTo("SystemError: missing ')' in getargs format");
        assertThat(parse(deep, "(1,)", new int[1])).isEqualTo("SystemError: too many tuple nesting levels in argument format string");
        assertThat(keywords(deep, AB, "(1,)", "{}", new int[1])).isEqualTo("SystemError: too many tuple nesting levels in argument format string");
        assertThat(PyArg_Parse(Py_None(), "(i", new int[1])).isFalse();
        assertThat(error()).isEqualTo("SystemError: missing ')' in getargs format");
    }

    @Test
    void theDeepestNestingThatCPythonTakesWorks() {
        assertThat(parse("(".repeat(29) + "i" + ")".repeat(29), "(".repeat(30) + "5" + ",)".repeat(30), new int[1])).isEqualTo("5");
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        long args = eval("(1, 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PyArg_ParseTuple(args, "ll", new long[1], new int[1]))
                .withMessage("PyArg_ParseTuple(\"ll\"): unit 2 'l' wants long[] (C long *), got int[]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PyArg_ParseTuple(args, "ll", new long[1]))
                .withMessage("PyArg_ParseTuple(\"ll\"): the format wants 2 arguments (l, l), got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PyArg_ParseTuple(args, "l|d", new long[1], new double[0]))
                .withMessageContaining("unit 2 'd' wants double[] (C double *), got double[0]");
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "i", (Object) null)).withMessageEndingWith("got null");
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "O!", 0L, new long[1])).withMessageEndingWith("got Long 0");
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "D", new double[1])).withMessageEndingWith("got double[1]");
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "y", (Object) new String[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "es", "utf-7", new String[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "l", MemorySegment.ofArray(new long[1])));
        try (Arena arena = Arena.ofConfined()) {
            assertThatIllegalArgumentException().isThrownBy(() -> PyArg_ParseTuple(args, "l", arena.allocate(7)));
        }
        assertThat(PyErr_Occurred()).isEqualTo(NULL);
        Py_DECREF(args);
    }

    @Test
    void unitsThatAreGoneAreRefusedWhereCWouldStillWrite() {
        if (atLeast(12)) {
            assertThat(parse("u", "('x',)", new long[1])).contains("impossible<bad format char>");
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> parse("|Z#", "('x',)", new long[1])).withMessageContaining("'Z' is gone since CPython 3.12");
        }
    }

    @Test
    void manyParametersAtOnce() {
        int[][] cells = new int[100][1];
        assertThat(parse("i".repeat(100), "tuple(range(100))", (Object[]) cells)).startsWith("0 1 2 ").endsWith(" 98 99");
    }

    @Test
    void unpackTuple() {
        long args = eval("(1, 2)");
        long[][] cells = {new long[1], new long[1], {7}};
        assertThat(PyArg_UnpackTuple(args, "f", 1, 3, cells)).isTrue();
        assertThat(cells[1][0]).isEqualTo(PyTuple_GetItem(args, 1));
        assertThat(cells[2][0]).isEqualTo(7);
        assertThat(PyArg_UnpackTuple(args, "f", 1, 1, new long[1])).isFalse();
        assertThat(error()).isEqualTo("TypeError: f expected 1 argument, got 2");
        assertThat(PyArg_UnpackTuple(args, null, 3, 3, cells)).isFalse();
        assertThat(error()).isEqualTo("TypeError: unpacked tuple should have 3 elements, but has 2");
        assertThatIllegalArgumentException().isThrownBy(() -> PyArg_UnpackTuple(args, "f", 0, 2, new long[1]));
        Py_DECREF(args);
    }

    @Test
    void aFormatEndsAtNulAsInC() {
        assertThat(parse("i\0q", "(1,)", new int[1])).isEqualTo("1");
    }

    @Test
    void rawNames() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom("a");
            MemorySegment names = arena.allocate(16, 8);
            Memory.putPointer(names.address(), name.address());
            long args = eval("()");
            long kw = eval("{'a': 6}");
            int[] cell = new int[1];
            assertThat(PyArg_ParseTupleAndKeywords(args, kw, "i", names.address(), cell)).isTrue();
            assertThat(cell).containsExactly(6);
            Py_DECREF(args);
            Py_DECREF(kw);
        }
    }
}
