package dev.sanca.processor.read;

import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.ValueType;
import dev.sanca.processor.model.ValueType.Way;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which Java types Python values can become, and the other way round. */
final class TypeReader {
    private record Direct(String toJava, String result, String accepts) {}

    private static final Map<String, Direct> DIRECT = Map.ofEntries(
            Map.entry("boolean", new Direct("toBoolean", "bool", "bool")),
            Map.entry("byte", new Direct("toByte", "int", "int")),
            Map.entry("short", new Direct("toShort", "int", "int")),
            Map.entry("int", new Direct("toInt", "int", "int")),
            Map.entry("long", new Direct("toLong", "int", "int")),
            Map.entry("char", new Direct("toChar", "str", "str")),
            Map.entry("float", new Direct("toFloat", "float", "float")),
            Map.entry("double", new Direct("toDouble", "float", "float")),
            Map.entry("java.lang.String", new Direct("toText", "str", "str")),
            Map.entry("byte[]", new Direct("toBytes", "bytes", "bytes | bytearray | memoryview")));

    private final Source source;
    private final GeneralTypes general;

    TypeReader(Source source) {
        this.source = source;
        this.general = new GeneralTypes(source, element -> find(element, false));
    }

    /** The type of a parameter; reports one that has no conversion. */
    ValueType parameter(TypeMirror type, Element where) {
        ValueType read = read(type, where, true);
        return read != null && Annotations.isNullable(where, type) ? read.orNone() : read;
    }

    /** The type of a result; reports one that has no conversion. */
    ValueType result(TypeMirror type, Element where) {
        if (type.getKind() == TypeKind.VOID) {
            return ValueType.NOTHING;
        }
        ValueType read = read(type, where, false);
        return read != null && Annotations.isNullable(where, type) ? read.orNone() : read;
    }

    private ValueType read(TypeMirror type, Element where, boolean parameter) {
        if (type.getKind() == TypeKind.TYPEVAR) {
            source.problems().report(Problem.GENERIC, where, "'" + type + "'");
            return null;
        }
        Optional<ValueType> read = parameter ? find(type, true) : find(type, false).or(() -> general.resultingFunction(type));
        if (read.isEmpty()) {
            source.problems().report(Problem.UNSUPPORTED_TYPE, where, plainName(type), remedy(type));
        }
        return read.orElse(null);
    }

    private Optional<ValueType> find(TypeMirror type, boolean parameter) {
        Direct direct = DIRECT.get(directName(type));
        if (direct != null) {
            return Optional.of(new ValueType(TypeName.get(type), Way.DIRECT, direct.toJava, direct.result, direct.accepts, false));
        }
        String python = source.classes().get(plainName(type));
        if (python != null) {
            return Optional.of(new ValueType(TypeName.get(type), Way.INSTANCE, "", python, python, false));
        }
        Optional<ValueType> foreign = source.foreign().find(source.types().asElement(type))
                .map(each -> new ValueType(TypeName.get(type), Way.INSTANCE, "", each.name(), each.name(), false));
        return foreign.isPresent() ? foreign : general.find(type, parameter);
    }

    /** The name under which a type is in the table: boxed types are that of what is in the box. */
    private String directName(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
        }
        if (type instanceof ArrayType array) {
            return array.getComponentType().getKind() == TypeKind.BYTE ? "byte[]" : "";
        }
        try {
            return source.types().unboxedType(type).getKind().name().toLowerCase(java.util.Locale.ROOT);
        } catch (IllegalArgumentException notBoxed) {
            return plainName(type);
        }
    }

    /** Without annotations and type arguments. */
    static String plainName(TypeMirror type) {
        if (type instanceof DeclaredType declared) {
            return ((TypeElement) declared.asElement()).getQualifiedName().toString();
        }
        return type.getKind() == TypeKind.NONE ? "" : TypeName.get(type).toString();
    }

    private String remedy(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return "";
        }
        return declared.asElement().getKind() == ElementKind.INTERFACE
                ? ": use a type of the table in docs/extension-modules.md, or add @FunctionalInterface to it if it is a function"
                : ": use a type of the table in docs/extension-modules.md, or make it a @PyClass of a module";
    }
}
