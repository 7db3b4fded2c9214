package dev.sanca.processor.read;

import dev.sanca.processor.model.CallableModel;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The constructors that Python calls. */
record ConstructorReader(Source source, CallableReader callables) {
    /** Those with @PyInit; of a record else the canonical one; none if there is none. */
    List<CallableModel> read(TypeElement type, String pythonClass) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        List<ExecutableElement> marked = constructors.stream().filter(each -> source.annotations().has(each, "PyInit")).toList();
        if (marked.isEmpty() && type.getKind() == ElementKind.RECORD) {
            marked = Stream.ofNullable(canonical(type, constructors)).toList();
        }
        OverloadReader inits = new OverloadReader(source);
        for (ExecutableElement init : marked) {
            if (type.getModifiers().contains(Modifier.ABSTRACT)) {
                source.problems().report(Problem.PYTHON_CLASS, init, "an abstract class has no instances: remove @PyInit or \"abstract\"");
                continue;
            }
            CallableModel read = callables.read(init, "PyInit", "__init__", pythonClass, CallableModel.Style.CONSTRUCTOR);
            if (read != null) {
                inits.add(read, init);
            }
        }
        return inits.all();
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
