package dev.sanca.capigen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Data;
import dev.sanca.capigen.Spec.Header;
import dev.sanca.capigen.Spec.Macro;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Emits the class of one C header: its constants, data, macros and functions. */
final class HeaderEmitter {
    private final Spec spec;
    private final Header header;

    HeaderEmitter(Spec spec, Header header) {
        this.spec = spec;
        this.header = header;
    }

    /**
     * The class, which inherits from the class of the previous header so that the last one offers all names.
     *
     * @param previous the superclass
     */
    TypeSpec emit(ClassName previous) {
        TypeSpec.Builder type = TypeSpec.classBuilder(header.className())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .superclass(previous)
                .addJavadoc(
                        "What CPython's {@code $L} offers, under its own names.\n\n<p>C's rules apply: the calling thread is attached"
                                + " (holds the GIL), pointers are valid.$L\n",
                        header.name(),
                        Docs.page(header.page()))
                .addMethod(MethodSpec.constructorBuilder().build());
        header.constants().forEach((name, value) -> type.addField(constant(name, value)));
        header.data().forEach(d -> data(type, d));
        header.macros().forEach(m -> type.addMethod(macro(m)));
        header.functions().stream().filter(f -> !f.prototype().variadic()).forEach(f -> new FunctionEmitter(spec, f, header.name()).emit(type));
        return type.build();
    }

    private FieldSpec constant(String name, long value) {
        boolean fits = value == (int) value;
        return FieldSpec.builder(fits ? TypeName.INT : TypeName.LONG, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Constant of {@code $L}: {@value}.\n", header.name())
                .initializer(fits ? "$L" : "$LL", value)
                .build();
    }

    private MethodSpec macro(Macro m) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(m.prototype().name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.macro(m, header.name()))
                .returns(m.prototype().result().carrier().java);
        m.prototype().params().forEach(p -> method.addParameter(p.type().carrier().java, p.name()));
        boolean isVoid = m.prototype().result().carrier() == Carrier.VOID;
        return method.addStatement(isVoid ? "$L" : "return $L", m.java()).build();
    }

    private void data(TypeSpec.Builder type, Data d) {
        String name = d.declaration().name();
        CType c = d.declaration().type();
        Access access = Access.of(c);
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "$L\n<pre>{@code $L}</pre>\n<p>{@code $L}, $L\n\n@return $L\n",
                        Docs.sentence(d.doc(), name),
                        c.text() + (c.isPointer() ? "" : " ") + name,
                        header.name(),
                        Docs.availability(d.since(), d.limited()),
                        access.doc)
                .returns(access.java)
                .addStatement("return $L.get()", name)
                .build());
        type.addType(TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(MethodHandle.class, "LINK", Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.data($S, $S)", Names.LINKAGE, name, d.since())
                        .build())
                .addMethod(MethodSpec.methodBuilder("get")
                        .addModifiers(Modifier.STATIC)
                        .returns(access.java)
                        .beginControlFlow("try")
                        .addStatement("return $L", access.read(CodeBlock.of("(long) LINK.invokeExact()")))
                        .nextControlFlow("catch ($T failure)", Throwable.class)
                        .addStatement("throw $T.rethrow(failure)", Names.LINKAGE)
                        .endControlFlow()
                        .build())
                .build());
    }

    /** What the accessor of a variable gives: the value of pointers and numbers, the address of structs and arrays. */
    private enum Access {
        POINTER(TypeName.LONG, "getPointer", "the pointer it holds; borrowed"),
        INT(TypeName.INT, "getInt", "its value"),
        C_LONG(TypeName.LONG, "getCLong", "its value"),
        INT64(TypeName.LONG, "getLong", "its value"),
        ADDRESS(TypeName.LONG, null, "its address; borrowed, lives as long as the process");

        private static final Map<Carrier, Access> SCALARS = Map.of(
                Carrier.INT, INT, Carrier.C_LONG, C_LONG, Carrier.INT64, INT64);

        final TypeName java;
        private final String verb;
        final String doc;

        Access(TypeName java, String verb, String doc) {
            this.java = java;
            this.verb = verb;
            this.doc = doc;
        }

        CodeBlock read(CodeBlock address) {
            return verb == null ? address : CodeBlock.of("$T.$L($L)", Names.MEMORY, verb, address);
        }

        static Access of(CType type) {
            return type.isPointer() ? POINTER : SCALARS.getOrDefault(type.carrier(), ADDRESS);
        }
    }
}
