package dev.sanca.packager.setup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that goes into the Makefile as it is: a variable, an {@code include}, or any line with {@code =} in it.
 *
 * @param text the line
 * @param where its place
 */
public record Definition(String text, Location where) {
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:(?:export|override|private|unexport)\\s+)*([^\\s:+?!=]+)\\s*([:+?!]*)=\\s*(.*)", Pattern.DOTALL);

    /**
     * The variable that the line defines.
     *
     * @return empty for {@code include}, and for lines that make would not take for a variable of one word
     */
    public Optional<String> variable() {
        return match().map(m -> m.group(1));
    }

    /**
     * What the variable is set to.
     *
     * @return empty where {@link #variable} is
     */
    public Optional<String> value() {
        return match().map(m -> m.group(3));
    }

    /** Whether make expands the value each time it is used, so that a cycle is an error. */
    boolean isRecursive() {
        return match().filter(m -> !m.group(2).startsWith(":")).isPresent();
    }

    private Optional<Matcher> match() {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
