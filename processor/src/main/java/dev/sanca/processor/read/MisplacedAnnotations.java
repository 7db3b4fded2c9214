package dev.sanca.processor.read;

import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Annotations in places where no module sees them: they would do nothing, and nobody would know why. */
public final class MisplacedAnnotations {
    private static final String IN_CLASS = "it belongs into a class with @PyClass";
    private static final String ON_METHOD = "its method has no annotation that makes it callable in Python";
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("PyFunction", "it belongs into a class with @PyModule"),
            Map.entry("PyClass", "it belongs on a class nested in one with @PyModule"),
            Map.entry("PyException", "it belongs on a class nested in one with @PyModule"),
            Map.entry("PyModuleInit", "it belongs into a class with @PyModule"),
            Map.entry("PyModuleCleanup", "it belongs into a class with @PyModule"),
            Map.entry("PyConstant", "it belongs into a class with @PyModule or @PyClass"),
            Map.entry("PyMethod", IN_CLASS), Map.entry("PyStaticMethod", IN_CLASS), Map.entry("PyClassMethod", IN_CLASS),
            Map.entry("PyInit", IN_CLASS), Map.entry("PyGetter", IN_CLASS), Map.entry("PySetter", IN_CLASS),
            Map.entry("PyOperator", IN_CLASS),
            Map.entry("PyDefault", ON_METHOD), Map.entry("PositionalOnly", ON_METHOD), Map.entry("KeywordOnly", ON_METHOD),
            Map.entry("PyArgs", ON_METHOD), Map.entry("PyKwargs", ON_METHOD), Map.entry("PyName", ON_METHOD));
    private static final Set<String> CALLABLE =
            Set.of("PyFunction", "PyMethod", "PyStaticMethod", "PyClassMethod", "PyInit", "PyGetter", "PySetter", "PyOperator");

    private final Annotations annotations;
    private final Problems problems;

    /**
     * Prepares the check.
     *
     * @param environment the compiler's
     * @param problems takes what is wrong
     */
    public MisplacedAnnotations(ProcessingEnvironment environment, Problems problems) {
        this.annotations = new Annotations(environment.getElementUtils());
        this.problems = problems;
    }

    /**
     * Checks what is annotated in a round.
     *
     * @param present the annotations of the round
     * @param round the round
     */
    public void check(Set<? extends TypeElement> present, RoundEnvironment round) {
        for (TypeElement annotation : present) {
            String name = annotation.getSimpleName().toString();
            for (Element element : PLACES.containsKey(name) ? round.getElementsAnnotatedWith(annotation) : Set.<Element>of()) {
                if (!isInPlace(name, element)) {
                    problems.report(Problem.MISPLACED, element, name, PLACES.get(name));
                }
            }
        }
    }

    private boolean isInPlace(String name, Element element) {
        Element around = element.getEnclosingElement();
        return switch (name) {
            case "PyFunction", "PyClass", "PyException", "PyModuleInit", "PyModuleCleanup" -> annotations.has(around, "PyModule");
            case "PyConstant" -> annotations.has(around, "PyModule") || annotations.has(around, "PyClass");
            case "PyDefault", "PositionalOnly", "KeywordOnly", "PyArgs", "PyKwargs", "PyName" ->
                    CALLABLE.stream().anyMatch(callable -> annotations.has(around, callable)) || isComponent(around);
            default -> annotations.has(around, "PyClass");
        };
    }

    /** The parameters of a record's constructor take over the annotations of its components. */
    private boolean isComponent(Element method) {
        return annotations.has(method.getEnclosingElement(), "PyClass")
                && method.getEnclosingElement().getKind() == javax.lang.model.element.ElementKind.RECORD;
    }
}
