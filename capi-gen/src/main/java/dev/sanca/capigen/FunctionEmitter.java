package dev.sanca.capigen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Function;
import java.lang.invoke.MethodHandle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits one exported function: a method over a downcall handle that is linked when it is first called. */
final class FunctionEmitter {
    private final Spec spec;
    private final Function function;
    private final Prototype prototype;
    private final String header;

    FunctionEmitter(Spec spec, Function function, String header) {
        this.spec = spec;
        this.function = function;
        this.prototype = function.prototype();
        this.header = header;
    }

    /**
     * Adds the method and, unless the spec gives it as a Java expression, the class behind it.
     *
     * <p>All code is in the class behind it, which is loaded when the function is first called: the JVM verifies a header
     * class whole before the first of its functions can be called, so its methods only pass on.
     */
    void emit(TypeSpec.Builder type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(prototype.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.function(function, header));
        signature(method);
        if (function.java() != null) {
            type.addMethod(method.addStatement(isVoid() ? "$L" : "return $L", function.java()).build());
            new OverloadEmitter(spec, function).emit(type, null);
            return;
        }
        TypeSpec.Builder behind = behind();
        type.addMethod(method.addStatement(isVoid() ? "$L.call($L)" : "return $L.call($L)", prototype.name(), arguments())
                .build());
        new OverloadEmitter(spec, function).emit(type, behind);
        type.addType(behind.build());
    }

    private void signature(MethodSpec.Builder method) {
        method.returns(function.javaResult());
        prototype.params().forEach(p -> method.addParameter(p.type().carrier().java, p.name()));
    }

    private boolean isVoid() {
        return prototype.result().carrier() == Carrier.VOID;
    }

    private String arguments() {
        return prototype.params().stream().map(Param::name).collect(Collectors.joining(", "));
    }

    private CodeBlock call() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (String param : function.nonnull()) {
            code.beginControlFlow("if ($L == 0)", param)
                    .addStatement("throw $T.isNull($S, $S)", Names.LINKAGE, prototype.name(), param)
                    .endControlFlow();
        }
        if (function.instead() != null) {
            code.beginControlFlow("if (ABSENT)").addStatement("return $L", function.instead()).endControlFlow();
        }
        if (function.fast() != null) {
            code.beginControlFlow("if ($L)", function.fast().when())
                    .addStatement("return $L", function.fast().java())
                    .endControlFlow();
        }
        code.beginControlFlow("try");
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
        TypeName result = prototype.result().carrier().java;
        CodeBlock call = CodeBlock.of("$L.invokeExact($L)", handle, prototype.isUniform() ? uniformArguments() : arguments());
        if (isVoid()) {
            return CodeBlock.of(prototype.isUniform() ? "long _ = (long) $L;\n" : "$L;\n", call);
        }
        String narrow = prototype.isUniform() && !result.equals(TypeName.LONG) ? "(long) " : "";
        return CodeBlock.builder()
                .addStatement("return ($T) $L$L$L", result, narrow, call, function.isPredicate() ? " != 0" : "")
                .build();
    }

    /** Widened, and as many as such a call has. */
    private String uniformArguments() {
        Stream<String> given = prototype.params().stream()
                .map(p -> (p.type().carrier().java.equals(TypeName.LONG) ? "" : "(long) ") + p.name());
        return Stream.concat(given, Stream.generate(() -> "0L")).limit(Prototype.UNIFORM_PARAMS).collect(Collectors.joining(", "));
    }

    private TypeSpec.Builder behind() {
        TypeSpec.Builder behind = TypeSpec.classBuilder(prototype.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(handle("LINK", function.leaf()));
        if (function.leafWhenExactly() != null) {
            behind.addField(handle("LEAF", true));
        }
        if (function.instead() != null) {
            behind.addField(FieldSpec.builder(TypeName.BOOLEAN, "ABSENT", Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.isAbsent($S)", Names.LINKAGE, prototype.name())
                    .build());
        }
        MethodSpec.Builder call = MethodSpec.methodBuilder("call").addModifiers(Modifier.STATIC);
        signature(call);
        return behind.addMethod(call.addCode(call()).build());
    }

    private FieldSpec handle(String name, boolean leaf) {
        return FieldSpec.builder(MethodHandle.class, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.$L($S, $S, $S)", Names.LINKAGE, leaf ? "leaf" : "function", prototype.name(), prototype.shape(), function.since())
                .build();
    }
}
