package dev.sanca.capigen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Function;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Emits the forms of a function that take Java strings, arrays and functions where C takes pointers to such. */
final class OverloadEmitter {

    /** What kind of pointer a Java value can stand for. */
    private enum Kind {
        STRING,
        WIDE_STRING,
        CELL,
        CALLBACK,
        NONE
    }

    private final Spec spec;
    private final Function function;
    private final Prototype prototype;

    OverloadEmitter(Spec spec, Function function) {
        this.spec = spec;
        this.function = function;
        this.prototype = function.prototype();
    }

    /**
     * Adds one method for each combination of the kinds of pointers that the function has.
     *
     * @param type the header's class
     * @param behind the class with the function's code, or null if it has none of its own
     */
    void emit(TypeSpec.Builder type, TypeSpec.Builder behind) {
        Set<Kind> present = EnumSet.noneOf(Kind.class);
        prototype.params().forEach(p -> present.add(kind(p)));
        present.remove(Kind.NONE);
        Kind[] kinds = present.toArray(Kind[]::new);
        for (int mask = 1; mask < 1 << kinds.length; mask++) {
            Set<Kind> converted = EnumSet.noneOf(Kind.class);
            for (int k = 0; k < kinds.length; k++) {
                if ((mask & 1 << k) != 0) {
                    converted.add(kinds[k]);
                }
            }
            if (behind == null) {
                type.addMethod(method(converted).addCode(body(converted, prototype.name())).build());
                continue;
            }
            type.addMethod(method(converted)
                    .addStatement(isVoid() ? "$L.call($L)" : "return $L.call($L)", prototype.name(), names(Set.of()))
                    .build());
            MethodSpec.Builder call = MethodSpec.methodBuilder("call").addModifiers(Modifier.STATIC);
            behind.addMethod(signature(call, converted).addCode(body(converted, "call")).build());
        }
    }

    private Kind kind(Param p) {
        return switch (p.type()) {
            case CType t when t.isString() -> Kind.STRING;
            case CType t when t.text().equals("const wchar_t *") -> Kind.WIDE_STRING;
            case CType t when t.isCell() -> Kind.CELL;
            case CType t when spec.callback(t).isPresent() -> Kind.CALLBACK;
            default -> Kind.NONE;
        };
    }

    private MethodSpec.Builder method(Set<Kind> converted) {
        String link = prototype.name()
                + prototype.params().stream()
                        .map(p -> p.type().carrier().java.toString())
                        .collect(Collectors.joining(", ", "(", ")"));
        MethodSpec.Builder method = MethodSpec.methodBuilder(prototype.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.overload(function, prototype.params(), link.replace(Names.PACKAGE + ".", "")));
        return signature(method, converted);
    }

    private MethodSpec.Builder signature(MethodSpec.Builder method, Set<Kind> converted) {
        prototype.params().forEach(p -> method.addParameter(converted.contains(kind(p)) ? javaType(p) : p.type().carrier().java, p.name()));
        return method.returns(function.javaResult());
    }

    private boolean isVoid() {
        return prototype.result().carrier() == Carrier.VOID;
    }

    private String names(Set<Kind> converted) {
        return prototype.params().stream()
                .map(p -> converted.contains(kind(p)) ? address(p) : p.name())
                .collect(Collectors.joining(", "));
    }

    private TypeName javaType(Param p) {
        return switch (kind(p)) {
            case STRING, WIDE_STRING -> ClassName.get(String.class);
            case CELL -> ArrayTypeName.of(p.type().cellType());
            default -> Names.of(spec.callback(p.type()).orElseThrow().name());
        };
    }

    private CodeBlock body(Set<Kind> converted, String callee) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean scratch = prototype.params().stream().anyMatch(p -> onScratch(p, converted));
        if (scratch) {
            code.beginControlFlow("try ($T scratch = $T.open())", Names.SCRATCH, Names.SCRATCH);
        }
        prototype.params().stream()
                .filter(p -> converted.contains(kind(p)))
                .forEach(p -> code.addStatement("long $L = $L", address(p), toNative(p)));
        code.add(callAndCopyBack(converted, callee));
        if (scratch) {
            code.endControlFlow();
        }
        return code.build();
    }

    private boolean onScratch(Param p, Set<Kind> converted) {
        return converted.contains(kind(p)) && kind(p) != Kind.CALLBACK && !function.keeps().contains(p.name());
    }

    private CodeBlock toNative(Param p) {
        return switch (kind(p)) {
            case STRING -> function.keeps().contains(p.name())
                    ? CodeBlock.of("$T.permanent($L)", Names.MEMORY, p.name())
                    : CodeBlock.of("scratch.utf8($L)", p.name());
            case WIDE_STRING -> CodeBlock.of("scratch.wide($L)", p.name());
            case CELL -> CodeBlock.of("scratch.in($L)", p.name());
            default -> CodeBlock.of("$1L == null ? 0 : $2T.address($1L)", p.name(), javaType(p));
        };
    }

    private CodeBlock callAndCopyBack(Set<Kind> converted, String callee) {
        String args = names(converted);
        var cells = prototype.params().stream()
                .filter(p -> converted.contains(kind(p)) && kind(p) == Kind.CELL && !p.type().isReadOnlyCell())
                .toList();
        CodeBlock.Builder code = CodeBlock.builder();
        if (cells.isEmpty()) {
            return code.addStatement(isVoid() ? "$L($L)" : "return $L($L)", callee, args).build();
        }
        if (isVoid()) {
            code.addStatement("$L($L)", callee, args);
        } else {
            code.addStatement("$T returned = $L($L)", function.javaResult(), callee, args);
        }
        cells.forEach(p -> code.addStatement("scratch.out($L, $L)", address(p), p.name()));
        return isVoid() ? code.build() : code.addStatement("return returned").build();
    }

    private static String address(Param p) {
        return p.name() + "Address";
    }
}
