package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;
import static dev.sanca.tests.conformance.LivePython.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyArg_Converter;
import dev.sanca.capi.PyBufferView;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each unit of {@code PyArg_ParseTuple} with values that fit and values that do not. */
class ParseUnitTests {
    @BeforeAll
    static void attach() {
        LivePython.attach();
    }

    @Test
    void bytesAreCheckedByLowerCaseUnitsAndMaskedByUpperCaseOnes() {
        assertThat(parse("b", "(255,)", new byte[1])).isEqualTo("-1");
        assertThat(parse("b", "(256,)", new byte[1])).isEqualTo("OverflowError: unsigned byte integer is greater than maximum");
        assertThat(parse("b", "(-1,)", new byte[1])).isEqualTo("OverflowError: unsigned byte integer is less than minimum");
        assertThat(parse("B", "(0x1fe,)", new byte[1])).isEqualTo("-2");
        assertThat(parse("B", "(-1,)", new byte[1])).isEqualTo("-1");
    }

    @Test
    void shortsAreCheckedOrMasked() {
        assertThat(parse("h", "(-32768,)", new short[1])).isEqualTo("-32768");
        assertThat(parse("h", "(32768,)", new short[1])).startsWith("OverflowError: signed short integer is greater");
        assertThat(parse("H", "(0x1ffff,)", new short[1])).isEqualTo("-1");
    }

    @Test
    void intsAreCheckedOrMasked() {
        assertThat(parse("i", "(-2**31,)", new int[1])).isEqualTo("-2147483648");
        assertThat(parse("i", "(2**31,)", new int[1])).startsWith("OverflowError: signed integer is greater");
        assertThat(parse("I", "(2**32 - 1,)", new int[1])).isEqualTo("-1");
        assertThat(parse("i", "(1.0,)", new int[1])).isEqualTo("TypeError: 'float' object cannot be interpreted as an integer");
    }

    @Test
    void longsAreCheckedOrMasked() {
        for (String unit : new String[] {"l", "L", "n"}) {
            assertThat(parse(unit, "(-2**63,)", new long[1])).isEqualTo("-9223372036854775808");
            assertThat(parse(unit, "(2**63,)", new long[1])).startsWith("OverflowError: ");
        }
        for (String unit : new String[] {"k", "K"}) {
            assertThat(parse(unit, "(2**64 - 2,)", new long[1])).isEqualTo("-2");
            assertThat(parse(unit, "(2**64 + 5,)", new long[1])).isEqualTo("5");
            assertThat(parse(unit, "('x',)", new long[1])).contains("must be int, not str");
        }
    }

    @Test
    void characters() {
        assertThat(parse("c", "(b'\\xff',)", new byte[1])).isEqualTo("-1");
        assertThat(parse("c", "(b'ab',)", new byte[1])).startsWith("TypeError: ");
        assertThat(parse("C", "('\\U0001f40d',)", new int[1])).isEqualTo("" + 0x1f40d);
        assertThat(parse("C", "('\\ud800',)", new int[1])).isEqualTo("" + 0xd800);
        assertThat(parse("C", "('ab',)", new int[1])).startsWith("TypeError: ");
    }

    @Test
    void floats() {
        assertThat(parse("f", "(0.1,)", new float[1])).isEqualTo("0.1");
        assertThat(parse("d", "(-0.0,)", new double[1])).isEqualTo("-0.0");
        assertThat(parse("d", "(5e-324,)", new double[1])).isEqualTo("4.9E-324");
        assertThat(parse("d", "('1',)", new double[1])).isEqualTo("TypeError: must be real number, not str");
        assertThat(parse("D", "(1-2j,)", new double[2])).isEqualTo("1.0 -2.0");
        assertThat(parse("D", "([],)", new double[2])).startsWith("TypeError: ");
    }

    @Test
    void truthGoesToAnIntOrABoolean() {
        assertThat(parse("pp", "([], [0])", new int[1], new int[1])).isEqualTo("0 1");
        assertThat(parse("pp", "([], [0])", new boolean[1], new boolean[1])).isEqualTo("false true");
    }

