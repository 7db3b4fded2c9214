package dev.sanca.tests.abi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the spec and C do not say the same, one readable line each. */
final class Differences {
    private Differences() {}

    /** The names for which the two maps differ. */
    static List<String> between(Map<String, ?> spec, Map<String, ?> c) {
        Set<String> names = new TreeSet<>(spec.keySet());
        names.addAll(c.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            Object inSpec = spec.get(name);
            Object inC = c.get(name);
            if (inSpec == null) {
                lines.add(name + " is missing in the spec; C has " + inC);
            } else if (inC == null) {
                lines.add(name + " is in the spec (" + inSpec + ") but not in C");
            } else if (!inSpec.equals(inC)) {
                lines.add(name + " is " + inSpec + " in the spec and " + inC + " in C");
            }
        }
        return lines;
    }

    /** The names that are in one of the two sets only. */
    static List<String> between(Set<String> spec, Set<String> c) {
        List<String> lines = new ArrayList<>();
        spec.stream().filter(n -> !c.contains(n)).forEach(n -> lines.add(n + " only in the spec"));
        c.stream().filter(n -> !spec.contains(n)).forEach(n -> lines.add(n + " only in C"));
        return lines;
    }
}
