package dev.sanca.tests.abi;

import dev.sanca.capigen.Spec.Struct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Small C programs that tell what only a C compiler or the dynamic linker knows. */
final class CPrograms {
    private final CCompiler cc;

    CPrograms(CCompiler cc) {
        this.cc = cc;
    }

    /** The value of each integer constant, in the same order. */
    Map<String, Long> values(Collection<String> constants) {
        return numbers(constants.stream().collect(Collectors.toMap(n -> n, n -> n, (a, b) -> a, LinkedHashMap::new)));
    }

    /** The offsets of the members of structs as {@code "PyObject.ob_type"} and their sizes as {@code "PyObject"}. */
    Map<String, Long> layouts(Map<Struct, SpecLayout.Layout> structs) {
        Map<String, String> expressions = new LinkedHashMap<>();
        structs.forEach((struct, layout) -> {
            String type = (struct.name().startsWith("_") ? "struct " : "") + struct.name();
            expressions.put(struct.name(), "sizeof(" + type + ")");
            layout.offsets().keySet().forEach(m -> expressions.put(struct.name() + "." + m, "offsetof(" + type + ", " + m + ")"));
        });
        return numbers(expressions);
    }

    private Map<String, Long> numbers(Map<String, String> expressions) {
        String prints = expressions.values().stream()
                .map(e -> "    printf(\"%lld\\n\", (long long)(" + e + "));\n")
                .collect(Collectors.joining());
        List<String> lines = cc.output(CHeaders.INCLUDES + """
                #include <stddef.h>
                #include <stdio.h>
                int main(void) {
                """ + prints + "}\n");
        Map<String, Long> numbers = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(expressions.keySet());
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), Long.valueOf(lines.get(i)));
        }
        return numbers;
    }

    /** Those of the names that a shared library does not export. */
    Set<String> notExported(Path library, Collection<String> names) {
        String list = names.stream().map(n -> "\"" + n + "\",\n").collect(Collectors.joining());
        return new TreeSet<>(cc.output("""
                #include <dlfcn.h>
                #include <stdio.h>
                static const char *names[] = {
                """ + list + """
                0};
                int main(int argc, char **argv) {
                    void *library = dlopen(argv[1], RTLD_LAZY);
                    if (library == NULL) {
                        fputs(dlerror(), stderr);
                        return 1;
                    }
                    for (const char **name = names; *name; name++) {
                        if (dlsym(library, *name) == NULL) puts(*name);
                    }
                    return 0;
                }
                """, library.toString()));
    }
}
