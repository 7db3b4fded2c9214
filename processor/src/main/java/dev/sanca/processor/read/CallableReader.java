package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Methods and constructors that Python calls. */
final class CallableReader {
    private static final Set<String> OVERRIDABLE = Set.of("PyMethod", "PyGetter", "PySetter", "PyOperator");

    private final Source source;
    private final TypeReader types;

    CallableReader(Source source, TypeReader types) {
        this.source = source;
        this.types = types;
    }

    /**
     * Reads a method; null if something is wrong with it, which is reported.
     *
     * @param pythonClass the class it belongs to; empty for a function of the module
     */
    CallableModel read(ExecutableElement method, String annotation, String name, String pythonClass, Style style) {
        int before = source.problems().count();
        if (!method.getTypeParameters().isEmpty()) {
            source.problems().report(Problem.GENERIC, method, method.getSimpleName() + "()");
            return null;
        }
        source.requireAccessible(method, method.getSimpleName() + "()");
        Javadoc javadoc = Javadoc.of(source.elements().getDocComment(method));
        List<ParameterModel> parameters = new ParameterReader(source, types, method, javadoc.parameters()).read();
        ValueType result = style == Style.CONSTRUCTOR ? ValueType.NOTHING : types.result(method.getReturnType(), method);
        if (source.problems().count() > before) {
            return null;
        }
        String qualified = pythonClass.isEmpty() ? name : pythonClass + "." + name;
        return new CallableModel(name, qualified, source.doc(method, javadoc, described(parameters)), style,
                ClassName.get((TypeElement) method.getEnclosingElement()), method.getSimpleName().toString(), parameters, result,
                source.annotations().flag(method, annotation, "releaseGil"), overridable(method, annotation) ? thrown(method) : null);
    }

    private static boolean overridable(ExecutableElement method, String annotation) {
        return OVERRIDABLE.contains(annotation) && !method.getModifiers().contains(Modifier.FINAL)
                && !method.getModifiers().contains(Modifier.STATIC);
    }

    /** The checked exceptions that it declares. */
    static List<TypeName> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream().map(TypeName::get).toList();
    }

    private static Map<String, String> described(List<ParameterModel> parameters) {
        Map<String, String> described = new LinkedHashMap<>();
        for (ParameterModel parameter : parameters) {
            if (!parameter.doc().isEmpty()) {
                described.put(parameter.name(), parameter.doc());
            }
        }
        return described;
    }
}
