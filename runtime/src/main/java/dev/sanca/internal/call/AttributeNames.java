package dev.sanca.internal.call;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a Java method may be called in Python. */
final class AttributeNames {
    private static final Pattern WORD_END = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private AttributeNames() {}

    /** Its own name first, then as PEP 8 has it: {@code parseURLPath}, {@code parse_url_path}. */
    static List<String> of(String method) {
        String snake = String.join("_", WORD_END.split(method)).toLowerCase(Locale.ROOT);
        return snake.equals(method) ? List.of(method) : List.of(method, snake);
    }
}
