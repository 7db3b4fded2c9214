package dev.sanca.tests.abi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** C types as text that is equal when the types are: no parameter names, no blanks that don't matter, arrays as pointers. */
final class CTypeText {
    private static final Pattern POINTER = Pattern.compile("(.+?)\\(\\* ?\\w*\\) ?(\\(.*\\))");
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\*|\\.\\.\\.");
    private static final Set<String> WORDS = Set.of("void", "char", "short", "int", "long", "float", "double", "signed", "unsigned");
    private static final Set<String> QUALIFIERS = Set.of("const", "struct", "enum", "union", "volatile");

    private CTypeText() {}

    /** A function's type: {@code int(PyObject*,Py_ssize_t)}. */
    static String function(String result, String parameterList) {
        List<String> parameters = split(parameterList.substring(1, parameterList.length() - 1));
        if (parameters.equals(List.of("void"))) {
            parameters = List.of();
        }
        return of(result) + parameters.stream().map(CTypeText::parameter).collect(Collectors.joining(",", "(", ")"));
    }

    /** The type of a pointer to a function: {@code int(*)(void*)}. */
    static String pointer(String result, String parameterList) {
        String type = function(result, parameterList);
        int open = type.indexOf('(');
        return type.substring(0, open) + "(*)" + type.substring(open);
    }

    /** A type that stands alone; whether a pointer itself is constant does not matter. */
    static String of(String text) {
        List<String> tokens = tokens(text);
        if (tokens.getLast().equals("const") && tokens.contains("*")) {
            tokens.removeLast();
        }
        return join(tokens);
    }

    private static String parameter(String text) {
        Matcher pointer = POINTER.matcher(text);
        if (pointer.matches()) {
            return pointer(pointer.group(1), pointer.group(2));
        }
        List<String> tokens = tokens(text);
        int last = tokens.size() - 1;
        if (last > 0 && isName(tokens.get(last)) && !QUALIFIERS.containsAll(tokens.subList(0, last))) {
            tokens.remove(last);
        }
        if (text.endsWith("]")) {
            tokens.add("*");
        }
        if (tokens.getFirst().equals("const") && !tokens.contains("*")) {
            tokens.removeFirst();
        }
        return join(tokens);
    }

    private static boolean isName(String token) {
        return Character.isJavaIdentifierStart(token.charAt(0)) && !WORDS.contains(token) && !QUALIFIERS.contains(token);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text.replaceAll("\\[.*?]", "")).results().map(r -> r.group()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String join(List<String> tokens) {
        String text = String.join(" ", tokens).replace(" *", "*").replace("* ", "*");
        return text.equals("unsigned") ? "unsigned int" : text;
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        String rest = list.substring(from).strip();
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }
}
