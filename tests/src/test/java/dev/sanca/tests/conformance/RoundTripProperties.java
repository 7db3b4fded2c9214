package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;
import static dev.sanca.tests.conformance.LivePython.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.Interpreter;
import dev.sanca.capi.Memory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What is built from a value and parsed again is that value. */
class RoundTripProperties {
    private Interpreter.Attachment attachment;

    @BeforeTry
    void attach() {
        attachment = LivePython.attachment();
    }

    @AfterTry
    void detach() {
        attachment.close();
    }

    /** Builds with one format and parses with another. */
    private static void roundTrip(String build, String parse, Object value, Object cell) {
        long object = Py_BuildValue(build, value);
        assertThat(PyArg_Parse(object, parse, cell)).isTrue();
        Py_DECREF(object);
    }

    @Property
    void bytes(@ForAll byte value) {
        byte[] cell = new byte[1];
        roundTrip("B", "b", value, cell);
        assertThat(cell[0]).isEqualTo(value);
        roundTrip("b", "B", value, cell);
        assertThat(cell[0]).isEqualTo(value);
        roundTrip("c", "c", value, cell);
        assertThat(cell[0]).isEqualTo(value);
    }

    @Property
    void shorts(@ForAll short value) {
        short[] cell = new short[1];
        roundTrip("h", "h", value, cell);
        assertThat(cell[0]).isEqualTo(value);
        roundTrip("H", "H", value, cell);
        assertThat(cell[0]).isEqualTo(value);
    }

    @Property
    void ints(@ForAll int value) {
        int[] cell = new int[1];
        roundTrip("i", "i", value, cell);
        assertThat(cell[0]).isEqualTo(value);
        roundTrip("I", "I", value, cell);
        assertThat(cell[0]).isEqualTo(value);
    }

    @Property
    void longs(@ForAll long value) {
        long[] cell = new long[1];
        for (String unit : new String[] {"l", "k", "L", "K", "n"}) {
            roundTrip(unit, unit, value, cell);
            assertThat(cell[0]).isEqualTo(value);
        }
    }

    @Property
    void whatDoesNotFitIsRefusedOnBothWays(@ForAll long value) {
        if (value != (int) value) {
            assertThatIllegalArgumentException().isThrownBy(() -> Py_BuildValue("i", value)).withMessageContaining("" + value);
            long object = Py_BuildValue("L", value);
            assertThat(PyArg_Parse(object, "i", new int[1])).isFalse();
            assertThat(error()).startsWith("OverflowError: ");
            Py_DECREF(object);
        }
    }

    @Property
    void codePoints(@ForAll("codePoints") int value) {
        int[] cell = new int[1];
        roundTrip("C", "C", value, cell);
        assertThat(cell[0]).isEqualTo(value);
    }

    @Provide
    Arbitrary<Integer> codePoints() {
        return Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
    }

    @Property
    void doubles(@ForAll("doubles") double value) {
        double[] cell = new double[1];
        roundTrip("d", "d", value, cell);
        assertThat(Double.valueOf(cell[0])).isEqualTo(Double.valueOf(value));
        double[] complex = new double[2];
        roundTrip("D", "D", new double[] {value, -value}, complex);
        assertThat(Arrays.equals(complex, new double[] {value, -value})).isTrue();
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
                        -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE));
    }

    @Property
    void floats(@ForAll int bits) {
        float value = Float.intBitsToFloat(bits);
        float[] cell = new float[1];
        roundTrip("f", "f", value, cell);
        assertThat(Float.valueOf(cell[0])).isEqualTo(Float.valueOf(value));
    }

    @Property
    void textThatUtf8CanHold(@ForAll("texts") String text) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            String[] cell = new String[1];
            long[] length = new long[1];
            long object = Py_BuildValue("s#", text, -1);
            assertThat(PyArg_Parse(object, "s#", cell, length)).isTrue();
            assertThat(cell[0]).isEqualTo(text);
            assertThat(length[0]).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(PyArg_Parse(object, "es#", "utf-8", cell, length)).isTrue();
            assertThat(cell[0]).isEqualTo(text);
            Py_DECREF(object);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Py_BuildValue("s#", text, -1));
        }
    }

    @Property
    void anyTextAsWideCharacters(@ForAll("texts") String text) {
        long object = Py_BuildValue("u#", text, -1);
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        long utf16 = PyUnicode_AsEncodedString(object, little ? "utf-16-le" : "utf-16-be", "surrogatepass");
        byte[] bytes = Memory.getBytes(PyBytes_AsString(utf16), PyBytes_Size(utf16));
        assertThat(new char[bytes.length / 2]).hasSize(text.length());
        for (int i = 0; i < text.length(); i++) {
            int low = bytes[2 * i + (little ? 0 : 1)] & 0xFF;
            int high = bytes[2 * i + (little ? 1 : 0)] & 0xFF;
            assertThat((char) (high << 8 | low)).isEqualTo(text.charAt(i));
        }
        Py_DECREF(utf16);
        Py_DECREF(object);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.chars().all(), Arbitraries.chars().ascii(), Arbitraries.chars().range('\ud7f0', '\ue010'),
                Arbitraries.of('\0', '\uffff', '\u00e4', '\ufffd'));
        return Arbitraries.oneOf(
                characters.list().ofMaxSize(20).map(RoundTripProperties::join),
                Arbitraries.integers().between(0x10000, Character.MAX_CODE_POINT).map(Character::toString));
    }

    private static String join(java.util.List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Property
    void anyBytes(@ForAll byte[] value) {
        byte[][] cell = new byte[1][];
        long[] length = new long[1];
        long object = Py_BuildValue("y#", value, value.length);
        assertThat(PyArg_Parse(object, "y#", cell, length)).isTrue();
        assertThat(cell[0]).isEqualTo(value);
        String[] text = new String[1];
        assertThat(PyArg_Parse(object, "s#", text, length)).isTrue();
        long back = Py_BuildValue("u#", text[0], -1);
        long encoded = PyUnicode_AsEncodedString(back, "utf-8", "surrogateescape");
        byte[] again = Memory.getBytes(PyBytes_AsString(encoded), PyBytes_Size(encoded));
        assertThat(Arrays.equals(again, value)).as("bytes escaped in a String lose nothing").isTrue();
        Py_DECREF(encoded);
        Py_DECREF(back);
        Py_DECREF(object);
    }
}
