package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Functions and methods with {@code METH_FASTCALL | METH_KEYWORDS}. */
record FunctionEmitter(GlueNames names, List<MethodSpec> methods) {
    private static final ClassName FAST_KEYWORDS = ClassName.get(GlueNames.CAPI, "PyCFunctionFastWithKeywords");

    /** Adds the function that C calls; its name. */
    String emit(List<CallableModel> overloads, String prefix) {
        CallableModel callable = overloads.getFirst();
        String name = names.method(prefix + callable.name());
        if (overloads.size() > 1) {
            new OverloadEmitter(names, methods).emit(name, overloads, overloads.stream().map(this::receiver).toList());
            return name;
        }
        CallEmitter call = new CallEmitter(names, callable, name);
        CodeBlock body = CodeBlock.builder().add(call.arguments()).add(call.callAndReturn(receiver(callable))).build();
        methods.add(function(name, CallEmitter.guarded(body, "failed")));
        return name;
    }

    /** Adds a function for {@code TupleCall}; its name. */
    String emitThrowing(CallableModel callable, String prefix) {
        String name = names.method(prefix + callable.name());
        CallEmitter call = new CallEmitter(names, callable, name);
        CodeBlock body = CodeBlock.builder().add(call.arguments()).add(call.callAndReturn(receiver(callable))).build();
        methods.add(function(name, body).toBuilder().addException(Throwable.class).build());
        return name;
    }

    /** The Java object or class that the method is called on. */
    private CodeBlock receiver(CallableModel callable) {
        return callable.style() == Style.INSTANCE
                ? CodeBlock.of("$L.self(self)", names.classField(callable.owner()))
                : CodeBlock.of("$T", callable.owner());
    }

    static MethodSpec function(String name, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(long.class)
                .addParameter(long.class, "self")
                .addParameter(long.class, "args")
                .addParameter(long.class, "nargs")
                .addParameter(long.class, "kwnames")
                .addCode(body)
                .build();
    }

    /** The entry of the method table. */
    static CodeBlock entry(GlueNames names, List<CallableModel> overloads, String method) {
        CallableModel callable = overloads.getFirst();
        String binding = switch (callable.style()) {
            case STATIC -> " | METH_STATIC";
            case CLASS -> " | METH_CLASS";
            default -> "";
        };
        return CodeBlock.of("$T.method($S, ($T) $T::$L, METH_FASTCALL | METH_KEYWORDS$L,\n$>$>$S$<$<)", GlueNames.METHOD_TABLE,
                callable.name(), FAST_KEYWORDS, names.glue(), method, binding, doc(overloads));
    }

    private static String doc(List<CallableModel> overloads) {
        if (overloads.size() > 1) {
            return OverloadEmitter.doc(overloads);
        }
        CallableModel callable = overloads.getFirst();
        return TextSignature.doc(TextSignature.of(callable), callable.doc());
    }
}
