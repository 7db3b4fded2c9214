package dev.sanca.capi.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sanca.capi.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** What becomes of Java arguments before C is entered. */
class FrameTests {
    private static Frame parse(String format, Object... cells) {
        return new Frame("f", ParseLexer.format(format), cells);
    }

    private static Frame build(String format, Object... values) {
        return new Frame("f", BuildLexer.format(format), values);
    }

    private static void refuses(Frame frame, String message) {
        try (frame) {
            assertThatIllegalArgumentException().isThrownBy(frame::bind).withMessage(message);
        }
    }

    @Test
    void cellsAreCopiedInAndOut() {
        int[] cell = {7, 8};
        try (Frame frame = parse("i", cell)) {
            frame.bind();
            assertThat(Memory.getInt(frame.slot(0))).isEqualTo(7);
            Memory.putInt(frame.slot(0), -1);
            assertThat(frame.copyOut(true)).isTrue();
        }
        assertThat(cell).containsExactly(-1, 8);
    }

    @Test
    void nativeCellsArePassedAsTheyAre() {
        try (Arena arena = Arena.ofConfined();
                Frame frame = parse("d", arena.allocate(8))) {
            frame.bind();
            assertThat(frame.slot(0)).isEqualTo(((MemorySegment) frame.given(0)).address());
        }
    }

    @Test
    void textThatCDoesNotTouchStays() {
        String[] cell = {"old"};
        try (Frame frame = parse("z", (Object) cell)) {
            frame.bind();
            frame.copyOut(true);
            assertThat(cell).containsExactly("old");
            Memory.putLong(frame.slot(0), 0L);
            frame.copyOut(true);
            assertThat(cell).containsExactly((String) null);
        }
    }

    @Test
    void valuesBecomeSlots() {
        try (Frame frame = build("iBKds", -1, (byte) -1, -1L, 0.5, "\u00e4")) {
            frame.bind();
            assertThat(frame.count()).isEqualTo(5);
            assertThat((int) frame.slot(0)).isEqualTo(-1);
            assertThat(frame.slot(1)).isEqualTo(255);
            assertThat(frame.slot(2)).isEqualTo(-1);
            assertThat(Double.longBitsToDouble(frame.slot(3))).isEqualTo(0.5);
            assertThat(frame.reals().cardinality()).isOne();
            assertThat(Memory.getString(frame.slot(4))).isEqualTo("\u00e4");
        }
    }

    @Test
    void refusalsNameTheUnitAndWhatCame() {
        refuses(parse("ll", new long[1], new int[1]), "f(\"ll\"): unit 2 'l' wants long[] (C long *), got int[]");
        refuses(parse("l", (Object) new long[0]), "f(\"l\"): unit 1 'l' wants long[] (C long *), got long[0]");
        refuses(parse("l", (Object[]) null), "f(\"l\"): unit 1 'l' wants long[] (C long *), got null");
        refuses(parse("ll", new long[1]), "f(\"ll\"): the format wants 2 arguments (l, l), got 1");
        refuses(parse("s#", new String[1], new int[1]), "f(\"s#\"): unit 1 's#' wants long[] (C Py_ssize_t *), got int[]");
        refuses(parse("l", MemorySegment.ofArray(new long[1])), "f(\"l\"): unit 1 'l' wants native memory of 8 bytes or more, got a heap segment");
        refuses(build("h", 70000), "f(\"h\"): unit 1 'h' wants a short, -32768 to 32767, got Integer 70000");
        refuses(build("s", "a\0"), "f(\"s\"): unit 1 's' wants text without an embedded NUL, got one that C would cut short");
    }

    @Test
    void aMalformedFormatNeedsOnlyTheArgumentsBeforeTheError() {
        try (Frame frame = parse("ix", new int[1], "anything", "more")) {
            frame.bind();
            assertThat(frame.count()).isOne();
            assertThat(frame.passed()).as("C may read on").isGreaterThan(1);
            assertThat(Memory.getLong(frame.slot(1))).as("what it reads").isZero();
        }
        try (Frame frame = build("(iqN)", 1)) {
            frame.bind();
            assertThat(frame.count()).isEqualTo(2);
            assertThat(frame.slot(1)).as("padding for N").isZero();
        }
        refuses(parse("iix", new int[1]), "f(\"iix\"): the format wants 2 arguments (i, i), got 1");
    }

    @Test
    void theVaListSaysThatAllRegistersAreUsedUp() {
        try (Frame frame = build("i", 5)) {
            frame.bind();
            long list = frame.vaList();
            assertThat(Memory.getInt(list)).isEqualTo(48);
            assertThat(Memory.getInt(list + 4)).isEqualTo(176);
            assertThat(Memory.getLong(Memory.getLong(list + 8))).isEqualTo(5);
        }
    }
}
