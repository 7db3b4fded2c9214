package dev.sanca.capigen;

/**
 * A named C declaration: a parameter, a struct member, a variable.
 *
 * @param type its type
 * @param name its name, a legal Java identifier
 */
public record Param(CType type, String name) {

    /**
     * Parses {@code "const char *name"} or {@code "int (*func)(void *)"}.
     *
     * @param text the C declaration
     * @return type and name apart
     */
    static Param parse(String text) {
        String t = text.strip();
        int star = t.indexOf("(*");
        if (star >= 0) {
            int end = t.indexOf(')', star);
            return new Param(CType.of(t.substring(0, star + 2) + t.substring(end)), t.substring(star + 2, end).strip());
        }
        int at = t.length();
        while (at > 0 && Character.isJavaIdentifierPart(t.charAt(at - 1))) {
            at--;
        }
        if (at == 0 || at == t.length()) {
            throw new IllegalArgumentException("no name in the C declaration '" + text + "'");
        }
        return new Param(CType.of(t.substring(0, at)), t.substring(at));
    }
}
