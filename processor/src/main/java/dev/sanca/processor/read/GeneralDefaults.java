package dev.sanca.processor.read;

import com.palantir.javapoet.CodeBlock;
import dev.sanca.processor.model.ValueType;

/** Defaults of types that the runtime's table converts: empty ones. */
final class GeneralDefaults {
    private GeneralDefaults() {}

    static CodeBlock java(Object value, ValueType type) {
        if (!(value instanceof PythonLiteral.Empty)) {
            return null;
        }
        String python = type.result();
        return switch ((PythonLiteral.Empty) value) {
            case LIST, TUPLE -> python.startsWith("list[") ? CodeBlock.of("$T.of()", java.util.List.class)
                    : python.startsWith("set[") && value == PythonLiteral.Empty.TUPLE ? CodeBlock.of("$T.of()", java.util.Set.class) : null;
            case DICT -> python.startsWith("dict[") ? CodeBlock.of("$T.of()", java.util.Map.class) : null;
        };
    }
}
