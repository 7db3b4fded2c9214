package dev.sanca.processor.read;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The annotations of {@code dev.sanca.extension} on an element, by their simple names. */
record Annotations(Elements elements) {
    static final String PACKAGE = "dev.sanca.extension.";

    Optional<AnnotationMirror> find(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().contentEquals(PACKAGE + name)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    boolean has(Element element, String name) {
        return find(element, name).isPresent();
    }

    /** The value of a member, or its default; null if the element does not have the annotation. */
    Object value(Element element, String name, String member) {
        return find(element, name).map(mirror -> value(mirror, member)).orElse(null);
    }

    private Object value(AnnotationMirror mirror, String member) {
        for (var entry : elements.getElementValuesWithDefaults(mirror).entrySet()) {
            ExecutableElement method = entry.getKey();
            AnnotationValue value = entry.getValue();
            if (method.getSimpleName().contentEquals(member)) {
                return value.getValue();
            }
        }
        return null;
    }

    /** A text member; empty if it is not given or the annotation is not there. */
    String text(Element element, String name, String member) {
        Object value = value(element, name, member);
        return value == null ? "" : value.toString();
    }

    /** The value of a member if it is written down, not its default. */
    Optional<Object> given(Element element, String name, String member) {
        return find(element, name).flatMap(mirror -> mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .map(entry -> entry.getValue().getValue()).findFirst());
    }

    boolean flag(Element element, String name, String member) {
        return Boolean.TRUE.equals(value(element, name, member));
    }

    /** Whether it may be null: an annotation named Nullable, of whatever package, on the declaration or the type. */
    static boolean isNullable(Element element, javax.lang.model.type.TypeMirror type) {
        return hasNullable(element) || hasNullable(type);
    }

    private static boolean hasNullable(javax.lang.model.AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }
}
