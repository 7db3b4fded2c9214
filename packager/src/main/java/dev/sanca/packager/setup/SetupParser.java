package dev.sanca.packager.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Setup files, as CPython's {@code makesetup} does.
 *
 * <p>A parser is used once, by one thread. {@snippet :
 * SetupModel model = SetupParser.parse(Dialect.SANCA, List.of(SetupFile.of("Setup", "spam spammodule.c -lm\n")));
 * }
 */
public final class SetupParser {
    private final Dialect dialect;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<ModuleRule> rules = new ArrayList<>();
    /** The line that handled each name first. */
    private final Map<String, Location> seen = new HashMap<>();
    private final StringBuilder libraries = new StringBuilder();
    private String localLibraries;
    private Mode mode = Mode.STATIC;

    private SetupParser(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Reads files, one after the other; the first rule for a module wins.
     *
     * @param dialect whose reading
     * @param files the files, in order
     * @return what they say
     * @throws SetupException if a line cannot be read
     */
    public static SetupModel parse(Dialect dialect, List<SetupFile> files) {
        SetupParser parser = new SetupParser(dialect);
        LineReader.read(files, dialect, parser.warnings::add).forEach(parser::line);
        return parser.finish();
    }

    private SetupModel finish() {
        DefinitionChecks.check(definitions, dialect, warnings);
        String rest = libraries.toString();
        var groups = localLibraries == null
                ? new SetupModel.LibraryGroups(rest, "") : new SetupModel.LibraryGroups(localLibraries, rest);
        return new SetupModel(definitions, rules, groups, warnings);
    }

    private void line(LogicalLine line) {
        String text = line.text();
        Optional<Mode> marker = Mode.ofMarker(text);
        if (text.contains("=") || text.startsWith("include ")) {
            definitions.add(new Definition(text, line.where()));
        } else if (text.equals(PhysicalLine.NO_OBJECTS)) {
            noObjects();
        } else if (marker.isPresent()) {
            mode = marker.get();
        } else {
            module(new ModuleLineParser(line, dialect, warnings).parse(mode, localLibraries == null));
        }
    }

    private void noObjects() {
        if (localLibraries == null) {
            localLibraries = libraries.toString();
            libraries.setLength(0);
        }
    }

    private void module(ModuleRule rule) {
        for (String name : rule.names()) {
            Location first = seen.putIfAbsent(name, rule.where());
            if (first != null) {
                warnings.add(new Warning(rule.where(), "module \"" + name + "\" has a rule in " + first
                        + ", which wins; this line is left out, with all its modules: " + rule.names()));
                return;
            }
        }
        rules.add(rule);
        if (rule.mode() == Mode.STATIC) {
            libraries.append(' ').append(rule.linkerText());
        }
    }
}
