package dev.sanca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DedentTests {
    @Test
    void removesWhatAllLinesStartWith() {
        assertThat(Program.dedent("\n    if x:\n\ty\n")).isEqualTo("\n    if x:\n\ty\n");
        assertThat(Program.dedent("\n    if x:\n        y\n    ")).isEqualTo("\nif x:\n    y\n");
        assertThat(Program.dedent("  a\n \t \n  b")).isEqualTo("a\n\nb");
        assertThat(Program.dedent("\t a\n\t b")).isEqualTo("a\nb");
    }

    @Test
    void leavesTheRestAsItIs() {
        for (String source : new String[] {"", "a\n  \n  b", "   ", "a\n"}) {
            assertThat(Program.dedent(source)).isEqualTo(source);
        }
    }
}
