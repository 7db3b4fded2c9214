package dev.sanca.tests.abi;

import dev.sanca.tests.abi.CDeclaration.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headers of a CPython declare, as a C compiler sees it. */
final class CHeaders {
    private static final Pattern LINE_MARKER = Pattern.compile("# \\d+ \"([^\"]+)\".*");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("__attribute__\\s*\\(\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)\\)|__asm__\\s*\\([^()]*\\)");

    private final Map<Kind, Map<String, CDeclaration>> declared = new LinkedHashMap<>();

    /** The beginning of a program that sees all the headers that the spec describes. */
    static final String INCLUDES = """
            #define PY_SSIZE_T_CLEAN
            #include <Python.h>
            #include <structmember.h>
            #include <marshal.h>
            """;

    private CHeaders() {
        for (Kind kind : Kind.values()) {
            declared.put(kind, new LinkedHashMap<>());
        }
    }

    /**
     * Reads the headers.
     *
     * @param cc the compiler
     * @param flags further flags for it
     */
    static CHeaders read(CCompiler cc, String... flags) {
        CHeaders headers = new CHeaders();
        String root = cc.include() + "/";
        StringBuilder text = new StringBuilder();
        String file = "";
        for (String line : cc.preprocess(INCLUDES, flags).lines().toList()) {
            Matcher marker = LINE_MARKER.matcher(line);
            if (marker.matches()) {
                file = marker.group(1);
            } else if (file.startsWith(root)) {
                headers.add(file.substring(root.length()), text.append(line).append(' '));
            }
        }
        return headers;
    }

    /** Takes the declarations that are complete out of the text. */
    private void add(String header, StringBuilder text) {
        int depth = 0;
        int from = 0;
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            boolean isBody = c == '}' && depth == 0 && plain.indexOf("inline") >= 0;
            if (depth == 0 && (c == ';' || isBody)) {
                declare(header, plain.toString());
                plain.setLength(0);
                from = i + 1;
            } else if (depth == 0 && c != '}') {
                plain.append(c);
            }
        }
        text.delete(0, from);
    }

    private void declare(String header, String text) {
        String plain = ATTRIBUTE.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
        CDeclaration.of(header, plain).ifPresent(d -> declared.get(d.kind()).putIfAbsent(d.name(), d));
    }

    /** The declarations of one kind by name. */
    Map<String, CDeclaration> all(Kind kind) {
        return declared.get(kind);
    }
}
