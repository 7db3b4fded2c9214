package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.sanca.processor.model.CallableModel;
import java.util.ArrayList;
import java.util.List;

/** Java overloads under one Python name: each is tried until the arguments fit. */
record OverloadEmitter(GlueNames names, List<MethodSpec> methods) {
    private static final ClassName OVERLOADS = ClassName.get(GlueNames.GLUE, "Overloads");
    private static final ClassName RAISED = ClassName.get(GlueNames.GLUE, "Raised");

    /** Adds the function that C calls, and one for each overload. */
    void emit(String name, List<CallableModel> overloads, List<CodeBlock> receivers) {
        List<String> signatures = new ArrayList<>();
        CodeBlock.Builder body = CodeBlock.builder();
        for (int i = 0; i < overloads.size(); i++) {
            String each = names.method(name + "_" + i);
            CallEmitter call = new CallEmitter(names, overloads.get(i), each);
            signatures.add(call.signature());
            methods.add(FunctionEmitter.function(each, overload(call, receivers.get(i))).toBuilder().addException(Throwable.class).build());
            String declared = i == 0 ? "long result = " : "result = ";
            if (i > 0) {
                body.beginControlFlow("if (result == $T.NO_MATCH)", OVERLOADS);
            }
            body.addStatement(declared + "$L(self, args, nargs, kwnames)", each);
            if (i > 0) {
                body.endControlFlow();
            }
        }
        String listed = String.join("\n", overloads.stream().map(OverloadEmitter::signature).toList());
        body.beginControlFlow("if (result == $T.NO_MATCH)", OVERLOADS)
                .addStatement("throw $T.noneFits($S, $S, args, nargs, kwnames)", OVERLOADS, overloads.getFirst().qualifiedName(), listed)
                .endControlFlow()
                .addStatement("return result");
        methods.add(FunctionEmitter.function(name, CallEmitter.guarded(body.build(), "failed")));
    }

    /** Only what happens before the call tells whether the arguments fit. */
    private static CodeBlock overload(CallEmitter call, CodeBlock receiver) {
        return CodeBlock.builder()
                .add(call.declarations())
                .beginControlFlow("try")
                .add(call.assignments())
                .nextControlFlow("catch ($T raised)", RAISED)
                .addStatement("return $T.noMatch()", OVERLOADS)
                .endControlFlow()
                .add(call.callAndReturn(receiver))
                .build();
    }

    /** As a stub writes it. */
    static String signature(CallableModel callable) {
        return callable.name() + "(" + TextSignature.parameters(callable.parameters(), StubEmitter::parameter) + ") -> "
                + callable.result().result();
    }

    /** A docstring without {@code __text_signature__}, which has room for one signature only. */
    static String doc(List<CallableModel> overloads) {
        StringBuilder doc = new StringBuilder();
        for (CallableModel callable : overloads) {
            doc.append(signature(callable)).append('\n');
        }
        overloads.stream().map(CallableModel::doc).filter(text -> !text.isEmpty()).distinct()
                .forEach(text -> doc.append('\n').append(text).append('\n'));
        return doc.toString().strip();
    }
}
