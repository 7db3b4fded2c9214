package dev.sanca.capi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.capi.Memory;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class ScratchTests {

    @Test
    void closedFramesGiveTheirMemoryBack() {
        long first;
        try (Scratch scratch = Scratch.open()) {
            first = scratch.allocate(100, 8);
            try (Scratch nested = Scratch.open()) {
                assertThat(nested.allocate(8, 8)).isGreaterThanOrEqualTo(first + 100);
            }
        }
        try (Scratch scratch = Scratch.open()) {
            assertThat(scratch.allocate(100, 8)).isEqualTo(first);
        }
    }

    @Test
    void whatDoesNotFitOnTheStackStillWorks() {
        try (Scratch scratch = Scratch.open()) {
            String text = "x".repeat(1_000_000);
            assertThat(Memory.getString(scratch.utf8(text))).isEqualTo(text);
            assertThat(scratch.in(new long[100_000])).isNotZero();
        }
    }

    @Test
    void alignmentIsKept() {
        try (Scratch scratch = Scratch.open()) {
            scratch.allocate(1, 1);
            assertThat(scratch.allocate(8, 8) % 8).isZero();
            scratch.allocate(3, 1);
            assertThat(scratch.allocate(16, 16) % 16).isZero();
        }
    }

    @Test
    void arraysGoInAndComeBack() {
        try (Scratch scratch = Scratch.open()) {
            long[] longs = {1, -2};
            long at = scratch.in(longs);
            Memory.putLong(at + 8, 42);
            scratch.out(at, longs);
            assertThat(longs).containsExactly(1, 42);
            int[] ints = {7};
            long atInts = scratch.in(ints);
            Memory.putInt(atInts, 8);
            scratch.out(atInts, ints);
            assertThat(ints).containsExactly(8);
            double[] doubles = {0.5, 1.5};
            assertThat(Memory.getDouble(scratch.in(doubles) + 8)).isEqualTo(1.5);
            assertThat(scratch.in((long[]) null)).isZero();
        }
    }

    @Test
    void lossyTextIsRefused() {
        try (Scratch scratch = Scratch.open()) {
            assertThatThrownBy(() -> scratch.utf8("a\ud800b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a C string can't hold a lone surrogate: 'a\\uD800b'");
            assertThatThrownBy(() -> scratch.utf8("a\0b")).hasMessageContaining("can't hold NUL");
            assertThat(scratch.utf8(null)).isZero();
        }
    }

    @Test
    void wideStringsHaveOneUnitPerCodePointWhereWcharIsWide() {
        try (Scratch scratch = Scratch.open()) {
            long at = scratch.wide("a\ud83d\udc0d");
            int units = Native.WCHAR_BYTES == 4 ? 2 : 3;
            var memory = Memory.view(at, (long) (units + 1) * Native.WCHAR_BYTES);
            int last = Native.WCHAR_BYTES == 4
                    ? memory.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, units)
                    : memory.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, units);
            assertThat(last).isZero();
            if (Native.WCHAR_BYTES == 4) {
                assertThat(memory.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, 1)).isEqualTo(0x1F40D);
            }
        }
    }

    @Test
    void eachThreadHasItsOwn() throws InterruptedException {
        try (Scratch scratch = Scratch.open()) {
            long mine = scratch.utf8("mine");
            Thread other = new Thread(() -> {
                try (Scratch theirs = Scratch.open()) {
                    theirs.utf8("theirs");
                }
            });
            other.start();
            other.join();
            assertThat(Memory.getString(mine)).isEqualTo("mine");
        }
    }
}