    @Test
    void objectsAreBorrowedAndCheckedForTheirType() {
        long args = eval("(b'x', bytearray(b'y'), 'z')");
        long[][] cells = {new long[1], new long[1], new long[1]};
        assertThat(PyArg_ParseTuple(args, "SYU", (Object[]) cells)).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(cells[i][0]).isEqualTo(PyTuple_GetItem(args, i));
        }
        Py_DECREF(args);
        assertThat(parse("S", "('x',)", new long[1])).contains("must be bytes, not str");
        assertThat(parse("Y", "(b'x',)", new long[1])).contains("must be bytearray, not bytes");
        assertThat(parse("U", "(b'x',)", new long[1])).contains("must be str, not bytes");
    }

    @Test
    void objectsOfAType() {
        long[] cell = new long[1];
        assertThat(parse("O!", "(True,)", PyLong_Type(), cell)).isEqualTo("" + Py_True());
        assertThat(parse("O!:f", "(1.5,)", PyLong_Type(), cell)).isEqualTo("TypeError: f() argument 1 must be int, not float");
        assertThat(cell[0]).isEqualTo(Py_True());
    }

    @Test
    void textIsCopiedOrLent() {
        assertThat(parse("ss", "('h\u00e4', '\ud83d\ude00')", new String[1], new byte[1][])).isEqualTo("h\u00e4 f09f9880");
        assertThat(parse("s", "('a\\0b',)", (Object) new String[1])).isEqualTo("ValueError: embedded null character");
        assertThat(parse("s", "('\\ud800',)", (Object) new String[1])).startsWith("UnicodeEncodeError: ");
        assertThat(parse("s", "(None,)", (Object) new String[1])).contains("must be str, not None");
        assertThat(parse("z", "(None,)", (Object) new String[] {"old"})).isEqualTo("null");
        long[] lent = new long[1];
        long args = eval("('lent',)");
        assertThat(PyArg_ParseTuple(args, "s", lent)).isTrue();
        assertThat(Memory.getString(lent[0])).isEqualTo("lent");
        Py_DECREF(args);
    }

    @Test
    void bytesAreTheirOwnUnits() {
        assertThat(parse("y", "(b'\\xff\\xfe',)", (Object) new byte[1][])).isEqualTo("fffe");
        assertThat(parse("y", "(b'a\\0',)", (Object) new byte[1][])).isEqualTo("ValueError: embedded null byte");
        assertThat(parse("y", "('a',)", (Object) new byte[1][])).isEqualTo("TypeError: a bytes-like object is required, not 'str'");
    }

    @Test
    void lengthsAreInBytesAndNulIsAllowed() {
        assertThat(parse("s#", "('a\\0\u00e4',)", new String[1], new long[1])).isEqualTo("a\0\u00e4 4");
        assertThat(parse("s#", "(b'\\xff!',)", new String[1], new long[1])).as("not UTF-8").isEqualTo("\udcff! 2");
        assertThat(parse("z#", "(None,)", new byte[1][], new long[] {9})).isEqualTo("null 0");
        assertThat(parse("y#", "(b'a\\0',)", new byte[1][], new long[1])).isEqualTo("6100 2");
        assertThat(parse("y#", "(bytearray(b'a'),)", new byte[1][], new long[1])).contains("must be read-only bytes-like object, not bytearray");
    }

    @Test
    void buffersAreHeldUntilTheViewIsClosed() {
        long array = eval("bytearray(b'abc')");
        long args = PyTuple_Pack(1, array);
        try (PyBufferView view = new PyBufferView()) {
            assertThat(PyArg_ParseTuple(args, "w*", view)).isTrue();
            assertThat(view.len()).isEqualTo(3);
            assertThat(view.isReadOnly()).isFalse();
            view.segment().set(ValueLayout.JAVA_BYTE, 0, (byte) 'X');
            assertThat(show(PyObject_CallMethod(array, "append", "i", 1))).startsWith("BufferError: ");
        }
        assertThat(show(PyObject_CallMethod(array, "append", "i", 1))).isEqualTo("None");
        assertThat(show(PyObject_Repr(array))).contains("Xbc");
        Py_DECREF(args);
        Py_DECREF(array);
    }

    @Test
    void everyBufferUnitSaysWhatItTakes() {
        try (PyBufferView view = new PyBufferView()) {
            for (String unit : new String[] {"s*", "z*", "y*"}) {
                assertThat(parse(unit, "(b'a\\0',)", view)).isEmpty();
                assertThat(view.bytes()).containsExactly('a', 0);
                view.release();
                assertThat(parse(unit, "(1,)", view)).startsWith("TypeError: ");
                assertThat(view.isEmpty()).isTrue();
            }
            assertThat(parse("z*", "(None,)", view)).isEmpty();
            assertThat(view.bytes()).isNull();
            assertThat(parse("w*", "(b'a',)", view)).contains("must be read-write bytes-like object, not bytes");
            assertThat(view.isEmpty()).isTrue();
        }
    }

    @Test
    void encodedTextIsCopiedAndFreed() {
        assertThat(parse("es", "('\u00e4',)", "latin-1", new byte[1][])).isEqualTo("e4");
        assertThat(parse("es", "('\u00e4',)", "latin-1", new String[1])).isEqualTo("\u00e4");
        assertThat(parse("es", "('\ud83d\ude00',)", null, new String[1])).isEqualTo("\ud83d\ude00");
        assertThat(parse("et", "(b'\\xff',)", null, new String[1])).isEqualTo("\udcff");
        assertThat(parse("et", "(b'\\xff',)", "utf-16", new byte[1][])).isEqualTo("ff");
        assertThat(parse("es#", "('a\\0',)", "utf-16-le", new byte[1][], new long[1])).isEqualTo("61000000 4");
        assertThat(parse("et#", "(b'a\\0',)", "ascii", new String[1], new long[1])).isEqualTo("a\0 2");
        assertThat(parse("es", "('a\\0',)", "ascii", new byte[1][])).contains("encoded string without null bytes");
        assertThat(parse("es", "('a',)", "no-such", new byte[1][])).startsWith("LookupError: ");
        assertThat(parse("es", "(b'a',)", null, new byte[1][])).startsWith("TypeError: ");
    }

    @Test
    void encodedTextGoesToABufferOfTheCallers() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4);
            long[] pointer = {buffer.address()};
            long[] length = {4};
            assertThat(parse("es#", "('abc',)", null, pointer, length)).isEqualTo(buffer.address() + " 3");
            assertThat(buffer.getString(0)).isEqualTo("abc");
            length[0] = 3;
            assertThat(parse("es#", "('abc',)", null, pointer, length)).startsWith("ValueError: encoded string too long");
        }
    }

    @Test
    void convertersInJavaAreGivenTheAddressAndWhatTheyThrowIsRaised() {
        PyArg_Converter twice = (object, address) -> {
            Memory.putLong(address, 2 * PyLong_AsLong(object));
            return 1;
        };
        assertThat(parse("O&O&", "(4, 5)", twice, new long[1], twice, new long[1])).isEqualTo("8 10");
        PyArg_Converter fails = (_, _) -> {
            throw new java.io.IOException("no");
        };
        assertThat(parse("O&", "(4,)", fails, new long[1])).contains("no");
    }

    @Test
    void aConverterIsCalledAgainToCleanUp() {
        StringBuilder calls = new StringBuilder();
        PyArg_Converter careful = (object, address) -> {
            calls.append(object == NULL ? "clean" : "convert").append(Memory.getLong(address)).append(' ');
            return Py_CLEANUP_SUPPORTED;
        };
        assertThat(parse("O&i", "(4, 'x')", careful, new long[] {7}, new int[1])).startsWith("TypeError: ");
        assertThat(calls).hasToString("convert7 clean7 ");
    }

    @Test
    void convertersNest() {
        PyArg_Converter inner = (object, address) -> {
            Memory.putLong(address, PyLong_AsLong(object));
            return 1;
        };
        PyArg_Converter outer = (object, address) -> {
            long[] cell = new long[1];
            if (!PyArg_ParseTuple(object, "O&", inner, cell)) {
                return 0;
            }
            Memory.putLong(address, cell[0] + 1);
            return 1;
        };
        assertThat(parse("O&O&", "((4,), 5)", outer, new long[1], inner, new long[1])).isEqualTo("5 5");
    }

    @Test
    void nativeMemoryIsACellForEveryUnit() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment text = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment complex = arena.allocate(16, 8);
            assertThat(parse("isD", "(-5, 'x', 1j)", number, text, complex)).isEmpty();
            assertThat(number.get(ValueLayout.JAVA_INT, 0)).isEqualTo(-5);
            assertThat(complex.get(ValueLayout.JAVA_DOUBLE, 8)).isEqualTo(1);
        }
    }
}
