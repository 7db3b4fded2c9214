package dev.sanca.processor.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment as the plain text of a docstring.
 *
 * @param text the description, and the sections of a docstring if there are tags for them
 * @param parameters what it says of each Java parameter
 */
record Javadoc(String text, Map<String, String> parameters) {
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@(\\w+)");
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{[^{}]*\\})*)\\}");
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#47;", "/", "&#64;", "@", "&nbsp;", " ", "&apos;", "'");

    /** Reads what the compiler gives of a comment, or null. */
    static Javadoc of(String comment) {
        if (comment == null) {
            return new Javadoc("", Map.of());
        }
        String text = comment.replaceAll("(?m)^ ", "");
        Matcher tag = TAG.matcher(text);
        int end = tag.find() ? tag.start() : text.length();
        Map<String, String> parameters = new LinkedHashMap<>();
        String result = "";
        for (String block : text.substring(end).split("(?m)^(?=\\s*@\\w)")) {
            Matcher start = Pattern.compile("(?s)\\s*@(\\w+)\\s+(.*)").matcher(block);
            if (start.matches() && start.group(1).equals("param")) {
                String[] parts = start.group(2).trim().split("\\s+", 2);
                parameters.put(parts[0], parts.length < 2 ? "" : oneLine(plain(parts[1])));
            } else if (start.matches() && start.group(1).equals("return")) {
                result = oneLine(plain(start.group(2)));
            }
        }
        String description = plain(text.substring(0, end));
        return new Javadoc(result.isEmpty() ? description : join(description, "Returns:\n    " + result), parameters);
    }

    /** The text with a section about parameters, named as Python has them. */
    String withParameters(Map<String, String> described) {
        StringBuilder section = new StringBuilder("Args:");
        described.forEach((name, doc) -> section.append("\n    ").append(name).append(": ").append(doc));
        if (described.isEmpty()) {
            return text;
        }
        int returns = text.startsWith("Returns:\n") ? 0 : text.indexOf("\n\nReturns:\n");
        if (returns < 0) {
            return join(text, section.toString());
        }
        return join(join(text.substring(0, returns), section.toString()), text.substring(returns).strip());
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + "\n\n" + second;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String plain(String javadoc) {
        String text = inline(javadoc);
        text = text.replaceAll("(?i)<li>\\s*", "\n* ").replaceAll("(?i)\\s*<p>\\s*", "\n\n").replaceAll("(?i)<br\\s*/?>", "\n");
        text = text.replaceAll("</?[a-zA-Z][^<>]*>", "");
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            text = text.replace(entity.getKey(), entity.getValue());
        }
        return text.replace("&amp;", "&").replaceAll("(?m)[ \\t]+$", "").replaceAll("\n{3,}", "\n\n").strip();
    }

    /** {@code {@code x}} is x, {@code {@link A#b text}} is text. */
    private static String inline(String text) {
        String result = text;
        for (Matcher tag = INLINE.matcher(result); tag.find(); tag = INLINE.matcher(result)) {
            String replaced = switch (tag.group(1)) {
                case "link", "linkplain" -> link(tag.group(2).strip());
                // What is code here must not be taken for HTML below.
                case "code", "literal" -> tag.group(2).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                case "return" -> "Returns " + tag.group(2).strip() + ".";
                default -> tag.group(2).strip();
            };
            result = result.substring(0, tag.start()) + replaced + result.substring(tag.end());
        }
        return result;
    }

    private static String link(String target) {
        int space = target.indexOf(' ');
        if (space >= 0 && target.indexOf('(') < 0) {
            return target.substring(space + 1).strip();
        }
        return target.replaceFirst("^#", "").replace('#', '.');
    }
}
