package dev.sanca.capi.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParseLexerTests {
    @Test
    void readsEveryUnit() {
        for (ParseUnit unit : ParseUnit.values()) {
            Format format = ParseLexer.format("i" + unit.code() + "|d:name");
            assertThat(format.codes()).isEqualTo("i, " + unit.code() + ", d");
            assertThat(format.arguments(format.units())).isEqualTo(2 + unit.arguments());
            assertThat(format.wellFormed()).isTrue();
        }
    }

    @Test
    void takesTheLongestUnit() {
        assertThat(ParseLexer.format("ss#s*es#etO!O&O").codes()).isEqualTo("s, s#, s*, es#, et, O!, O&, O");
    }

    @Test
    void skipsWhatTakesNoArgument() {
        assertThat(ParseLexer.format("(i(ss))|$d;message with i").codes()).isEqualTo("i, s, s, d");
    }

    @Test
    void stopsAtTheFirstThingThatIsNoUnit() {
        Format format = ParseLexer.format("ixs");
        assertThat(format.codes()).isEqualTo("i");
        assertThat(format.wellFormed()).isFalse();
        assertThat(ParseLexer.format("iw").wellFormed()).isFalse();
        assertThat(ParseLexer.format("ex").wellFormed()).isFalse();
        assertThat(ParseLexer.format("i i").wellFormed()).isFalse();
    }

    @Test
    void findsWhatWouldEndTheProcess() {
        assertThat(ParseLexer.format("(i)").fatal()).isNull();
        assertThat(ParseLexer.format("i)(").fatal()).isEqualTo("excess ')' in getargs format");
        assertThat(ParseLexer.format("((i)").fatal()).isEqualTo("missing ')' in getargs format");
        assertThat(ParseLexer.format("(i:)").fatal()).isEqualTo("missing ')' in getargs format");
        assertThat(ParseLexer.format("i:f)").fatal()).isNull();
        assertThat(ParseLexer.format("(".repeat(29) + ")".repeat(29)).fatal()).isNull();
        assertThat(ParseLexer.format("(".repeat(30) + ")".repeat(30)).tooDeep()).isTrue();
    }

    @Test
    void readsAFormatOnce() {
        assertThat(ParseLexer.format(new String("iii"))).isSameAs(ParseLexer.format("iii"));
    }

    @Property
    void readsAnything(@ForAll("formats") String text) {
        Format format = ParseLexer.format(text);
        assertThat(format.soundUnits()).isEqualTo(format.units());
        assertThat(format.fatal() == null).isEqualTo(isBalanced(text));
    }

    private static boolean isBalanced(String text) {
        int level = 0;
        for (char c : text.split("[:;\0]", 2)[0].toCharArray()) {
            level += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (level < 0 || level >= 30) {
                return false;
            }
        }
        return level == 0;
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("()ilsz#*eO!&|$:;wx\0").ofMaxLength(12),
                Arbitraries.strings().withChars("()").ofMaxLength(80),
                Arbitraries.strings().all().ofMaxLength(8));
    }
}
