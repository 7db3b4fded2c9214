package dev.sanca.processor.emit;

import dev.sanca.processor.model.ForeignModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    static String of(CharSequence body, List<ForeignModel> foreign) {
        Map<String, TreeSet<String>> used = new LinkedHashMap<>();
        TreeSet<String> modules = new TreeSet<>();
        String code = body.toString().replaceAll("(?s)\"\"\".*?\"\"\"", "");
        MODULES.forEach((name, module) -> {
            if (Pattern.compile("(?<![\\w.])" + name + "\\b").matcher(code).find()) {
                used.computeIfAbsent(module, _ -> new TreeSet<>()).add(name);
            }
        });
        StubNames.STANDARD_MODULES.forEach(module -> addIfUsed(module, "\\w+", code, modules));
        foreign.forEach(each -> addIfUsed(each.module(), each.name().substring(each.module().length() + 1), code, modules));
        List<String> lines = new ArrayList<>(modules);
        used.forEach((module, names) -> lines.add("from " + module + " import " + String.join(", ", names)));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n\n";
    }

    /** The module under its own name, under the other one, or under both, as its members come up. */
    private static void addIfUsed(String module, String member, String code, Set<String> imports) {
        if (isUsed(module, member, code)) {
            imports.add("import " + module);
        }
        if (isUsed(StubNames.alias(module), member, code)) {
            imports.add("import " + module + " as " + StubNames.alias(module));
        }
    }

    private static boolean isUsed(String module, String member, String code) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(module) + "\\." + member + "\\b").matcher(code).find();
    }
}
