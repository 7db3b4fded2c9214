package dev.sanca.processor.read;

import java.util.Set;
import java.util.regex.Pattern;

/** Names as Python has them. */
final class PythonNames {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}_]*");
    private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await", "break",
            "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
            "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield");

    private PythonNames() {}

    /** {@code maxSize} as {@code max_size}, {@code toJSON} as {@code to_json}. */
    static String snakeCase(String camelCase) {
        return camelCase
                .replaceAll("(\\p{Ll}|\\p{Nd})(\\p{Lu})", "$1_$2")
                .replaceAll("(\\p{Lu}+)(\\p{Lu}\\p{Ll})", "$1_$2")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** The attribute that a getter or setter stands for: {@code getSize}, {@code isSize}, {@code setSize}, {@code size}. */
    static String attribute(String method) {
        return snakeCase(method.replaceFirst("^(get|is|set)(?=\\p{Lu})", ""));
    }

    /** What is wrong with a name; null if nothing. */
    static String problem(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            return "an identifier has letters, digits and underscores";
        }
        return KEYWORDS.contains(name) ? "it is a keyword" : null;
    }

    static boolean isModule(String name) {
        for (String part : name.split("\\.", -1)) {
            if (problem(part) != null) {
                return false;
            }
        }
        return true;
    }
}
