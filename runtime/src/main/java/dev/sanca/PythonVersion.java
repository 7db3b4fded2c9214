package dev.sanca;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feature version of Python, {@code 3.14}: what decides the name of a libpython and the layout of its structs.
 *
 * @param major the 3 of 3.14
 * @param minor the 14 of 3.14
 */
public record PythonVersion(int major, int minor) implements Comparable<PythonVersion> {
    /** The oldest version that Sanca starts. */
    public static final PythonVersion OLDEST_SUPPORTED = new PythonVersion(3, 10);

    /** The newest version that Sanca is tested with; a newer one starts with a warning in the log. */
    public static final PythonVersion NEWEST_TESTED = new PythonVersion(3, 14);

    private static final Pattern DOTTED = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);

    /**
     * Reads the first two numbers of a dotted version.
     *
     * @param text {@code "3.14"}, {@code "3.14.3"}, {@code "3.15.0a1+ (heads/main)"}
     * @return the version, or empty if the text does not start with one
     */
    public static Optional<PythonVersion> parse(String text) {
        Matcher matcher = DOTTED.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new PythonVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * Whether this version is the given one or newer.
     *
     * @param other the version to compare with
     * @return {@code true} if this one is not older
     */
    public boolean isAtLeast(PythonVersion other) {
        return compareTo(other) >= 0;
    }

    /**
     * Whether this version is the given one or newer.
     *
     * @param otherMajor the major number to compare with
     * @param otherMinor the minor number to compare with
     * @return {@code true} if this one is not older
     */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return isAtLeast(new PythonVersion(otherMajor, otherMinor));
    }

    @Override
    public int compareTo(PythonVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    /** {@return {@code "3.14"}} */
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
