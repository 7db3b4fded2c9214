package dev.sanca.internal.call;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of parameters as Python allows them. */
final class ParameterNames {
    private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
            "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
            "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "__debug__");

    private ParameterNames() {}

    /** A Java name with an underscore behind it where it is a keyword of Python, as PEP 8 has it. */
    static String legal(String javaName) {
        String name = javaName.replace('$', '_');
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    /**
     * Checks names that someone chose.
     *
     * @throws IllegalArgumentException if one can be no parameter in Python, or is there twice
     */
    static void require(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!isIdentifier(name) || KEYWORDS.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' can be no name of a parameter in Python.");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two parameters are named '" + name + "'.");
            }
        }
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty() && Character.isUnicodeIdentifierStart(name.codePointAt(0)) | name.startsWith("_")
                && name.codePoints().allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }
}
