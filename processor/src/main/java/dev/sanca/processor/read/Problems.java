package dev.sanca.processor.read;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Reports problems on the element they are in, and remembers that there were some. */
public final class Problems {
    private final Messager messager;
    private int count;

    /**
     * Starts with none.
     *
     * @param messager the compiler's
     */
    public Problems(Messager messager) {
        this.messager = messager;
    }

    /**
     * Reports a problem.
     *
     * @param problem which
     * @param where the element
     * @param arguments what its text is filled with
     */
    public void report(Problem problem, Element where, Object... arguments) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, problem.message(arguments), where);
    }

    /**
     * Reports a problem in an annotation.
     *
     * @param problem which
     * @param where the element
     * @param annotation the annotation
     * @param arguments what its text is filled with
     */
    public void report(Problem problem, Element where, AnnotationMirror annotation, Object... arguments) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, problem.message(arguments), where, annotation);
    }

    /**
     * How many there were.
     *
     * @return 0 if all is well
     */
    public int count() {
        return count;
    }
}
