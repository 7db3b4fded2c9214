package dev.sanca.packager.setup;

import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code config.c}, the table of built-in modules, from a template with two marked lines. */
public final class ConfigWriter {
    private ConfigWriter() {}

    /**
     * Fills a template: declarations before lines with {@code MARKER 1}, entries before lines with {@code MARKER 2}.
     *
     * @param model what the Setup files say; the static modules count
     * @param templateName how the first line calls the template
     * @param template the template's text
     * @return the text of {@code config.c}
     */
    public static String write(SetupModel model, String templateName, String template) {
        List<String> modules = model.modules(Mode.STATIC);
        String declarations = modules.stream().map(name -> "extern PyObject* PyInit_" + name + "(void);\n")
                .collect(Collectors.joining());
        String entries = modules.stream().map(name -> "    {\"" + name + "\", PyInit_" + name + "},\n")
                .collect(Collectors.joining());
        String first = "/* Generated automatically from " + templateName + " by makesetup. */\n";
        return template.isEmpty() ? "" : first + template.lines().map(line -> {
            String before = line.contains("MARKER 1") ? declarations + "\n" : "";
            return before + (line.contains("MARKER 2") ? entries + "\n" : "") + line + "\n";
        }).collect(Collectors.joining());
    }
}
