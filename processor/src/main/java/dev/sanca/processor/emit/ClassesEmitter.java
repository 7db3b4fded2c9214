package dev.sanca.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.processor.model.ModuleModel;
import java.util.List;

/** The classes of a module. */
record ClassesEmitter(ModuleModel module, GlueNames names, List<MethodSpec> methods) {
    CodeBlock emit() {
        return CodeBlock.of("");
    }

    CodeBlock removed() {
        return CodeBlock.of("");
    }

    List<TypeSpec> types() {
        return List.of();
    }
}
