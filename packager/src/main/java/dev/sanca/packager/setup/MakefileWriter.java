package dev.sanca.packager.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a {@code Makefile} from a template: lists put in, definitions inserted, rules appended. */
public final class MakefileWriter {
    private static final String INSERT_HERE = "Definitions added by makesetup";

    private MakefileWriter() {}

    /**
     * Fills a template.
     *
     * @param model what the Setup files say
     * @param sourceDirectory where sources are and objects go, relative to {@code $(srcdir)}
     * @param templateName how the first line calls the template
     * @param template the template's text
     * @return the text of the {@code Makefile}
     */
    public static String write(SetupModel model, String sourceDirectory, String templateName, String template) {
        return write(model, sourceDirectory, templateName, template, rule -> "");
    }

    /**
     * Fills a template and adds to the commands of the rules.
     *
     * @param model what the Setup files say
     * @param sourceDirectory where sources are and objects go, relative to {@code $(srcdir)}
     * @param templateName how the first line calls the template
     * @param template the template's text
     * @param behind what is added to the commands of a module
     * @return the text of the {@code Makefile}
     */
    public static String write(SetupModel model, String sourceDirectory, String templateName, String template,
            Function<ModuleRule, String> behind) {
        String rules = RulesWriter.write(model, sourceDirectory, behind);
        if (template.isEmpty()) {
            return rules;
        }
        Map<String, String> lists = lists(model, sourceDirectory);
        String definitions = definitions(model, sourceDirectory);
        String body = template.lines()
                .map(line -> replaced(line, lists) + "\n" + (line.contains(INSERT_HERE) ? definitions : ""))
                .collect(Collectors.joining());
        return "# Generated automatically from " + templateName + " by makesetup.\n" + body + rules;
    }

    private static String replaced(String line, Map<String, String> lists) {
        String result = line;
        for (Map.Entry<String, String> list : lists.entrySet()) {
            int at = result.indexOf(list.getKey());
            if (at >= 0) {
                result = result.substring(0, at) + list.getValue() + result.substring(at + list.getKey().length());
            }
        }
        return result;
    }

    /**
     * The lists that replace words of the template, each as long a string as the script makes it.
     *
     * @param model what the Setup files say
     * @param sourceDirectory where objects go
     * @return placeholder to list
     */
    public static Map<String, String> lists(SetupModel model, String sourceDirectory) {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("_MODBUILT_NAMES_", groups(model.rules().stream().filter(rule -> rule.mode() != Mode.DISABLED)
                .map(ModuleRule::names).toList()));
        lists.put("_MODSHARED_NAMES_", ModuleRule.spaced(model.sharedWithRule()));
        lists.put("_MODDISABLED_NAMES_", groups(model.rules().stream().filter(rule -> rule.mode() == Mode.DISABLED)
                .map(ModuleRule::names).toList()));
        lists.put("_MODOBJS_", groups(model.withObjects().stream().filter(rule -> rule.mode() == Mode.STATIC)
                .map(rule -> objects(rule, sourceDirectory)).toList()));
        lists.put("_MODLIBS_", "$(LOCALMODLIBS) $(BASEMODLIBS)");
        return lists;
    }

    private static List<String> objects(ModuleRule rule, String sourceDirectory) {
        return rule.sources().stream().map(source -> ObjectFile.of(source, sourceDirectory).path()).toList();
    }

    private static String groups(List<List<String>> groups) {
        return groups.stream().map(words -> " " + ModuleRule.spaced(words)).collect(Collectors.joining());
    }

    /** Later definitions come first, so that the first in the files is the last that make reads, and wins. */
    private static String definitions(SetupModel model, String sourceDirectory) {
        StringBuilder text = new StringBuilder("\n\n");
        text.append("LOCALMODLIBS=").append(model.libraryGroups().local()).append('\n');
        text.append("BASEMODLIBS=").append(model.libraryGroups().base()).append('\n');
        List<String> shared = model.sharedWithRule();
        if (!shared.isEmpty()) {
            text.append("SHAREDMODS=").append(shared.stream()
                    .map(name -> " " + sourceDirectory + "/" + name + "$(EXT_SUFFIX)").collect(Collectors.joining())).append('\n');
        }
        List<Definition> lastFirst = new ArrayList<>(model.definitions());
        Collections.reverse(lastFirst);
        lastFirst.forEach(definition -> text.append(definition.text()).append('\n'));
        return text.append('\n').toString();
    }
}
