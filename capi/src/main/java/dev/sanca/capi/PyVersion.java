package dev.sanca.capi;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CPython version.
 *
 * @param major 3
 * @param minor 14 of 3.14.2
 * @param micro 2 of 3.14.2
 */
public record PyVersion(int major, int minor, int micro) implements Comparable<PyVersion> {
    private static final Pattern SHAPE = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*", Pattern.DOTALL);
    private static final Comparator<PyVersion> ORDER =
            Comparator.comparingInt(PyVersion::major).thenComparingInt(PyVersion::minor).thenComparingInt(PyVersion::micro);

    /**
     * Reads a version at the start of a text, such as {@code 3.14.2 (main, …)} or {@code 3.12}.
     *
     * @param text what {@code Py_GetVersion} gives, or only the numbers
     * @return the version; micro is 0 where it is absent
     * @throws IllegalArgumentException if the text does not start with a version
     */
    public static PyVersion parse(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a Python version: '" + text + "'");
        }
        return new PyVersion(
                Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(3) == null ? 0 : Integer.parseInt(m.group(3)));
    }

    /**
     * Whether this version is the given feature release or a later one.
     *
     * @param major 3
     * @param minor 12 of 3.12
     * @return true from that release on
     */
    public boolean atLeast(int major, int minor) {
        return this.major > major || this.major == major && this.minor >= minor;
    }

    @Override
    public int compareTo(PyVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
