package dev.sanca.processor.read;

import com.palantir.javapoet.CodeBlock;
import dev.sanca.processor.model.DefaultValue;
import dev.sanca.processor.model.ValueType;
import java.math.BigInteger;
import javax.lang.model.element.VariableElement;

/** Defaults: Python literals that are Java constants of the parameter's type. */
record DefaultReader(Source source) {
    /** Whether the default of a parameter is {@code None}. */
    static boolean isNone(String literal) {
        return PythonLiteral.parse(literal) == PythonLiteral.NONE;
    }

    /** The default; null and a report if it is none. */
    DefaultValue read(VariableElement parameter, String literal, ValueType type) {
        Object value = PythonLiteral.parse(literal);
        if (value == null) {
            return bad(parameter, literal, "it is not one of the literals that can be: None, True, False, a number, "
                    + "a str, bytes, (), [] or {}");
        }
        CodeBlock java = java(value, type);
        if (java == null) {
            return bad(parameter, literal, reason(value, type));
        }
        return new DefaultValue(literal.strip(), java);
    }

    private DefaultValue bad(VariableElement parameter, String literal, String reason) {
        source.problems().report(Problem.BAD_DEFAULT, parameter, literal, TypeReader.plainName(parameter.asType()), reason);
        return null;
    }

    private static String reason(Object value, ValueType type) {
        if (value == PythonLiteral.NONE) {
            return "a primitive can't be null";
        }
        return value instanceof BigInteger && type.result().equals("int") ? "it does not fit" : "the parameter takes " + type.accepts();
    }

    private static CodeBlock java(Object value, ValueType type) {
        if (value == PythonLiteral.NONE) {
            return type.java().isPrimitive() ? null : CodeBlock.of("null");
        }
        return switch (type.toJava()) {
            case "toBoolean" -> value instanceof Boolean ? CodeBlock.of("$L", value) : null;
            case "toByte" -> integer(value, Byte.SIZE, "(byte) $L");
            case "toShort" -> integer(value, Short.SIZE, "(short) $L");
            case "toInt" -> integer(value, Integer.SIZE, "$L");
            case "toLong" -> integer(value, Long.SIZE, "$LL");
            case "toDouble" -> real(value, "");
            case "toFloat" -> real(value, "(float) ");
            case "toText" -> value instanceof String text ? CodeBlock.of("$S", text) : null;
            case "toChar" -> value instanceof String text && text.length() == 1 ? CodeBlock.of("(char) $L", (int) text.charAt(0)) : null;
            case "toBytes" -> value instanceof byte[] bytes ? bytes(bytes) : null;
            default -> GeneralDefaults.java(value, type);
        };
    }

    private static CodeBlock integer(Object value, int bits, String format) {
        return value instanceof BigInteger number && number.bitLength() < bits ? CodeBlock.of(format, number) : null;
    }

    private static CodeBlock real(Object value, String cast) {
        Double number = value instanceof BigInteger integer ? Double.valueOf(integer.doubleValue()) : value instanceof Double d ? d : null;
        return number == null || number.isInfinite() ? null : CodeBlock.of("$L$LD", cast, number);
    }

    private static CodeBlock bytes(byte[] bytes) {
        CodeBlock.Builder elements = CodeBlock.builder();
        for (byte b : bytes) {
            elements.add(elements.isEmpty() ? "$L" : ", $L", b);
        }
        return CodeBlock.of("new byte[] {$L}", elements.build());
    }
}
