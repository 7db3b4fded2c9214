package dev.sanca.capigen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Field;
import dev.sanca.capigen.Spec.Struct;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Emits the accessors of one C struct; offsets are worked out for the CPython that runs. */
final class StructEmitter {
    private static final Map<Carrier, String> MEMORY_VERB = Map.of(
            Carrier.BYTE, "Byte",
            Carrier.SHORT, "Short",
            Carrier.INT, "Int",
            Carrier.C_LONG, "CLong",
            Carrier.INT64, "Long",
            Carrier.FLOAT, "Float",
            Carrier.DOUBLE, "Double",
            Carrier.POINTER, "Pointer");

    private final Struct struct;
    private final Set<String> structNames;

    StructEmitter(Struct struct, Set<String> structNames) {
        this.struct = struct;
        this.structNames = structNames;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(struct.name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "$L\n<p>Accessors for {@code struct $L} of {@code $L}; {@code p} is always the struct's address.\n",
                        Docs.sentence(struct.doc(), struct.name()),
                        struct.name(),
                        struct.header())
                .addField(FieldSpec.builder(Names.STRUCT_LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(layout())
                        .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(layoutAccessor())
                .addMethod(sizeof());
        struct.fields().forEach(f -> member(type, f));
        return type.build();
    }

    private CodeBlock layout() {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.of($S)", Names.STRUCT_LAYOUT, struct.name());
        for (Field f : struct.fields()) {
            int count = Math.max(1, f.arrayLength());
            CodeBlock kind = isStruct(f)
                    ? CodeBlock.of("$T.layout()", Names.of(f.declaration().type().text()))
                    : CodeBlock.of("'$L'", f.declaration().type().carrier().letter);
            code.add("\n.add($S, $L, $L", f.name(), kind, count);
            if (!f.everywhere()) {
                code.add(", $S, $S, $S", f.since(), f.until(), f.only());
            }
            code.add(")");
        }
        return code.add("\n.build()").build();
    }

    private boolean isStruct(Field f) {
        return structNames.contains(f.declaration().type().text());
    }

    private MethodSpec layoutAccessor() {
        return MethodSpec.methodBuilder("layout")
                .addModifiers(Modifier.STATIC)
                .returns(Names.STRUCT_LAYOUT)
                .addStatement("return LAYOUT")
                .build();
    }

    private MethodSpec sizeof() {
        return MethodSpec.methodBuilder("sizeof")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The size of the struct in the running CPython.\n\n@return bytes\n")
                .returns(TypeName.LONG)
                .addStatement("return LAYOUT.size()")
                .build();
    }

    private void member(TypeSpec.Builder type, Field f) {
        String constant = "AT_" + f.name();
        type.addField(FieldSpec.builder(TypeName.LONG, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("LAYOUT.offset($S)", f.name())
                .build());
        CodeBlock at = f.everywhere() ? CodeBlock.of("p + $L", constant) : CodeBlock.of("LAYOUT.at(p, $L, $S)", constant, f.name());
        if (isStruct(f) || f.arrayLength() > 0) {
            type.addMethod(getter(f, TypeName.LONG, "the address of the member inside the struct").addStatement("return $L", at).build());
            return;
        }
        Carrier carrier = f.declaration().type().carrier();
        String verb = MEMORY_VERB.get(carrier);
        type.addMethod(getter(f, carrier.java, "its value").addStatement("return $T.get$L($L)", Names.MEMORY, verb, at).build());
        type.addMethod(accessor(f)
                .addParameter(TypeName.LONG, "p")
                .addParameter(carrier.java, "value")
                .addJavadoc("Sets {@code $L}.\n\n@param p address of the struct\n@param value the new value\n", f.name())
                .addStatement("$T.put$L($L, value)", Names.MEMORY, verb, at)
                .build());
    }

    private MethodSpec.Builder getter(Field f, TypeName result, String doc) {
        return accessor(f)
                .returns(result)
                .addParameter(TypeName.LONG, "p")
                .addJavadoc("{@code $L $L}\n\n@param p address of the struct\n@return $L\n", f.declaration().type().text(), f.name(), doc);
    }

    private static MethodSpec.Builder accessor(Field f) {
        return MethodSpec.methodBuilder(f.name()).addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    }
}
