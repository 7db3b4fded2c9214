package dev.sanca.capi.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTests {
    @Property
    void textIsEncodedWithoutLossOrNotAtAll(@ForAll String text) {
        Optional<byte[]> bytes = Text.utf8(text);
        assertThat(bytes.isPresent()).isEqualTo(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        bytes.ifPresent(utf8 -> assertThat(Text.decode(utf8, StandardCharsets.UTF_8)).isEqualTo(text));
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreEscaped() {
        assertThat(Text.decode(new byte[] {'a', -1, -61, -92, -61}, StandardCharsets.UTF_8)).isEqualTo("a\udcff\u00e4\udcc3");
        assertThat(Text.decode(new byte[] {'a', -128}, StandardCharsets.US_ASCII)).isEqualTo("a\udc80");
        assertThat(Text.decode(new byte[] {-17, -65, -67}, StandardCharsets.UTF_8)).as("U+FFFD itself").isEqualTo("\ufffd");
    }

    @Test
    void differentBytesNeverBecomeTheSameText() {
        assertThat(Text.decode(new byte[] {-19, -96, -128}, StandardCharsets.UTF_8)).as("a surrogate in UTF-8").hasSize(3);
    }

    @Test
    void wideTextIsCodePoints() {
        assertThat(Text.wide("\ud83d\ude00\ud800", 4)).hasSize(8);
        assertThat(Text.wide("\ud83d\ude00\ud800", 2)).hasSize(6);
    }
}
