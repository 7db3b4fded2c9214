package dev.sanca.processor.emit;

import dev.sanca.processor.model.ModuleModel;

/** The file that tells the packager of the module: {@code module.json}, see decision 0070. */
public final class DescriptorEmitter {
    private static final int FORMAT = 1;

    private DescriptorEmitter() {}

    /**
     * Writes the file.
     *
     * @param module the model
     * @return JSON
     */
    public static String emit(ModuleModel module) {
        String summary = module.doc().split("\n\n", 2)[0].replaceAll("\\s+", " ").strip();
        return """
                {
                  "format": %d,
                  "module": %s,
                  "class": %s%s%s
                }
                """.formatted(FORMAT, string(module.name()), string(module.glue().reflectionName()),
                summary.isEmpty() ? "" : ",\n  \"doc\": " + string(summary), uses(module));
    }

    /** The modules whose Java classes this one has to see: not copies of them that a wheel may bring along. */
    private static String uses(ModuleModel module) {
        return module.uses().isEmpty() ? ""
                : ",\n  \"uses\": [" + String.join(", ", module.uses().stream().map(DescriptorEmitter::string).toList()) + "]";
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
