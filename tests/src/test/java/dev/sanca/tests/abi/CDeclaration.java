package dev.sanca.tests.abi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declaration in a C header.
 *
 * @param header the header, relative to the include directory
 * @param kind what is declared
 * @param name its name
 * @param type its type without parameter names, see {@link CTypeText}
 */
record CDeclaration(String header, Kind kind, String name, String type) {
    enum Kind {
        FUNCTION,
        DATA,
        INLINE,
        CALLBACK
    }

    private static final Pattern POINTER = Pattern.compile("(?:typedef )?([^(]+?) ?\\(\\*(\\w+)\\) ?(\\(.*\\))");
    private static final Pattern FUNCTION = Pattern.compile("([^(]*?)(\\w+) ?(\\(.*\\))");
    private static final Pattern VARIABLE = Pattern.compile("(.*?)(\\w+)(\\[.*])?");
    private static final Pattern STORAGE = Pattern.compile("\\b(extern|static|inline|__inline__|__extension__)\\b");

    /**
     * Reads a declaration.
     *
     * @param header the header it stands in
     * @param text the declaration, without its semicolon, attributes and braces
     * @return its parts, or empty if it is neither a function nor a variable nor a function pointer type
     */
    static Optional<CDeclaration> of(String header, String text) {
        boolean isExtern = text.contains("extern ");
        boolean isInline = text.contains("inline");
        String plain = STORAGE.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
        Matcher pointer = POINTER.matcher(plain);
        if (pointer.matches()) {
            String type = CTypeText.pointer(pointer.group(1), pointer.group(3));
            Kind kind = plain.startsWith("typedef ") ? Kind.CALLBACK : Kind.DATA;
            return Optional.of(new CDeclaration(header, kind, pointer.group(2), type));
        }
        if (plain.startsWith("typedef ")) {
            return Optional.empty();
        }
        Matcher function = FUNCTION.matcher(plain);
        if (function.matches()) {
            String type = CTypeText.function(function.group(1), function.group(3));
            return Optional.of(new CDeclaration(header, isInline ? Kind.INLINE : Kind.FUNCTION, function.group(2), type));
        }
        Matcher variable = VARIABLE.matcher(plain);
        if (isExtern && variable.matches()) {
            return Optional.of(new CDeclaration(header, Kind.DATA, variable.group(2), CTypeText.of(variable.group(1))));
        }
        return Optional.empty();
    }
}
