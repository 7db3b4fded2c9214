package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects the headers of a {@link Metadata}, each in the form that the format wants. Empty values are left out. */
public final class MetadataFields {
    private static final Pattern REQUIREMENT = Pattern.compile("[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?\\s*(?:[\\[(<>=!~;@].*)?");
    private static final Pattern SPECIFIERS = Pattern.compile("(?:(?:~=|===?|!=|<=|>=|<|>)\\s*[\\w.*+!]+\\s*(?:,\\s*|$))*");

    private final List<Metadata.Field> fields = new ArrayList<>();

    /** No headers yet. */
    public MetadataFields() {}

    /**
     * Somebody who made the thing.
     *
     * @param name the name, or nothing
     * @param email the address, or nothing
     */
    public record Person(String name, String email) {
        /** {@code name <address>}, as in a mail's header. */
        private String mailbox() {
            return name.isEmpty() ? email : (name.matches("[\\p{L}\\p{Nd} _'-]+") ? name : '"' + name.replace("\"", "\\\"") + '"') + " <"
                    + email + ">";
        }
    }

    /**
     * Adds a header.
     *
     * @param field its name
     * @param value its value; line breaks become spaces
     * @return this
     */
    public MetadataFields add(String field, String value) {
        String line = value == null ? "" : Metadata.oneLine(value);
        if (!line.isEmpty()) {
            fields.add(new Metadata.Field(field, line));
        }
        return this;
    }

    /**
     * Adds people: those with an address in one header, the others in another.
     *
     * @param role {@code Author} or {@code Maintainer}
     * @param people who
     * @return this
     */
    public MetadataFields people(String role, List<Person> people) {
        add(role, people.stream().filter(person -> person.email().isEmpty()).map(Person::name).collect(Collectors.joining(", ")));
        return add(role + "-Email", people.stream().filter(person -> !person.email().isEmpty()).map(Person::mailbox)
                .collect(Collectors.joining(", ")));
    }

    /**
     * Adds what must be installed too (<a href="https://peps.python.org/pep-0508/">PEP 508</a>).
     *
     * @param requirements such as {@code numpy>=2}
     * @return this
     * @throws BuildException if one is malformed
     */
    public MetadataFields requires(List<String> requirements) {
        requirements.forEach(requirement -> add("Requires-Dist", checked(requirement)));
        return this;
    }

    /**
     * Adds what must be installed for an extra.
     *
     * @param extra its name
     * @param requirements such as {@code numpy>=2}
     * @return this
     * @throws BuildException if one is malformed
     */
    public MetadataFields extra(String extra, List<String> requirements) {
        String name = new DistributionName(extra).normalized();
        add("Provides-Extra", name);
        for (String requirement : requirements) {
            int marker = checked(requirement).indexOf(';');
            add("Requires-Dist", marker < 0 ? requirement + "; extra == '" + name + "'"
                    : requirement.substring(0, marker).strip() + "; (" + requirement.substring(marker + 1).strip() + ") and extra == '"
                    + name + "'");
        }
        return this;
    }

    /**
     * Adds which Pythons it runs on.
     *
     * @param specifiers such as {@code >=3.10}
     * @return this
     * @throws BuildException if they are malformed
     */
    public MetadataFields requiresPython(String specifiers) {
        if (specifiers != null && !SPECIFIERS.matcher(specifiers.strip()).matches()) {
            throw new BuildException("\"" + specifiers + "\" does not say which Pythons are needed: write for instance >=3.10");
        }
        return add("Requires-Python", specifiers);
    }

    /**
     * Adds the licence: as an SPDX expression if that is known, else as it is called.
     *
     * @param names what the licences are called; one of them is the user's choice
     * @return this
     */
    public MetadataFields licences(List<String> names) {
        List<String> expressions = names.stream().map(Licences::expression).toList();
        return expressions.contains("") ? add("License", String.join(", ", names))
                : add("License-Expression", String.join(" OR ", expressions));
    }

    /**
     * Adds addresses.
     *
     * @param urls what is there, and where
     * @return this
     */
    public MetadataFields urls(Map<String, String> urls) {
        urls.forEach((label, url) -> {
            if (label.length() > 32 || label.contains(",")) {
                throw new BuildException("\"" + label + "\" cannot be the label of an address: at most 32 characters, no comma");
            }
            if (url != null && !url.isBlank()) {
                add("Project-URL", label + ", " + url);
            }
        });
        return this;
    }

    private static String checked(String requirement) {
        if (!REQUIREMENT.matcher(requirement.strip()).matches()) {
            throw new BuildException("\"" + requirement + "\" is no requirement, such as numpy>=2");
        }
        return requirement.strip();
    }

    /** {@return the headers} */
    public List<Metadata.Field> fields() {
        return List.copyOf(fields);
    }
}
