package dev.sanca.packager.setup;

import java.util.List;
import java.util.function.Function;

/** Writes make rules: one for each object, one that links each module. */
public final class RulesWriter {
    private static final String TITLE = "\n# Rules appended by makesetup\n\n";

    private final String sourceDirectory;
    private final StringBuilder text = new StringBuilder(TITLE);

    /** What each compile command ends in. */
    private final Function<ModuleRule, String> behind;

    private RulesWriter(String sourceDirectory, Function<ModuleRule, String> behind) {
        this.sourceDirectory = sourceDirectory;
        this.behind = behind;
    }

    /**
     * The rules of a model, without those of Java modules.
     *
     * @param model what the Setup files say
     * @param sourceDirectory where sources are, relative to {@code $(srcdir)}, and where objects go
     * @param behind what is added to the commands of a module, such as a message for when they fail
     * @return text for the end of a Makefile
     */
    public static String write(SetupModel model, String sourceDirectory, Function<ModuleRule, String> behind) {
        RulesWriter writer = new RulesWriter(sourceDirectory, behind);
        model.withObjects().stream().filter(rule -> !rule.isJava()).forEach(writer::rule);
        return writer.text.toString();
    }

    private void rule(ModuleRule rule) {
        List<ObjectFile> objects = rule.sources().stream().map(source -> ObjectFile.of(source, sourceDirectory)).toList();
        objects.forEach(object -> compile(rule, object));
        String paths = ModuleRule.spaced(objects.stream().map(ObjectFile::path).toList());
        rule.names().forEach(name -> link(rule, name, paths));
    }

    private void compile(ModuleRule rule, ObjectFile object) {
        boolean shared = rule.mode() == Mode.SHARED;
        String flags = shared ? "$(PY_STDMODULE_CFLAGS) $(CCSHARED)" : "$(PY_BUILTIN_MODULE_CFLAGS)";
        text.append(object.path()).append(": ").append(object.source())
                .append(" $(MODULE_").append(rule.variableName()).append("_DEPS) $(MODULE_DEPS_")
                .append(rule.mode()).append(") $(PYTHON_HEADERS); ")
                .append(object.compiler()).append(' ').append(rule.compilerText()).append(' ').append(flags)
                .append(" -c ").append(object.source()).append(" -o ").append(object.path())
                .append(behind.apply(rule)).append('\n');
    }

    private void link(ModuleRule rule, String name, String objects) {
        String file = sourceDirectory + "/" + name + "$(EXT_SUFFIX)";
        text.append(file).append(": ").append(objects).append(" $(MODULE_").append(rule.variableName()).append("_LDEPS); ")
                .append("$(BLDSHARED) ").append(objects).append(' ').append(rule.linkerText())
                .append(" $(LIBPYTHON) -o ").append(file).append(behind.apply(rule)).append('\n');
    }
}
