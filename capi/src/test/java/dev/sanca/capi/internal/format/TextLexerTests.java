package dev.sanca.capi.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.capi.internal.format.TextLexer.Dialect;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextLexerTests {
    private static Format unicode(String text) {
        return TextLexer.format(text, Dialect.UNICODE);
    }

    @Test
    void readsFlagsWidthPrecisionAndSize() {
        assertThat(unicode("a %d %-5.3s%% %05lld %#T").codes()).isEqualTo("%d, %-5.3s, %05lld, %#T");
    }

    @Test
    void starsAndFallbacksTakeArguments() {
        assertThat(unicode("%*.*d").arguments(1)).isEqualTo(3);
        assertThat(unicode("%V").arguments(1)).isEqualTo(2);
        assertThat(unicode("%%").units()).isZero();
    }

    @Test
    void stopsAtAConversionThatTheDialectDoesNotHave() {
        assertThat(unicode("%d%Q%d").codes()).isEqualTo("%d");
        assertThat(unicode("%d%Q%d").wellFormed()).isFalse();
        assertThat(unicode("100%").wellFormed()).isFalse();
        assertThat(TextLexer.format("%R", Dialect.BYTES).wellFormed()).isFalse();
        assertThat(TextLexer.format("%g", Dialect.UNICODE).wellFormed()).isFalse();
        assertThat(TextLexer.format("%g", Dialect.C).wellFormed()).isTrue();
        assertThat(TextLexer.format("%n", Dialect.C).wellFormed()).isFalse();
    }

    @Test
    void bytesPassOverWhatTheyDoNotUnderstand() {
        assertThat(TextLexer.format("%!s%*d%5%%c", Dialect.BYTES).codes()).isEqualTo("%!s, %*d, %5%, %c");
        assertThat(TextLexer.format("%!s%*d%5%%c", Dialect.BYTES).arguments(4)).isEqualTo(3);
    }

    @Property
    void readsAnything(@ForAll("formats") String text) {
        for (Dialect dialect : Dialect.values()) {
            Format format = TextLexer.format(text, dialect);
            assertThat(format.soundUnits()).isEqualTo(format.units());
        }
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.strings().withChars("%%%dsSVRlz0-9.*#x q\0").ofMaxLength(20);
    }
}
