package dev.sanca.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.OverridableModel;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The expression by which Java asks Python for what it overrides: with the variables call, a0, a1, …. */
record OverrideCall(GlueNames names, OverridableModel overridable) {
    CodeBlock code() {
        return switch (overridable.form()) {
            case CALL -> CodeBlock.of("$L.run($L)", prepared(), join(result(), positional()));
            case GET -> CodeBlock.of("$L.get($L)", start(), result());
            case SET -> CodeBlock.of("call.set(a0)");
            case TRUTH -> CodeBlock.of("call.test($L)", String.join(", ", positional()));
            case EQUALS -> CodeBlock.of("call.isEqual(this, a0)");
            case HASH -> hash();
            case NEXT -> CodeBlock.of("$L.next($L)", start(), result());
        };
    }

    private CallableModel method() {
        return overridable.method();
    }

    /** The constant with the type of the result. */
    private String result() {
        return method().result().way() == ValueType.Way.NOTHING ? "null" : names.typeField(method().result().java());
    }

    private CodeBlock start() {
        return CodeBlock.of(method().result().java().isPrimitive() && method().result().way() != ValueType.Way.NOTHING
                ? "call.notNone()" : "call");
    }

    /** With the arguments that are given by keyword, or many at once. */
    private CodeBlock prepared() {
        CodeBlock.Builder code = start().toBuilder();
        for (int i = 0; i < method().parameters().size(); i++) {
            ParameterModel parameter = method().parameters().get(i);
            switch (parameter.kind()) {
                case VAR_POSITIONAL -> code.add(".others(a$L)", i);
                case KEYWORD_ONLY -> code.add(".keyword($S, a$L)", parameter.name(), i);
                case VAR_KEYWORD -> code.add(".keywords(a$L)", i);
                default -> { }
            }
        }
        return code.build();
    }

    private List<String> positional() {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < method().parameters().size(); i++) {
            if (method().parameters().get(i).kind().compareTo(ParameterModel.Kind.VAR_POSITIONAL) < 0) {
                arguments.add("a" + i);
            }
        }
        return arguments;
    }

    private static String join(String first, List<String> rest) {
        return rest.isEmpty() ? first : first + ", " + String.join(", ", rest);
    }

    /** Java's hashes have 32 bits. */
    private CodeBlock hash() {
        TypeName type = method().result().java();
        return type.equals(TypeName.LONG) ? CodeBlock.of("call.hash()")
                : type.equals(TypeName.INT) ? CodeBlock.of("$T.hashCode(call.hash())", Long.class)
                : CodeBlock.of("($T) call.hash()", type);
    }
}
