package dev.sanca.processor.read;

import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the readers of one module share.
 *
 * @param elements the compiler's
 * @param types the compiler's
 * @param annotations reads annotations
 * @param problems takes what is wrong
 * @param classes the module's classes with {@code @PyClass}, by qualified name, with their Python names
 * @param foreign those of other modules
 */
record Source(Elements elements, Types types, Annotations annotations, Problems problems, Map<String, String> classes,
        ForeignClasses foreign) {

    boolean isA(TypeMirror type, String className) {
        TypeElement wanted = elements.getTypeElement(className);
        return wanted != null && types.isSubtype(types.erasure(type), types.erasure(wanted.asType()));
    }

    /** Whether a type is exactly that class, whatever its arguments. */
    static boolean is(TypeMirror type, String className) {
        return type instanceof javax.lang.model.type.DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(className);
    }

    /** Reports what is private, up to the class that encloses all: generated code can't reach it. */
    boolean requireAccessible(Element element, String what) {
        for (Element at = element; at != null && at.getKind() != ElementKind.PACKAGE; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                problems.report(Problem.INACCESSIBLE, element, at == element ? what : "class " + at.getSimpleName());
                return false;
            }
        }
        return true;
    }

    /** The Python name of something: the annotation's, or the one made of the Java name. Reports one that Python does not allow. */
    String name(Element element, String annotation, String derived) {
        String given = annotations.text(element, annotation, "name");
        return checkedName(element, given.isEmpty() ? derived : given, "@" + annotation + "(name = …)");
    }

    String checkedName(Element element, String name, String remedy) {
        String problem = PythonNames.problem(name);
        if (problem != null) {
            problems.report(Problem.PYTHON_NAME, element, name, problem, remedy);
        }
        return name;
    }

    /** The docstring: that of @PyDoc, or the Javadoc. */
    String doc(Element element, Javadoc javadoc, Map<String, String> parameters) {
        String given = annotations.text(element, "PyDoc", "value");
        return given.isEmpty() ? javadoc.withParameters(parameters) : given;
    }
}
