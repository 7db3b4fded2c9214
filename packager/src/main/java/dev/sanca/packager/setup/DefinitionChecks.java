package dev.sanca.packager.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said about the definitions once all are known. */
final class DefinitionChecks {
    private static final Pattern REFERENCE = Pattern.compile("\\$[({]([^()${}:]+)[:)}]");

    private final Map<String, Definition> variables = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private DefinitionChecks() {}

    static void check(List<Definition> definitions, Dialect dialect, List<Warning> warnings) {
        DefinitionChecks checks = new DefinitionChecks();
        definitions.forEach(definition -> checks.collect(definition, warnings));
        if (dialect == Dialect.SANCA) {
            checks.variables.keySet().forEach(checks::follow);
        }
    }

    private void collect(Definition definition, List<Warning> warnings) {
        if (definition.variable().isEmpty()) {
            if (!definition.text().startsWith("include ")) {
                warnings.add(new Warning(definition.where(), misread(definition.text())));
            }
            return;
        }
        String name = definition.variable().get();
        Definition first = variables.putIfAbsent(name, definition);
        if (first != null) {
            warnings.add(new Warning(definition.where(), "variable \"" + name + "\" is set in " + first.where()
                    + ", which wins: remove one of the lines"));
        }
    }

    private static String misread(String text) {
        String name = text.split("[ \t=]", 2)[0];
        String variable = Words.isIdentifier(name) ? Words.upperCase(name) + "_CFLAGS" : "SPAM_CFLAGS";
        String flag = List.of(Words.split(text)).stream().filter(word -> word.contains("=")).findFirst().orElse("-DX=1");
        return "a line with = is a variable for make, so this is no module: write  " + variable + "=" + flag
                + "  on a line of its own and $(" + variable + ") on the module's line";
    }

    /** Walks the references of a variable; what is on the path twice is a cycle. */
    private void follow(String name) {
        Definition definition = variables.get(name);
        if (definition == null || finished.contains(name) || !definition.isRecursive()) {
            return;
        }
        if (path.contains(name)) {
            List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
            cycle.add(name);
            throw new SetupException(definition.where(), "the variables refer to each other in a circle: "
                    + String.join(" -> ", cycle));
        }
        path.add(name);
        Matcher references = REFERENCE.matcher(definition.value().orElse(""));
        while (references.find()) {
            follow(references.group(1));
        }
        path.remove(path.size() - 1);
        finished.add(name);
    }
}
