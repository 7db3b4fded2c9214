package dev.sanca.capi;

/**
 * A CPython version.
 *
 * @param major 3
 * @param minor 14 of 3.14.2
 * @param micro 2 of 3.14.2
 */
public record PyVersion(int major, int minor, int micro) implements Comparable<PyVersion> {
    /**
     * Reads a version at the start of a text, such as {@code 3.14.2 (main, …)} or {@code 3.12}.
     *
     * @param text what {@code Py_GetVersion} gives, or only the numbers
     * @return the version; micro is 0 where it is absent
     * @throws IllegalArgumentException if the text does not start with a version
     */
    public static PyVersion parse(String text) {
        // Without a regular expression, which would be the first of many a process: this runs at every start.
        int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            int end = endOfDigits(text, at);
            if (end == at) {
                if (i < 2) {
                    throw new IllegalArgumentException("not a Python version: '" + text + "'");
                }
                break;
            }
            numbers[i] = Integer.parseInt(text, at, end, 10);
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : text.length();
        }
        return new PyVersion(numbers[0], numbers[1], numbers[2]);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
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
        int order = Integer.compare(major, other.major);
        order = order == 0 ? Integer.compare(minor, other.minor) : order;
        return order == 0 ? Integer.compare(micro, other.micro) : order;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
