package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods grouped by their Python name. */
final class Overloads {
    private Overloads() {}

    static List<List<CallableModel>> byName(List<CallableModel> callables) {
        Map<String, List<CallableModel>> groups = new LinkedHashMap<>();
        callables.forEach(callable -> groups.computeIfAbsent(callable.name(), _ -> new ArrayList<>()).add(callable));
        return new ArrayList<>(groups.values());
    }
}
