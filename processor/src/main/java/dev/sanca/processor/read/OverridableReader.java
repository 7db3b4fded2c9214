package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.Operator;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.OverridableModel;
import dev.sanca.processor.model.OverridableModel.Form;
import dev.sanca.processor.model.PropertyModel;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What Python subclasses of a class may override: its own methods, and those of the classes of the module that it extends. */
record OverridableReader(TypeElement type) {
    List<OverridableModel> read(List<OverridableModel> inherited, List<CallableModel> methods, List<PropertyModel> attributes,
            List<OperatorModel> operators) {
        List<OverridableModel> own = new ArrayList<>();
        methods.forEach(method -> add(own, method, Form.CALL));
        for (PropertyModel attribute : attributes) {
            add(own, attribute.getter(), Form.GET);
            if (attribute.setter() != null) {
                add(own, attribute.setter(), Form.SET);
            }
        }
        operators.forEach(operator -> add(own, operator.method(), form(operator)));
        List<OverridableModel> all = new ArrayList<>(own);
        for (OverridableModel each : inherited) {
            if (own.stream().noneMatch(other -> isSame(other.method(), each.method()))) {
                all.add(asHere(each));
            }
        }
        return all;
    }

    private static void add(List<OverridableModel> all, CallableModel method, Form form) {
        if (form != null && method.thrown() != null) {
            all.add(new OverridableModel(method, form, false));
        }
    }

    /** Null for what Java can't ask Python. */
    private static Form form(OperatorModel operator) {
        boolean anyObject = !operator.method().parameters().isEmpty()
                && operator.method().parameters().getFirst().declared().equals(ClassName.OBJECT);
        return switch (operator.operator().shape()) {
            case TRUTH, CONTAINS -> Form.TRUTH;
            case COMPARISON -> anyObject && operator.operator().name().equals("__eq__") ? Form.EQUALS : Form.TRUTH;
            case HASH -> Form.HASH;
            case NEXT -> Form.NEXT;
            case BUFFER -> null;
            default -> isAwait(operator.operator()) ? null : Form.CALL;
        };
    }

    private static boolean isAwait(Operator operator) {
        return operator.name().equals("__await__");
    }

    private static boolean isSame(CallableModel one, CallableModel other) {
        return one.javaName().equals(other.javaName()) && declared(one).equals(declared(other));
    }

    private static List<TypeName> declared(CallableModel method) {
        return method.parameters().stream().map(parameter -> parameter.declared()).toList();
    }

    /** An inherited method as the class has it, which may have overridden it without an annotation. */
    private OverridableModel asHere(OverridableModel inherited) {
        CallableModel method = inherited.method();
        for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
            boolean overrides = each.getSimpleName().contentEquals(method.javaName())
                    && each.getParameters().stream().map(parameter -> TypeName.get(parameter.asType())).toList().equals(declared(method));
            if (overrides) {
                ValueType result = method.result();
                ValueType narrower = result.way() == ValueType.Way.NOTHING ? result : new ValueType(TypeName.get(each.getReturnType()),
                        result.way(), result.toJava(), result.result(), result.accepts(), result.nullable());
                CallableModel here = new CallableModel(method.name(), method.qualifiedName(), method.doc(), method.style(), method.owner(),
                        method.javaName(), method.parameters(), narrower, method.releaseGil(), CallableReader.thrown(each));
                return new OverridableModel(here, inherited.form(),
                        inherited.sealed() || each.getModifiers().contains(Modifier.FINAL));
            }
        }
        return inherited;
    }
}
