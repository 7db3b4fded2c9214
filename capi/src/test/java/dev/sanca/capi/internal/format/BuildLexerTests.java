package dev.sanca.capi.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class BuildLexerTests {
    @Test
    void readsEveryUnit() {
        for (BuildUnit unit : BuildUnit.values()) {
            // Whether there is a "p" depends on the CPython that runs.
            if (unit != BuildUnit.TRUTH) {
                Format format = BuildLexer.format("[i" + unit.code() + "]");
                assertThat(format.codes()).isEqualTo("i, " + unit.code());
                assertThat(format.wellFormed()).isTrue();
            }
        }
    }

    @Test
    void skipsBracketsAndSeparators() {
        assertThat(BuildLexer.format("{s: i,\ts#:[ () ]}").codes()).isEqualTo("s, i, s#");
    }

    @Test
    void goesOnAfterSomethingThatIsNoUnit() {
        Format format = BuildLexer.format("(iqN)");
        assertThat(format.codes()).isEqualTo("i, N");
        assertThat(format.soundUnits()).isEqualTo(1);
        assertThat(format.wellFormed()).isFalse();
    }

    @Property
    void readsAnything(@ForAll @CharRange(from = ' ', to = 'o') String text) {
        Format format = BuildLexer.format(text);
        assertThat(format.soundUnits()).isLessThanOrEqualTo(format.units());
    }
}
