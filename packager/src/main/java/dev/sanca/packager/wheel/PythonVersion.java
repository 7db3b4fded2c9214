package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as Python knows it (<a href="https://peps.python.org/pep-0440/">PEP 440</a>), in its normal form.
 *
 * @param text the normal form, such as {@code 1.0rc1.dev0}
 */
public record PythonVersion(String text) {
    private static final Pattern PEP_440 = Pattern.compile("v?(?:(?<epoch>\\d+)!)?(?<release>\\d+(?:\\.\\d+)*)"
            + "(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>\\d*))?"
            + "(?:-(?<implicit>\\d+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\\d*))?"
            + "(?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>\\d*))?"
            + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    private static final Pattern SNAPSHOT = Pattern.compile("(?i)(?<base>.*?)-(?:snapshot|(?<date>\\d{8})\\.(?<time>\\d{6})-\\d+)");
    private static final Pattern QUALIFIED = Pattern.compile(
            "(?<base>\\d+(?:\\.\\d+)*)[-._]?(?<word>final|ga|release|milestone|m|cr|sp)[-._]?(?<number>\\d*)");
    private static final Pattern FLAVOUR = Pattern.compile("(?<base>\\d+(?:\\.\\d+)*)[-._](?<word>[a-z0-9]+(?:[-._][a-z0-9]+)*)");

    /**
     * Takes a normal form as it is; see {@link #parse} for others.
     *
     * @throws BuildException if that is no version
     */
    public PythonVersion {
        if (!text.equals(normalized(text))) {
            throw new IllegalArgumentException(text + " is not in normal form");
        }
    }

    /**
     * Reads a version in any form that Python accepts.
     *
     * @param text for instance {@code 1.0-RC1}
     * @return its normal form
     * @throws BuildException if it is none
     */
    public static PythonVersion parse(String text) {
        return new PythonVersion(normalized(text.strip()));
    }

    /**
     * Says a Maven version in Python's way, in the same order: alpha, beta, milestone, release candidate, snapshot of a release,
     * release, service pack.
     *
     * <p>A snapshot is a development release ({@code 1.0-SNAPSHOT}: {@code 1.0.dev0}; that {@code 1.0rc1} comes after {@code 1.0.dev0}
     * is Python's rule). A milestone counts as a beta. Other words, such as {@code 33.0-jre}, become a local version
     * ({@code 33.0+jre}), which an index does not take.
     *
     * @param version the project's version
     * @return the Python version
     * @throws BuildException if there is no way to say it
     */
    public static PythonVersion ofMaven(String version) {
        Matcher snapshot = SNAPSHOT.matcher(version);
        if (!snapshot.matches()) {
            return new PythonVersion(normalized(release(version, version)));
        }
        String dev = snapshot.group("date") == null ? "0" : snapshot.group("date") + snapshot.group("time");
        String release = release(snapshot.group("base"), version);
        int local = release.indexOf('+');
        return new PythonVersion(normalized(local < 0
                ? release + ".dev" + dev : release.substring(0, local) + ".dev" + dev + release.substring(local)));
    }

    private static String release(String base, String whole) {
        String lower = base.toLowerCase(Locale.ROOT);
        Matcher qualified = QUALIFIED.matcher(lower); // first, as "cr2" would also be Python's "c" and "r2"
        if (qualified.matches()) {
            String number = qualified.group("number");
            return qualified.group("base") + switch (qualified.group("word")) {
                case "milestone", "m" -> "b" + number;
                case "cr" -> "rc" + number;
                case "sp" -> ".post" + number;
                default -> "";
            };
        }
        if (PEP_440.matcher(lower).matches()) {
            return lower;
        }
        Matcher flavour = FLAVOUR.matcher(lower);
        if (flavour.matches()) {
            return flavour.group("base") + "+" + flavour.group("word");
        }
        throw new BuildException("the version \"" + whole + "\" has no counterpart in Python (PEP 440): set the Python version yourself");
    }

    private static String normalized(String text) {
        Matcher part = PEP_440.matcher(text.toLowerCase(Locale.ROOT));
        if (!part.matches()) {
            throw new BuildException("\"" + text + "\" is no Python version (PEP 440), such as 1.0, 1.0rc1 or 1.0.dev0");
        }
        StringBuilder normal = new StringBuilder();
        if (part.group("epoch") != null && !number(part.group("epoch")).equals("0")) {
            normal.append(number(part.group("epoch"))).append('!');
        }
        String separator = "";
        for (String component : part.group("release").split("\\.")) {
            normal.append(separator).append(number(component));
            separator = ".";
        }
        appendPhases(part, normal);
        if (part.group("local") != null) {
            separator = "+";
            for (String component : part.group("local").split("[-_.]")) {
                normal.append(separator).append(component.matches("\\d+") ? number(component) : component);
                separator = ".";
            }
        }
        return normal.toString();
    }

    private static void appendPhases(Matcher part, StringBuilder normal) {
        if (part.group("pre") != null) {
            normal.append(switch (part.group("pre")) {
                case "a", "alpha" -> "a";
                case "b", "beta" -> "b";
                default -> "rc";
            }).append(number(part.group("preNumber")));
        }
        if (part.group("implicit") != null) {
            normal.append(".post").append(number(part.group("implicit")));
        } else if (part.group("post") != null) {
            normal.append(".post").append(number(part.group("postNumber")));
        }
        if (part.group("dev") != null) {
            normal.append(".dev").append(number(part.group("devNumber")));
        }
    }

    /** Without leading zeros; nothing is 0. */
    private static String number(String digits) {
        String stripped = digits.replaceFirst("^0+", "");
        return stripped.isEmpty() ? "0" : stripped;
    }

    @Override
    public String toString() {
        return text;
    }
}
