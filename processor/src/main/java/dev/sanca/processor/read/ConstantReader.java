package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The constants of a module or class. */
record ConstantReader(Source source, TypeReader types) {
    List<ConstantModel> read(TypeElement owner) {
        List<ConstantModel> constants = new ArrayList<>();
        for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
            if (source.annotations().has(field, "PyConstant")) {
                ConstantModel constant = read(owner, field);
                if (constant != null) {
                    constants.add(constant);
                }
            }
        }
        return constants;
    }

    private ConstantModel read(TypeElement owner, VariableElement field) {
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
        if (!isStatic || !isFinal) {
            source.problems().report(Problem.CONSTANT, field, isStatic ? "final" : isFinal ? "static" : "static final");
            return null;
        }
        source.requireAccessible(field, field.getSimpleName().toString());
        ValueType type = types.result(field.asType(), field);
        String name = source.name(field, "PyConstant", field.getSimpleName().toString());
        return type == null ? null : new ConstantModel(name, ClassName.get(owner), field.getSimpleName().toString(), type);
    }
}
