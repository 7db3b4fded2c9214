package dev.sanca.processor.read;

import dev.sanca.processor.model.CallableModel;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The constructor that Python calls. */
record ConstructorReader(Source source, CallableReader callables) {
    /** The one with @PyInit; of a record else the canonical one; null if there is none. */
    CallableModel read(TypeElement type, String pythonClass) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        List<ExecutableElement> marked = constructors.stream().filter(each -> source.annotations().has(each, "PyInit")).toList();
        if (marked.size() > 1) {
            source.problems().report(Problem.PYTHON_CLASS, marked.getLast(),
                    "a class has one @PyInit: give its parameters defaults, or make the others static methods with @PyClassMethod");
            return null;
        }
        ExecutableElement init = !marked.isEmpty() ? marked.getFirst()
                : type.getKind() == ElementKind.RECORD ? canonical(type, constructors) : null;
        if (init == null) {
            return null;
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            source.problems().report(Problem.PYTHON_CLASS, init, "an abstract class has no instances: remove @PyInit or \"abstract\"");
            return null;
        }
        return callables.read(init, "PyInit", "__init__", pythonClass, CallableModel.Style.CONSTRUCTOR);
    }

    private ExecutableElement canonical(TypeElement type, List<ExecutableElement> constructors) {
        List<?> components = type.getRecordComponents().stream()
                .map(component -> source.types().erasure(component.asType()).toString()).toList();
        return constructors.stream()
                .filter(each -> each.getParameters().stream()
                        .map(p -> source.types().erasure(p.asType()).toString()).toList().equals(components))
                .findFirst().orElse(null);
    }
}
