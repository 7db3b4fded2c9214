package dev.sanca.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ValueType;
import java.util.List;

/** {@code __enter__} and {@code __exit__} of an AutoCloseable. */
record ContextManagerEmitter(GlueNames names, List<MethodSpec> methods, ClassModel type) {
    private static final ValueType ANY = new ValueType(com.palantir.javapoet.TypeName.LONG, ValueType.Way.DIRECT, "", "object",
            "object", false);

    List<CodeBlock> emit() {
        CallableModel enter = new CallableModel("__enter__", type.name() + ".__enter__", "", Style.INSTANCE, type.type(), "",
                List.of(), ANY, false, null);
        ParameterModel rest = new ParameterModel("exc_info", "", ParameterModel.Kind.VAR_POSITIONAL, ANY.java(), ANY, null);
        CallableModel exit = new CallableModel("__exit__", type.name() + ".__exit__", "", Style.INSTANCE, type.type(), "close",
                List.of(rest), ValueType.NOTHING, false, null);
        String entering = names.method(type.name() + "___enter__");
        String exiting = names.method(type.name() + "___exit__");
        CallEmitter enterCall = new CallEmitter(names, enter, entering);
        CallEmitter exitCall = new CallEmitter(names, exit, exiting);
        methods.add(FunctionEmitter.function(entering, CallEmitter.guarded(CodeBlock.builder()
                .addStatement("$L.bind(args, nargs, kwnames)", enterCall.signature())
                .addStatement("$L.self(self)", names.classField(type.type()))
                .addStatement("return Py_NewRef(self)").build(), "failed")));
        methods.add(FunctionEmitter.function(exiting, CallEmitter.guarded(CodeBlock.builder()
                .addStatement("$L.bind(args, nargs, kwnames)", exitCall.signature())
                .addStatement("$L.self(self).close()", names.classField(type.type()))
                .addStatement("return $T.none()", GlueNames.TO_PYTHON).build(), "failed")));
        return List.of(FunctionEmitter.entry(names, List.of(enter), entering), FunctionEmitter.entry(names, List.of(exit), exiting));
    }
}
