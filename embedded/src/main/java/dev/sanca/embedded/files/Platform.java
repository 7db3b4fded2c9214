package dev.sanca.embedded.files;

import java.util.Locale;

/**
 * This machine, under the name that the classifier of the native jars has for it: {@code linux-x86_64}, {@code macosx-arm64}.
 */
public final class Platform {
    private Platform() {}

    /** {@return the classifier of this machine} */
    public static String current() {
        return name(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String name(String osName, String osArch) {
        return system(osName.toLowerCase(Locale.ROOT)) + "-" + processor(osArch.toLowerCase(Locale.ROOT));
    }

    private static String system(String name) {
        if (name.startsWith("mac")) {
            return "macosx";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private static String processor(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }
}
