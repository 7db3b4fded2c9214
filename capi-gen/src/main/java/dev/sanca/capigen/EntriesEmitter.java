package dev.sanca.capigen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Callback;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Emits the class whose methods C's calls enter Java by, one for each function pointer type. */
final class EntriesEmitter {
    private final List<Callback> callbacks;

    EntriesEmitter(List<Callback> callbacks) {
        this.callbacks = callbacks;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(Names.CALLBACK_ENTRIES)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("What C's calls enter Java by: a method for each function pointer type, which counts the call, calls the Java"
                        + " function, and\ncatches all that it throws. {@link Upcalls} says why these are methods, and why most take four"
                        + " {@code long}.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        callbacks.forEach(callback -> type.addMethod(entry(callback)));
        return type.build();
    }

    private static MethodSpec entry(Callback callback) {
        List<Param> params = callback.prototype().params();
        Carrier result = callback.prototype().result().carrier();
        boolean uniform = callback.prototype().isUniform();
        MethodSpec.Builder entry = MethodSpec.methodBuilder(callback.name())
                .addModifiers(Modifier.STATIC)
                .returns(uniform ? TypeName.LONG : result.java)
                .addParameter(Names.JAVA_FUNCTION, "to");
        for (int i = 0; i < (uniform ? Prototype.UNIFORM_PARAMS : params.size()); i++) {
            entry.addParameter(uniform ? TypeName.LONG : params.get(i).type().carrier().java, "p" + i);
        }
        CodeBlock call = CodeBlock.of("(($T) to.function()).call($L)", Names.of(callback.name()), arguments(params, uniform));
        boolean isVoid = result == Carrier.VOID;
        entry.beginControlFlow("try")
                .addStatement("$T calls = $T.enter()", Names.NESTED_CALLS, Names.NESTED_CALLS)
                .beginControlFlow("try")
                .addStatement(isVoid ? "$L" : "return $L", call);
        if (isVoid && uniform) {
            entry.addStatement("return 0");
        }
        entry.nextControlFlow("finally").addStatement("$T.exit(calls)", Names.NESTED_CALLS).endControlFlow();
        return entry.nextControlFlow("catch ($T thrown)", Throwable.class)
                .addStatement(caught(result, uniform), Names.TRAMPOLINE)
                .endControlFlow()
                .build();
    }

    private static String caught(Carrier result, boolean uniform) {
        String caught = "$T.caught(to.as(), thrown)";
        if (uniform || result.java.equals(TypeName.LONG)) {
            return "return " + caught;
        }
        return result == Carrier.VOID ? caught : "return (" + result.java + ") " + caught;
    }

    private static String arguments(List<Param> params, boolean uniform) {
        List<String> arguments = new ArrayList<>();
        for (Param param : params) {
            TypeName type = param.type().carrier().java;
            arguments.add((uniform && !type.equals(TypeName.LONG) ? "(" + type + ") p" : "p") + arguments.size());
        }
        return String.join(", ", arguments);
    }
}
