package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import dev.sanca.processor.model.ForeignModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The classes of other modules that come up in the types of one. */
final class ForeignClasses {
    private final Annotations annotations;
    private final Map<String, ForeignModel> found = new TreeMap<>();

    ForeignClasses(Annotations annotations) {
        this.annotations = annotations;
    }

    /** The class behind a type; empty if it is no class of a module. */
    Optional<ForeignModel> find(Element type) {
        if (type == null || !annotations.has(type, "PyClass") || !annotations.has(type.getEnclosingElement(), "PyModule")) {
            return Optional.empty();
        }
        Deque<String> names = new ArrayDeque<>();
        for (Element at = type.getEnclosingElement(); annotations.has(at, "PyModule"); at = at.getEnclosingElement()) {
            names.addFirst(annotations.text(at, "PyModule", "name"));
        }
        String given = annotations.text(type, "PyClass", "name");
        String module = String.join(".", names);
        String name = module + "." + (given.isEmpty() ? type.getSimpleName().toString() : given);
        return Optional.of(found.computeIfAbsent(name, _ -> new ForeignModel(ClassName.get((TypeElement) type), name, module,
                names.getFirst())));
    }

    /** All that were found, by name. */
    List<ForeignModel> all() {
        return List.copyOf(found.values());
    }
}
