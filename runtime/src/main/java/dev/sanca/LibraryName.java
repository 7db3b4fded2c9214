package dev.sanca;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file name of a libpython says: {@code libpython3.13t.so.1.0}, {@code libpython3.12.dylib}, {@code python311_d.dll}.
 *
 * @param version      the feature version
 * @param freeThreaded a build without a GIL (PEP 703)
 * @param debug        a build with {@code --with-pydebug}
 */
record LibraryName(PythonVersion version, boolean freeThreaded, boolean debug) {
    private static final Pattern UNIX = Pattern.compile("libpython(\\d)\\.(\\d+)(t?)(d?)m?\\.(?:so(?:\\.[\\d.]+)?|dylib)");
    private static final Pattern WINDOWS = Pattern.compile("python(\\d)(\\d+)(t?)(_d)?\\.dll", Pattern.CASE_INSENSITIVE);

    /** Reads a file name; empty if it is not that of a versioned libpython (the stable-ABI {@code libpython3.so} is none). */
    static Optional<LibraryName> parse(Path file) {
        Path name = file.getFileName();
        return name == null ? Optional.empty() : parse(name.toString());
    }

    private static Optional<LibraryName> parse(String name) {
        for (Pattern pattern : new Pattern[] {UNIX, WINDOWS}) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                PythonVersion version = new PythonVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
                String debug = matcher.group(4);
                return Optional.of(new LibraryName(version, !matcher.group(3).isEmpty(), debug != null && !debug.isEmpty()));
            }
        }
        return Optional.empty();
    }

    /** Whether the file is named like any Python library, versioned or not. */
    static boolean looksLikeOne(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("libpython") || parse(name).isPresent() || name.equals("Python");
    }
}
