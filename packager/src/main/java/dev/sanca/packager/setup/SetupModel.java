package dev.sanca.packager.setup;

import java.util.List;
import java.util.function.Predicate;

/**
 * What Setup files say, after the first rule for each name has won.
 *
 * @param definitions lines for the Makefile, in the order of the files
 * @param rules module lines, in the order of the files, without those that were overruled
 * @param libraryGroups the libraries of the static modules, before and behind {@code *noobjects*}
 * @param warnings what is probably not meant as it is read
 */
public record SetupModel(List<Definition> definitions, List<ModuleRule> rules, LibraryGroups libraryGroups,
        List<Warning> warnings) {
    /**
     * Makes a model of copies of the lists.
     */
    public SetupModel {
        definitions = List.copyOf(definitions);
        rules = List.copyOf(rules);
        warnings = List.copyOf(warnings);
    }

    /**
     * The libraries that static modules are linked with, as the script writes them.
     *
     * @param local those of the normal files
     * @param base those of the files after {@code -n}
     */
    public record LibraryGroups(String local, String base) {}

    /**
     * Modules that are built, static and shared.
     *
     * @return names in the order of the lines
     */
    public List<String> built() {
        return names(rule -> rule.mode() != Mode.DISABLED);
    }

    /**
     * Modules of one mode.
     *
     * @param mode static, shared or disabled
     * @return names in the order of the lines
     */
    public List<String> modules(Mode mode) {
        return names(rule -> rule.mode() == mode);
    }

    /**
     * Shared modules that have a rule, so not those behind {@code -n}.
     *
     * @return names in the order of the lines
     */
    public List<String> sharedWithRule() {
        return names(rule -> rule.mode() == Mode.SHARED && rule.objects());
    }

    private List<String> names(Predicate<ModuleRule> which) {
        return rules.stream().filter(which).flatMap(rule -> rule.names().stream()).toList();
    }

    /**
     * The module lines that rules are written for.
     *
     * @return neither disabled nor behind {@code -n}
     */
    public List<ModuleRule> withObjects() {
        return rules.stream().filter(rule -> rule.objects() && rule.mode() != Mode.DISABLED).toList();
    }

    /**
     * The C objects of the static modules.
     *
     * @param sourceDirectory what {@code -s} was given
     * @return paths as they stand in the Makefile
     */
    public List<String> staticObjects(String sourceDirectory) {
        return withObjects().stream().filter(rule -> rule.mode() == Mode.STATIC)
                .flatMap(rule -> rule.sources().stream())
                .map(source -> ObjectFile.of(source, sourceDirectory).path()).toList();
    }
}
