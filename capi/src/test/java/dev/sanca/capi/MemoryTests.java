package dev.sanca.capi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class MemoryTests {

    @Test
    void whatIsWrittenIsReadAtAnyAlignment() {
        try (Arena arena = Arena.ofConfined()) {
            long at = arena.allocate(32).address() + 1;
            Memory.putLong(at, Long.MIN_VALUE + 7);
            assertThat(Memory.getLong(at)).isEqualTo(Long.MIN_VALUE + 7);
            Memory.putInt(at, -5);
            assertThat(Memory.getInt(at)).isEqualTo(-5);
            Memory.putShort(at, (short) 0x1234);
            assertThat(Memory.getShort(at)).isEqualTo((short) 0x1234);
            Memory.putByte(at, (byte) -1);
            assertThat(Memory.getByte(at)).isEqualTo((byte) -1);
            Memory.putDouble(at, -0.0);
            assertThat(Memory.getDouble(at)).isEqualTo(-0.0);
            Memory.putFloat(at, Float.NaN);
            assertThat(Memory.getFloat(at)).isNaN();
            Memory.putCLong(at, 77);
            assertThat(Memory.getCLong(at)).isEqualTo(77);
        }
    }

    @Test
    void nullIsAnExceptionNotACrash() {
        assertThatThrownBy(() -> Memory.getInt(0)).isInstanceOf(NullPointerException.class).hasMessage("NULL pointer");
        assertThatThrownBy(() -> Memory.putLong(0, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Memory.view(0, 8)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void stringsComeAsTheyWere() {
        String text = "h\u00e9llo \ud83d\udc0d";
        assertThat(Memory.getString(Memory.permanent(text))).isEqualTo(text);
        assertThat(Memory.getString(0)).isNull();
        assertThat(Memory.permanent(null)).isZero();
    }

    @Test
    void permanentStringsOfEqualTextAreOne() {
        assertThat(Memory.permanent(new String("spam.error"))).isEqualTo(Memory.permanent("spam.error"));
    }

    @Test
    void nulInsideAStringIsRefused() {
        assertThatThrownBy(() -> Memory.permanent("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't hold NUL");
    }
}
