package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ModuleModel;
import java.util.ArrayList;
import java.util.List;

/** {@code __init__}: puts a Java object behind an instance, by the constructor that fits the arguments. */
record InitEmitter(ModuleModel module, GlueNames names, List<MethodSpec> methods, ClassModel type) {
    private static final ClassName OVERLOADS = ClassName.get(GlueNames.GLUE, "Overloads");
    private static final ClassName RAISED = ClassName.get(GlueNames.GLUE, "Raised");

    /** Adds what {@code TupleCall} calls, which gives 0; its name. */
    String emit() {
        String make = names.method(type.name() + "_new");
        String subclass = null;
        if (OverridesEmitter.isNeeded(type)) {
            subclass = names.method(type.name() + "_Overridable");
            names.type(new OverridesEmitter(module, names, type).emit(subclass));
        }
        if (type.inits().size() == 1) {
            CallEmitter call = new CallEmitter(names, type.init(), type.name() + "_init");
            add(make, CodeBlock.builder().add(call.arguments()).add(construction(call, subclass)).addStatement("return 0").build());
        } else {
            add(make, choice(make, subclass));
        }
        return make;
    }

    private void add(String name, CodeBlock body) {
        methods.add(FunctionEmitter.function(name, body).toBuilder().addException(Throwable.class).build());
    }

    private CodeBlock construction(CallEmitter call, String subclass) {
        String binding = names.classField(type.type());
        CodeBlock plain = CodeBlock.of("$L.init(self, $L);\n", binding, call.construct(type.type()));
        return subclass == null ? plain : CodeBlock.builder()
                .beginControlFlow("if ($L.isSubclassed(self))", binding)
                .addStatement("$L.initSubclassed(self, $L)", binding, call.construct(names.glue().nestedClass(subclass)))
                .nextControlFlow("else").add(plain).endControlFlow().build();
    }

    /** Each constructor is tried until the arguments fit. */
    private CodeBlock choice(String make, String subclass) {
        CodeBlock.Builder body = CodeBlock.builder();
        List<String> signatures = new ArrayList<>();
        for (int i = 0; i < type.inits().size(); i++) {
            CallableModel init = type.inits().get(i);
            String each = names.method(make + "_" + i);
            CallEmitter call = new CallEmitter(names, init, each);
            add(each, CodeBlock.builder()
                    .add(call.declarations())
                    .beginControlFlow("try").add(call.assignments())
                    .nextControlFlow("catch ($T raised)", RAISED).addStatement("return $T.noMatchOfInit()", OVERLOADS).endControlFlow()
                    .add(construction(call, subclass))
                    .addStatement("return 0").build());
            body.addStatement(i == 0 ? "long result = $L(self, args, nargs, kwnames)" : "result = $L(self, args, nargs, kwnames)", each);
            body.beginControlFlow("if (result != $T.NO_MATCH)", OVERLOADS).addStatement("return result").endControlFlow();
            signatures.add(signature(type.name(), init));
        }
        return body.addStatement("throw $T.noneFits($S, $S, args, nargs, kwnames)", OVERLOADS, type.init().qualifiedName(),
                String.join("\n", signatures)).build();
    }

    /** As it is called: {@code Counter(start: int)}. */
    private static String signature(String className, CallableModel init) {
        return className + "(" + TextSignature.parameters(init.parameters(), StubEmitter::parameter) + ")";
    }

    /** The docstring of the class, which CPython takes {@code __text_signature__} from, if there is one. */
    static String doc(ClassModel type) {
        if (type.inits().isEmpty()) {
            return type.doc();
        }
        if (type.inits().size() == 1) {
            return TextSignature.doc(TextSignature.ofClass(type.name(), type.init()), joined(type.doc(), type.init().doc()));
        }
        List<String> signatures = type.inits().stream().map(init -> signature(type.name(), init)).toList();
        List<String> docs = type.inits().stream().map(CallableModel::doc).filter(doc -> !doc.isEmpty()).distinct().toList();
        return joined(joined(type.doc(), String.join("\n", signatures)), String.join("\n\n", docs));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n\n" + second;
    }
}
