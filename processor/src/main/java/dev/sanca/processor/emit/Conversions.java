package dev.sanca.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ValueType;

/** Java expressions that convert values. */
record Conversions(GlueNames names) {
    /** The Java value of a pointer that is not NULL. */
    CodeBlock toJava(ValueType type, String pointer, String signature, String index) {
        CodeBlock converted = notNone(type, pointer, signature, index);
        return type.nullable()
                ? CodeBlock.of("$T.isNone($L) ? null : $L", GlueNames.TO_JAVA, pointer, converted)
                : converted;
    }

    private CodeBlock notNone(ValueType type, String pointer, String signature, String index) {
        return switch (type.way()) {
            case DIRECT -> CodeBlock.of("$T.$L($L, $L, $L)", GlueNames.TO_JAVA, type.toJava(), pointer, signature, index);
            case INSTANCE -> CodeBlock.of("$L.toJava($L, $L, $L)", names.classField(type.java()), pointer, signature, index);
            case GENERAL -> CodeBlock.of("$L.toJava($L, $L, $L)", names.typeField(type.java()), pointer, signature, index);
            case NOTHING -> throw new IllegalArgumentException("a parameter has a type");
        };
    }

    /** The same, with the default where the argument is missing. */
    CodeBlock toJavaOrDefault(ParameterModel parameter, String pointer, String signature, int index) {
        CodeBlock value = toJava(parameter.type(), pointer, signature, String.valueOf(index));
        if (parameter.defaultValue() == null) {
            return value;
        }
        CodeBlock absent = parameter.defaultValue().java();
        if (parameter.type().java().isBoxedPrimitive() && !absent.toString().equals("null")) {
            // Without the cast, null for None would be unboxed.
            absent = CodeBlock.of("($T) $L", parameter.type().java(), absent);
        }
        return parameter.type().nullable()
                ? CodeBlock.of("$L == $T.NULL ? $L : ($L)", pointer, GlueNames.PYTHON, absent, value)
                : CodeBlock.of("$L == $T.NULL ? $L : $L", pointer, GlueNames.PYTHON, absent, value);
    }

    /** A new reference to the Python value of a Java expression. */
    CodeBlock toPython(ValueType type, CodeBlock value) {
        return switch (type.way()) {
            case DIRECT -> CodeBlock.of("$T.of($L)", GlueNames.TO_PYTHON, value);
            case INSTANCE -> CodeBlock.of("$L.toPython($L)", names.classField(type.java()), value);
            case GENERAL -> CodeBlock.of("$L.toPython($L)", names.typeField(type.java()), value);
            case NOTHING -> throw new IllegalArgumentException("nothing to convert");
        };
    }
}
