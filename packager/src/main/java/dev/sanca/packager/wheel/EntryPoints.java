package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What other programs find in a distribution by name, console scripts among it
 * (<a href="https://packaging.python.org/en/latest/specifications/entry-points/">entry points</a>).
 *
 * @param groups names and what they refer to, by group
 */
public record EntryPoints(SortedMap<String, SortedMap<String, String>> groups) {
    /** The group of the commands that {@code pip} makes. */
    public static final String CONSOLE_SCRIPTS = "console_scripts";

    /** No entry points. */
    public static final EntryPoints NONE = new EntryPoints(new TreeMap<>());

    private static final Pattern GROUP = Pattern.compile("\\w+(?:\\.\\w+)*");
    private static final Pattern NAME = Pattern.compile("[^\\s\\[=](?:[^=\\v]*[^\\s=])?");
    private static final Pattern TARGET = Pattern.compile("[\\w.]+(?::[\\w.]+)?(?:\\s*\\[[\\w, -]*])?");

    /**
     * Checks all names and targets.
     *
     * @throws BuildException if one can't be read back
     */
    public EntryPoints {
        groups.forEach((group, entries) -> {
            if (!GROUP.matcher(group).matches()) {
                throw new BuildException("\"" + group + "\" cannot be the name of a group of entry points");
            }
            entries.forEach((name, target) -> check(group, name, target));
        });
    }

    private static void check(String group, String name, String target) {
        if (!NAME.matcher(name).matches()) {
            throw new BuildException("\"" + name + "\" cannot be the name of an entry point");
        }
        if (group.equals(CONSOLE_SCRIPTS) && !target.contains(":")) {
            throw new BuildException("the script " + name + " refers to \"" + target + "\": name a function, such as spam:main");
        }
        if (!TARGET.matcher(target).matches()) {
            throw new BuildException("the entry point " + name + " refers to \"" + target
                    + "\", which is no Python object: write module:name");
        }
    }

    /**
     * {@return these and a group more}
     *
     * @param group its name
     * @param entries names and targets
     */
    public EntryPoints with(String group, Map<String, String> entries) {
        if (entries.isEmpty()) {
            return this;
        }
        SortedMap<String, SortedMap<String, String>> more = new TreeMap<>(groups);
        more.merge(group, new TreeMap<>(entries), (old, added) -> {
            SortedMap<String, String> both = new TreeMap<>(old);
            both.putAll(added);
            return both;
        });
        return new EntryPoints(more);
    }

    /** The text of {@code entry_points.txt}. */
    String text() {
        StringBuilder text = new StringBuilder();
        groups.forEach((group, entries) -> {
            text.append(text.length() == 0 ? "" : "\n").append('[').append(group).append("]\n");
            entries.forEach((name, target) -> text.append(name).append(" = ").append(target).append('\n'));
        });
        return text.toString();
    }
}
