package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Text between Java and C without loss: what cannot be said in the other's encoding is refused or escaped. */
final class Text {
    /** What Java's decoders put in place of what they can't decode; a valid character as well. */
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** The UTF-8 bytes, or nothing if the text has a surrogate on its own, which UTF-8 cannot hold. */
    static Optional<byte[]> utf8(String text) {
        if (!hasSurrogates(text)) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return Optional.of(result);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Decodes a C string of UTF-8, as {@link #decode} does. */
    static String decode(long address) {
        String text = Memory.getString(address);
        return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes(address), StandardCharsets.UTF_8);
    }

    /**
     * Decodes bytes; each byte that is not of the encoding becomes the lone surrogate U+DC80 to U+DCFF that Python's
     * {@code surrogateescape} makes of it, so nothing is lost.
     */
    static String decode(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeEscaping(bytes, charset);
    }

    private static String decodeEscaping(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xDC00 + (in.get() & 0xFF)));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The Java charset of an encoding that Python and Java name alike and decode alike: null (UTF-8), ASCII, Latin 1. */
    static Optional<Charset> charset(String encoding) {
        if (encoding == null) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
            case "ascii", "us-ascii" -> Optional.of(StandardCharsets.US_ASCII);
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> Optional.of(StandardCharsets.ISO_8859_1);
            default -> Optional.empty();
        };
    }

    /** The bytes of a C string up to its NUL. */
    static byte[] bytes(long address) {
        long length = 0;
        while (Memory.getByte(address + length) != 0) {
            length++;
        }
        return Memory.getBytes(address, length);
    }

    /** The code points of the text as an array of {@code wchar_t}, in the platform's byte order. */
    static byte[] wide(String text, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * width);
        if (width == 2) {
            text.chars().forEach(unit -> little(out, unit, 2));
        } else {
            text.codePoints().forEach(point -> little(out, point, 4));
        }
        return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, int value, int width) {
        boolean bigEndian = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN;
        for (int i = 0; i < width; i++) {
            out.write(value >>> 8 * (bigEndian ? width - 1 - i : i));
        }
    }
}
