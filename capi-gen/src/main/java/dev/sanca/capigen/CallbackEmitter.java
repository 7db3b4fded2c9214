package dev.sanca.capigen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.CType.Carrier;
import dev.sanca.capigen.Spec.Callback;
import java.lang.foreign.Arena;
import javax.lang.model.element.Modifier;

/** Emits the functional interface of one C function pointer type. */
final class CallbackEmitter {
    private final Callback callback;

    CallbackEmitter(Callback callback) {
        this.callback = callback;
    }

    TypeSpec emit() {
        ClassName name = Names.of(callback.name());
        return TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc(
                        "$L\n<pre>{@code $L}</pre>\n<p>A Java function that throws becomes a Python exception and gives {@code $L}"
                                + " to C.\n",
                        Docs.sentence(callback.doc(), callback.name()),
                        callback.prototype().text(),
                        callback.error() == null ? "void" : callback.error())
                .addMethod(call())
                .addMethod(address(name, false))
                .addMethod(address(name, true))
                .build();
    }

    private MethodSpec call() {
        MethodSpec.Builder call = MethodSpec.methodBuilder("call")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("What C calls.\n\n")
                .addException(Throwable.class)
                .returns(callback.prototype().result().carrier().java);
        for (Param p : callback.prototype().params()) {
            call.addParameter(p.type().carrier().java, p.name());
            call.addJavadoc("@param $L {@code $L}\n", p.name(), p.type().text());
        }
        if (callback.prototype().result().carrier() != Carrier.VOID) {
            call.addJavadoc("@return {@code $L}\n", callback.prototype().result().text());
        }
        return call.addJavadoc("@throws Throwable anything: it becomes a Python exception\n").build();
    }

    private MethodSpec address(ClassName name, boolean scoped) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("address")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(TypeName.LONG)
                .addParameter(name, "function");
        method.addJavadoc(
                "A C function pointer that calls a Java function.\n\n@param function the Java function\n$L@return its address, valid $L\n",
                scoped ? "@param arena how long the pointer lives\n" : "",
                scoped ? "until the arena is closed" : "until the process ends");
        if (scoped) {
            method.addParameter(Arena.class, "arena");
        }
        return method.addStatement(
                        "return $T.address($T.class, $S, $L, function, $L)",
                        Names.UPCALLS,
                        name,
                        callback.prototype().shape(),
                        errorValue(),
                        scoped ? "arena" : "Arena.global()".replace("Arena", "java.lang.foreign.Arena"))
                .build();
    }

    private long errorValue() {
        return switch (callback.error() == null ? "void" : callback.error()) {
            case "NULL", "void", "0" -> 0;
            default -> Long.parseLong(callback.error());
        };
    }
}
