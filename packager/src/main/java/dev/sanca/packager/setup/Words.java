package dev.sanca.packager.setup;

import java.util.Locale;
import java.util.StringTokenizer;

/** Words and file names as the shell and its tools take them apart. */
final class Words {
    private Words() {}

    /** Splits at blanks, tabs and line ends. */
    static String[] split(String line) {
        StringTokenizer words = new StringTokenizer(line, " \t\n");
        String[] result = new String[words.countTokens()];
        for (int i = 0; i < result.length; i++) {
            result[i] = words.nextToken();
        }
        return result;
    }

    /** The last part of a path, as {@code basename} gives it, without a suffix unless that is all there is. */
    static String baseName(String path, String suffix) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(suffix) && !name.equals(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    /** All but the last part of a path, as {@code dirname} gives it; the path has a slash. */
    static String directory(String path) {
        int end = path.lastIndexOf('/');
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(0, end);
    }

    /** Letters of ASCII in upper case, others as they are. */
    static String upperCase(String word) {
        StringBuilder result = new StringBuilder(word.length());
        word.chars().forEach(c -> result.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
        return result.toString();
    }

    /** Whether a name can be a Python module's and a C function's. */
    static boolean isIdentifier(String name) {
        return !name.isEmpty() && isNameStart(name.charAt(0))
                && name.chars().allMatch(c -> isNameStart((char) c) || c >= '0' && c <= '9');
    }

    /** Whether a character may begin a name. */
    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Small letters, in no particular language. */
    static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
