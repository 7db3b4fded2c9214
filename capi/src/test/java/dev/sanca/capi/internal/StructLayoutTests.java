package dev.sanca.capi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StructLayoutTests {

    @Test
    void membersAreAlignedAsInC() {
        StructLayout layout = StructLayout.of("sample")
                .add("c", 'b', 1)
                .add("n", 'q', 1)
                .add("i", 'i', 1)
                .add("name", 'b', 3)
                .add("s", 's', 1)
                .build();
        assertThat(layout.offset("c")).isZero();
        assertThat(layout.offset("n")).isEqualTo(8);
        assertThat(layout.offset("i")).isEqualTo(16);
        assertThat(layout.offset("name")).isEqualTo(20);
        assertThat(layout.offset("s")).isEqualTo(24);
        assertThat(layout.size()).isEqualTo(32);
    }

    @Test
    void structsNestWithTheirOwnAlignment() {
        StructLayout inner = StructLayout.of("inner").add("d", 'd', 1).add("i", 'i', 1).build();
        StructLayout outer = StructLayout.of("outer").add("c", 'b', 1).add("in", inner, 2).add("last", 'i', 1).build();
        assertThat(outer.offset("in")).isEqualTo(8);
        assertThat(outer.offset("last")).isEqualTo(40);
        assertThat(outer.size()).isEqualTo(48);
    }

    @Test
    void memberOfAnotherPlatformIsAbsent() {
        StructLayout layout = StructLayout.of("sample")
                .add("here", 'i', 1)
                .add("elsewhere", 'q', 1, null, null, "no such system")
                .build();
        assertThat(layout.offset("elsewhere")).isEqualTo(-1);
        assertThat(layout.size()).isEqualTo(4);
    }
}
