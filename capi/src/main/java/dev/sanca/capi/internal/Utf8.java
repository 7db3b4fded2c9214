package dev.sanca.capi.internal;

import java.nio.charset.StandardCharsets;

/** Strict UTF-8 for C strings: what can't be carried is an error, never a question mark or a cut. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The bytes of a C string, without the NUL at its end.
     *
     * @param text any text
     * @return its UTF-8
     * @throws IllegalArgumentException if the text holds NUL or a lone surrogate
     */
    public static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (isSuspicious(bytes)) {
            check(text);
        }
        return bytes;
    }

    /** Whether the bytes hold NUL, or a question mark, which is what the JDK puts in place of a lone surrogate. */
    private static boolean isSuspicious(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0 || b == '?') {
                return true;
            }
        }
        return false;
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw refused("NUL", text);
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused("a lone surrogate", text);
                }
                i++;
            }
        }
    }

    private static IllegalArgumentException refused(String what, String text) {
        StringBuilder shown = new StringBuilder();
        for (char c : text.toCharArray()) {
            shown.append(c == 0 || Character.isSurrogate(c) ? String.format("\\u%04X", (int) c) : String.valueOf(c));
        }
        return new IllegalArgumentException("a C string can't hold " + what + ": '" + shown + "'");
    }
}
