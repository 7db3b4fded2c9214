package dev.sanca.capigen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Function;
import java.lang.invoke.MethodHandle;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Emits one exported function: a method over a downcall handle that is linked when it is first called. */
final class FunctionEmitter {
    private final Function function;
    private final Prototype prototype;
    private final String header;

    FunctionEmitter(Function function, String header) {
        this.function = function;
        this.prototype = function.prototype();
        this.header = header;
    }

    /** Adds the method and, unless the spec gives it as a Java expression, the class that holds its handle. */
    void emit(TypeSpec.Builder type) {
        MethodSpec.Builder method = signature().addJavadoc(Docs.function(function, header));
        if (function.java() != null) {
            type.addMethod(method.addStatement(prototype.result().carrier() == Carrier.VOID ? "$L" : "return $L", function.java())
                    .build());
            return;
        }
        for (String param : function.nonnull()) {
            method.beginControlFlow("if ($L == 0)", param)
                    .addStatement("throw $T.isNull($S, $S)", Names.LINKAGE, prototype.name(), param)
                    .endControlFlow();
        }
        type.addMethod(method.addCode(call()).build()).addType(holder());
    }

    private MethodSpec.Builder signature() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(prototype.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(prototype.result().carrier().java);
        prototype.params().forEach(p -> method.addParameter(p.type().carrier().java, p.name()));
        return method;
    }

    private CodeBlock call() {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try");
        if (function.leafWhenExactly() != null) {
            code.beginControlFlow(
                    "if (Py_TYPE($L) == $L())",
                    prototype.params().getFirst().name(),
                    function.leafWhenExactly());
            code.add(invoke("LEAF")).endControlFlow();
        }
        return code.add(invoke("LINK"))
                .nextControlFlow("catch ($T failure)", Throwable.class)
                .addStatement("throw $T.rethrow(failure)", Names.LINKAGE)
                .endControlFlow()
                .build();
    }

    private CodeBlock invoke(String handle) {
        String args = prototype.params().stream().map(Param::name).collect(Collectors.joining(", "));
        if (prototype.result().carrier() == Carrier.VOID) {
            return CodeBlock.builder().addStatement("$L.$L.invokeExact($L)", prototype.name(), handle, args).build();
        }
        return CodeBlock.builder()
                .addStatement("return ($T) $L.$L.invokeExact($L)", prototype.result().carrier().java, prototype.name(), handle, args)
                .build();
    }

    private TypeSpec holder() {
        TypeSpec.Builder holder = TypeSpec.classBuilder(prototype.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(handle("LINK", function.leaf()));
        if (function.leafWhenExactly() != null) {
            holder.addField(handle("LEAF", true));
        }
        return holder.build();
    }

    private FieldSpec handle(String name, boolean leaf) {
        return FieldSpec.builder(MethodHandle.class, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.$L($S, $S, $S)", Names.LINKAGE, leaf ? "leaf" : "function", prototype.name(), prototype.shape(), function.since())
                .build();
    }
}
