package dev.sanca.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ParameterModel.Kind;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** One call of a Java method: its arguments bound and converted, then the call, then the result. */
final class CallEmitter {
    private static final ClassName OTHERS = ClassName.get(GlueNames.GLUE, "OtherArguments");

    private final GlueNames names;
    private final Conversions conversions;
    private final CallableModel callable;
    private final String signature;

    /** Without a name for a method that has no arguments to bind. */
    CallEmitter(GlueNames names, CallableModel callable, String wantedName) {
        this.names = names;
        this.conversions = new Conversions(names);
        this.callable = callable;
        this.signature = wantedName == null ? "" : names.constant(GlueNames.SIGNATURE, wantedName, "$T.$L($S, $S)", GlueNames.SIGNATURE,
                callable.hasSelf() ? "ofMethod" : "of", callable.qualifiedName(), TextSignature.forBinding(callable));
    }

    String signature() {
        return signature;
    }

    /** Statements that leave the Java arguments in variables a0, a1, …. Uses the parameters args, nargs and kwnames. */
    CodeBlock arguments() {
        return arguments(true);
    }

    /** The variables of {@link #assignments}. */
    CodeBlock declarations() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < callable.parameters().size(); i++) {
            code.addStatement("$T a$L", callable.parameters().get(i).declared(), i);
        }
        return code.build();
    }

    /** {@link #arguments} where the variables are declared already. */
    CodeBlock assignments() {
        return arguments(false);
    }

    private CodeBlock arguments(boolean declare) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("long[] bound = $L.bind(args, nargs, kwnames)", signature);
        List<ParameterModel> inSignatureOrder = inSignatureOrder();
        for (int i = 0; i < callable.parameters().size(); i++) {
            ParameterModel parameter = callable.parameters().get(i);
            CodeBlock value;
            if (parameter.kind().isVariable()) {
                value = others(parameter);
            } else {
                int index = inSignatureOrder.indexOf(parameter);
                code.addStatement("long p$L = $L.at(bound, args, nargs, $L)", i, signature, index);
                value = conversions.toJavaOrDefault(parameter, "p" + i, signature, index);
            }
            code.addStatement("$La$L = $L", declare ? CodeBlock.of("$T ", parameter.declared()) : "", i, value);
        }
        return code.build();
    }

    private List<ParameterModel> inSignatureOrder() {
        List<ParameterModel> named = new ArrayList<>(callable.parameters());
        named.removeIf(parameter -> parameter.kind().isVariable());
        return named;
    }

    private CodeBlock others(ParameterModel parameter) {
        CodeBlock element = CodeBlock.of("(o, s, i) -> $L", conversions.toJava(parameter.type(), "o", "s", "i"));
        if (parameter.kind() == Kind.VAR_KEYWORD) {
            return CodeBlock.of("$T.map($L, args, nargs, kwnames, $L)", OTHERS, signature, element);
        }
        CodeBlock list = CodeBlock.of("$T.list($L, args, nargs, $L)", OTHERS, signature, element);
        if (!(parameter.declared() instanceof ArrayTypeName array)) {
            return list;
        }
        TypeName component = array.componentType();
        if (!component.isPrimitive()) {
            return CodeBlock.of("$L.toArray($T[]::new)", list, component);
        }
        String name = component.toString();
        String stream = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return CodeBlock.of("$L.stream().mapTo$L($T::$LValue).toArray()", list, stream, component.box(), name);
    }

    /** A statement that leaves a Java argument in its variable, where C gives it as a parameter. */
    CodeBlock argument(int index, String pointer) {
        return CodeBlock.of("$T a$L = $L;\n", callable.parameters().get(index).declared(), index, converted(index, pointer));
    }

    CodeBlock converted(int index, String pointer) {
        return conversions.toJava(callable.parameters().get(index).type(), pointer, signature, String.valueOf(index));
    }

    CodeBlock construct(TypeName type) {
        return CodeBlock.of("new $T($L)", type, argumentList());
    }

    private String argumentList() {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < callable.parameters().size(); i++) {
            arguments.add("a" + i);
        }
        return String.join(", ", arguments);
    }

    /**
     * Statements that call, with a0, a1, … as the arguments, and then return.
     *
     * <p>Where Python overrides the method, who calls is the override, or somebody who wants Java's: that is called, not Python's again.
     *
     * @param end what makes statements of the call
     */
    CodeBlock call(CodeBlock receiver, UnaryOperator<CodeBlock> end) {
        ClassName inherited = callable.thrown() == null ? null : names.inherited(callable.owner());
        if (inherited == null) {
            return end.apply(call(receiver, callable.javaName()));
        }
        return CodeBlock.builder().addStatement("$T receiver = $L", callable.owner(), receiver)
                .beginControlFlow("if (receiver instanceof $T each)", inherited)
                .add(end.apply(call(CodeBlock.of("each"), OverridesEmitter.SUPER + callable.javaName())))
                .endControlFlow()
                .add(end.apply(call(CodeBlock.of("receiver"), callable.javaName()))).build();
    }

    private CodeBlock call(CodeBlock receiver, String method) {
        return CodeBlock.of("$L.$L($L)", receiver, method, argumentList());
    }

    /** Statements that call, and return a number: the format has a place for the call. */
    CodeBlock callForNumber(CodeBlock receiver, String format, Object... arguments) {
        return call(receiver, call -> {
            Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = call;
            return CodeBlock.builder().addStatement("return " + format, all).build();
        });
    }

    /** Statements that call a method without result, and return. */
    CodeBlock callThenReturn(CodeBlock receiver, String result) {
        return call(receiver, call -> CodeBlock.builder().addStatement(call).addStatement("return $L", result).build());
    }

    /** Statements that call, and return a new reference to the result. */
    CodeBlock callAndReturn(CodeBlock receiver) {
        return call(receiver, this::returned);
    }

    private CodeBlock returned(CodeBlock called) {
        CodeBlock call = called;
        boolean nothing = callable.result().way() == ValueType.Way.NOTHING;
        CodeBlock.Builder code = CodeBlock.builder();
        if (callable.releaseGil()) {
            CodeBlock released = nothing ? CodeBlock.of("{ $L; return null; }", call) : call;
            call = CodeBlock.of("$T.released(() -> $L)", GlueNames.GLUE_CLASS, released);
        }
        if (nothing) {
            return code.addStatement("$L", call).addStatement("return $T.none()", GlueNames.TO_PYTHON).build();
        }
        return code.addStatement("return $L", conversions.toPython(callable.result(), call)).build();
    }

    /** A body between try and catch. */
    static CodeBlock guarded(CodeBlock body, String failed) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("catch ($T thrown)", Throwable.class)
                .addStatement("return $T.$L(thrown)", GlueNames.GLUE_CLASS, failed)
                .endControlFlow()
                .build();
    }
}
