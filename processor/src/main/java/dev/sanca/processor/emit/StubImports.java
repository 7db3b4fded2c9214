package dev.sanca.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The imports that the text of a stub needs. */
final class StubImports {
    /** Where names come from that are written without their module. */
    private static final Map<String, String> MODULES = new LinkedHashMap<>();

    static {
        for (String name : List.of("Awaitable", "Callable", "Coroutine", "Iterable", "Iterator", "Mapping", "Sequence", "Collection")) {
            MODULES.put(name, "collections.abc");
        }
        for (String name : List.of("Any", "ClassVar", "Final", "final", "overload", "SupportsIndex")) {
            MODULES.put(name, "typing");
        }
    }

    private StubImports() {}

    static String of(CharSequence body) {
        Map<String, TreeSet<String>> used = new LinkedHashMap<>();
        TreeSet<String> modules = new TreeSet<>();
        String code = body.toString().replaceAll("(?s)\"\"\".*?\"\"\"", "");
        MODULES.forEach((name, module) -> {
            if (Pattern.compile("(?<![\\w.])" + name + "\\b").matcher(code).find()) {
                used.computeIfAbsent(module, _ -> new TreeSet<>()).add(name);
            }
        });
        Matcher dotted = Pattern.compile("(?<![\\w.])(datetime|decimal|enum|fractions|pathlib|uuid|types)\\.\\w").matcher(code);
        while (dotted.find()) {
            modules.add(dotted.group(1));
        }
        List<String> lines = new ArrayList<>();
        modules.forEach(module -> lines.add("import " + module));
        used.forEach((module, names) -> lines.add("from " + module + " import " + String.join(", ", names)));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n\n";
    }
}
