package dev.sanca.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Which Sanca this is. */
final class PackagerVersion {
    /** As Maven says it. */
    static final String TEXT = read();

    private PackagerVersion() {}

    /** As Python says it. */
    static PythonVersion python() {
        return PythonVersion.ofMaven(TEXT);
    }

    private static String read() {
        try (InputStream in = PackagerVersion.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException impossible) {
            throw new AssertionError(impossible); // it is in this jar
        }
    }
}
