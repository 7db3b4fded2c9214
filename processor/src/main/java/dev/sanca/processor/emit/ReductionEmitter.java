package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.PropertyModel;
import dev.sanca.processor.model.ValueType;
import java.util.List;

/** {@code __reduce__} of a record, by which it is pickled and copied. */
record ReductionEmitter(GlueNames names, List<MethodSpec> methods, ClassModel type) {
    private static final ClassName REDUCTION = ClassName.get(GlueNames.GLUE, "Reduction");
    private static final ValueType TUPLE = new ValueType(TypeName.LONG, ValueType.Way.DIRECT, "", "object", "object", false);

    CodeBlock emit() {
        CallableModel reduce = new CallableModel("__reduce__", type.name() + ".__reduce__", "", Style.INSTANCE, type.type(), "", List.of(),
                TUPLE, false, null);
        String name = names.method(type.name() + "___reduce__");
        CallEmitter call = new CallEmitter(names, reduce, name);
        Conversions conversions = new Conversions(names);
        CodeBlock.Builder values = CodeBlock.builder();
        for (String member : type.members()) {
            PropertyModel component = type.properties().stream().filter(each -> each.name().equals(member)).findFirst().orElseThrow();
            values.add("\n.add($L)", conversions.toPython(component.getter().result(), CodeBlock.of("value.$L()",
                    component.getter().javaName())));
        }
        methods.add(FunctionEmitter.function(name, CallEmitter.guarded(CodeBlock.builder()
                .addStatement("$L.bind(args, nargs, kwnames)", call.signature())
                .addStatement("$T value = $L.self(self)", type.type(), names.classField(type.type()))
                .addStatement("return new $T(self)$L\n.toPython()", REDUCTION, values.build()).build(), "failed")));
        return FunctionEmitter.entry(names, List.of(reduce), name);
    }
}
