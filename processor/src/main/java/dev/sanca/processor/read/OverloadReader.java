package dev.sanca.processor.read;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/** Methods of the same Python name: whether they can be told apart, and in which order they are tried. */
final class OverloadReader {
    /** What accepts less comes first: {@code True} is an int, too, and an int is a float. */
    private static final List<String> NARROW_FIRST = List.of("toBoolean", "toByte", "toShort", "toInt", "toLong", "toFloat", "toDouble",
            "toChar", "toText", "toBytes");

    private final Source source;
    private final Map<String, List<CallableModel>> groups = new LinkedHashMap<>();

    OverloadReader(Source source) {
        this.source = source;
    }

    /** Adds a method; reports one that can't be told apart from another. */
    void add(CallableModel callable, ExecutableElement method) {
        List<CallableModel> group = groups.computeIfAbsent(callable.name(), _ -> new ArrayList<>());
        for (CallableModel other : group) {
            if (other.style() != callable.style()) {
                source.problems().report(Problem.OVERLOAD, method, "'" + callable.name()
                        + "' is static and not static: give one another name");
            } else if (types(other).equals(types(callable))) {
                source.problems().report(Problem.OVERLOAD, method, "there is another '" + callable.name()
                        + "' whose arguments look the same in Python, "
                        + types(callable) + (callable.style() == CallableModel.Style.CONSTRUCTOR
                                ? ": make one of them a static method with @PyClassMethod" : ": give one another name"));
            }
        }
        group.add(callable);
    }

    private static List<String> types(CallableModel callable) {
        return callable.parameters().stream()
                .map(parameter -> parameter.type().accepts() + (parameter.kind().isVariable() ? "..." : "")).toList();
    }

    /** All, those of the same name together and in the order in which they are tried. */
    List<CallableModel> all() {
        List<CallableModel> all = new ArrayList<>();
        for (List<CallableModel> group : groups.values()) {
            group.sort(Comparator.comparingInt(OverloadReader::width));
            all.addAll(group);
        }
        return all;
    }

    private static int width(CallableModel callable) {
        int width = 0;
        for (ParameterModel parameter : callable.parameters()) {
            int narrow = NARROW_FIRST.indexOf(parameter.type().toJava());
            width += 1 + (parameter.kind().isVariable() ? 1000 : narrow >= 0 ? narrow : parameter.type().toJava().isEmpty() ? 0 : 100);
        }
        return width;
    }
}
