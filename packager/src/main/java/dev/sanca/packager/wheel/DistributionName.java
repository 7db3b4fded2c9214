package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name under which {@code pip} knows a project.
 *
 * @param text the name as the project writes it
 */
public record DistributionName(String text) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]");
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    /**
     * Checks the name.
     *
     * @throws BuildException if it may not be one
     */
    public DistributionName {
        if (!VALID.matcher(text).matches()) {
            throw new BuildException("\"" + text + "\" cannot be the name of a Python distribution: letters, digits, '-', '_' and '.'"
                    + " are allowed, a letter or digit first and last");
        }
    }

    /**
     * {@return the form in which names are compared: lower case, {@code -} between the parts
     * (<a href="https://peps.python.org/pep-0503/">PEP 503</a>)}
     */
    public String normalized() {
        return SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** {@return the form for file names: lower case, {@code _} between the parts} */
    public String fileName() {
        return SEPARATORS.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
