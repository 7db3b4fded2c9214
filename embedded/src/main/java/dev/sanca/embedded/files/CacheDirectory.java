package dev.sanca.embedded.files;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where unpacked files are kept: the user's cache directory as each system has it, unless told otherwise.
 */
public final class CacheDirectory {
    /** How a user chooses another place, for messages. */
    static final String REMEDY = "Choose another directory with -Dsanca.cache=... or the environment variable SANCA_CACHE.";

    private CacheDirectory() {}

    /** {@return the directory for this process} */
    public static Path current() {
        return of(System::getProperty, System::getenv);
    }

    static Path of(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        for (String chosen : new String[] {properties.apply("sanca.cache"), environment.apply("SANCA_CACHE")}) {
            if (isSet(chosen)) {
                return Path.of(chosen).toAbsolutePath().normalize();
            }
        }
        return ofSystem(properties, environment).toAbsolutePath().normalize().resolve("sanca");
    }

    private static Path ofSystem(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        String system = properties.apply("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(properties.apply("user.home"));
        if (system.startsWith("windows")) {
            String local = environment.apply("LOCALAPPDATA");
            return isSet(local) ? Path.of(local) : home.resolve("AppData").resolve("Local");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        String xdg = environment.apply("XDG_CACHE_HOME");
        return isSet(xdg) && Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".cache");
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
