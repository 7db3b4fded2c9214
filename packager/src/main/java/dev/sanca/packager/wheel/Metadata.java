package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code METADATA} of a distribution: headers and a long description
 * (<a href="https://packaging.python.org/en/latest/specifications/core-metadata/">core metadata</a>).
 *
 * @param name the distribution
 * @param version its version
 * @param fields the other headers, in order; names may repeat
 * @param description the long description, or nothing
 */
public record Metadata(DistributionName name, PythonVersion version, List<Field> fields, String description) {
    /** Licences said as in PEP 639 are what version 2.4 is about. Older tools read older versions, so it is not used without need. */
    private static final Set<String> OF_2_4 = Set.of("License-Expression", "License-File");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    /**
     * A header.
     *
     * @param name such as {@code Requires-Dist}
     * @param value one line of text
     */
    public record Field(String name, String value) {
        /**
         * Checks the value.
         *
         * @throws BuildException if it has a line break, which would end the header
         */
        public Field {
            if (value.lines().count() > 1 || value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new BuildException("the metadata field " + name + " must be one line: \"" + value + "\"");
            }
        }
    }

    /** Keeps a copy of the list. */
    public Metadata {
        fields = List.copyOf(fields);
    }

    /**
     * {@return whether there is a header of this name}
     *
     * @param field its name
     */
    public boolean has(String field) {
        return fields.stream().anyMatch(one -> one.name().equals(field));
    }

    /**
     * {@return the values of the headers of this name, in order}
     *
     * @param field its name
     */
    public List<String> all(String field) {
        return fields.stream().filter(one -> one.name().equals(field)).map(Field::value).toList();
    }

    /**
     * {@return the same with more headers at the end}
     *
     * @param field their name
     * @param values their values
     */
    public Metadata with(String field, List<String> values) {
        List<Field> more = new ArrayList<>(fields);
        values.forEach(value -> more.add(new Field(field, value)));
        return new Metadata(name, version, more, description);
    }

    /** {@return the text of the file} */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("Metadata-Version: ").append(fields.stream().anyMatch(field -> OF_2_4.contains(field.name())) ? "2.4" : "2.1");
        text.append("\nName: ").append(name).append("\nVersion: ").append(version).append('\n');
        fields.forEach(field -> text.append(field.name()).append(": ").append(field.value()).append('\n'));
        if (!description.isEmpty()) {
            text.append('\n').append(description).append(description.endsWith("\n") ? "" : "\n");
        }
        return text.toString();
    }

    /**
     * {@return a text on one line, as a header wants it}
     *
     * @param text any text
     */
    public static String oneLine(String text) {
        return LINE_BREAKS.matcher(text.strip()).replaceAll(" ");
    }
}
