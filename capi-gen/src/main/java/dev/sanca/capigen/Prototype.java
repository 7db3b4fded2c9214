package dev.sanca.capigen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A C function prototype.
 *
 * @param text as written in the spec
 * @param name the function's name
 * @param result its result type
 * @param params its parameters, in order, without the dots
 * @param variadic whether the parameter list ends in {@code ...}
 */
public record Prototype(String text, String name, CType result, List<Param> params, boolean variadic) {
    /** How many integers the calls have that stand for all with no more of them: see {@code Shape.isUniform} of the capi module. */
    static final int UNIFORM_PARAMS = 4;

    /**
     * Parses {@code "PyObject *PyList_New(Py_ssize_t size)"} or {@code "PyObject *(*PyCFunction)(PyObject *self)"}.
     *
     * @param text the prototype
     * @return its parts
     */
    static Prototype parse(String text) {
        int close = text.lastIndexOf(')');
        int open = matchingOpen(text, close);
        String head = text.substring(0, open).strip();
        if (head.endsWith(")")) {
            head = head.replace("(*", "").replace(")", "");
        }
        Param named = Param.parse(head);
        List<String> parts = split(text.substring(open + 1, close));
        boolean variadic = parts.remove("...");
        List<Param> params = parts.stream().map(Param::parse).toList();
        return new Prototype(text, named.name(), named.type(), params, variadic);
    }

    private static int matchingOpen(String text, int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            if (text.charAt(i) == ')') {
                depth++;
            } else if (text.charAt(i) == '(' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("unbalanced parentheses in '" + text + "'");
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.remove("void");
        parts.remove("");
        return parts;
    }

    /** The shape by which a call is linked: the carriers' letters, {@code p(pq)}. */
    String shape() {
        return result.carrier().letter
                + params.stream().map(p -> String.valueOf(p.type().carrier().letter)).collect(Collectors.joining("", "(", ")"));
    }

    /** Whether the call is made as one of four 64-bit integers that gives one: see {@code Shape.isUniform} of the capi module. */
    boolean isUniform() {
        return params.size() <= UNIFORM_PARAMS && result.carrier().isUniform()
                && params.stream().allMatch(p -> p.type().carrier().isUniform());
    }

    /** Result and parameter types without names and blanks, to compare function pointer types. */
    String signature() {
        String types = params.stream().map(p -> p.type().text()).collect(Collectors.joining(","));
        return (result.text() + "(" + (types.isEmpty() ? "void" : types) + ")").replace(" ", "");
    }
}
