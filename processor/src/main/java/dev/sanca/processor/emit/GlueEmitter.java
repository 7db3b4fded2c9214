package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.ForeignModel;
import dev.sanca.processor.model.ModuleModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** The Java class that makes a module: what a C file with {@code PyInit_spam} is in C. Direct calls, no reflection. */
public final class GlueEmitter {
    /** The version of the contract with {@code dev.sanca.glue}; also there. */
    private static final int VERSION = 1;
    private static final ClassName MODULE_DEF = ClassName.get(GlueNames.CAPI, "ModuleDef");

    private static final ClassName FOREIGN_CLASS = ClassName.get(GlueNames.GLUE, "ForeignClass");

    private final ModuleModel module;
    private final GlueNames names;
    private final List<MethodSpec> methods = new ArrayList<>();

    private GlueEmitter(ModuleModel module) {
        this.module = module;
        this.names = new GlueNames(module.glue());
    }

    /**
     * Writes the class.
     *
     * @param module the model
     * @param origin the annotated class
     * @return the source file
     */
    public static JavaFile emit(ModuleModel module, Element origin) {
        return new GlueEmitter(module).file(origin);
    }

    private JavaFile file(Element origin) {
        names.method("PyInit_" + module.simpleName());
        // First, so that it is said before anything else fails.
        names.constant(com.palantir.javapoet.TypeName.INT, "glue_version", "$T.requireVersion($L, $T.class)", GlueNames.GLUE_CLASS,
                VERSION, names.glue());
        String exec = names.method("exec");
        String free = names.method("free");
        module.foreign().forEach(this::foreign);
        ClassesEmitter classes = new ClassesEmitter(module, names, methods);
        CodeBlock added = classes.emit();
        CodeBlock table = functions();
        names.constant(com.palantir.javapoet.TypeName.LONG, "module", "$L", definition(table, classes.slots(), exec, free));
        methods.addFirst(init());
        methods.add(exec(exec, added));
        methods.add(free(free, classes.removed()));
        TypeSpec.Builder type = TypeSpec.classBuilder(names.glue())
                .addOriginatingElement(origin)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotation(com.palantir.javapoet.AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "all").build())
                .addJavadoc("Makes {@link $T} the Python module {@code $L}. Written by Sanca's annotation processor.",
                        module.type(), module.name());
        names.fields().forEach(type::addField);
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        methods.forEach(type::addMethod);
        names.types().forEach(type::addType);
        return JavaFile.builder(names.glue().packageName(), type.build())
                .addStaticImport(GlueNames.PYTHON, "*")
                .indent("    ").skipJavaLangImports(true).build();
    }

    private void foreign(ForeignModel each) {
        names.classField(each.type(), names.constant(ParameterizedTypeName.get(FOREIGN_CLASS, each.type()),
                each.name().replace('.', '_'), "$T.of($T.class, $S)", FOREIGN_CLASS, each.type(), each.name()));
    }

    private MethodSpec init() {
        return MethodSpec.methodBuilder("PyInit_" + module.simpleName())
                .addJavadoc("What CPython calls to import the module.\n\n@return the module's definition, borrowed\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(long.class)
                .addStatement("return PyModuleDef_Init(MODULE)")
                .build();
    }

    /** The functions, as the entries of the method table. */
    private CodeBlock functions() {
        CodeBlock.Builder entries = CodeBlock.builder();
        for (List<CallableModel> sameName : Overloads.byName(module.functions())) {
            String method = new FunctionEmitter(names, methods).emit(sameName, module.simpleName() + "_");
            entries.add(entries.isEmpty() ? "" : ",\n").add(FunctionEmitter.entry(names, sameName, method));
        }
        return CodeBlock.of("$T.of(\n$>$>$L$<$<)", GlueNames.METHOD_TABLE, entries.build());
    }

    private CodeBlock definition(CodeBlock table, CodeBlock classes, String exec, String free) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.of($S)$>$>", MODULE_DEF, module.name());
        if (!module.doc().isEmpty()) {
            code.add("\n.m_doc($S)", module.doc());
        }
        if (!module.functions().isEmpty()) {
            code.add("\n.m_methods($L)", table);
        }
        code.add("\n.m_size($T.STATE_SIZE)", GlueNames.GLUE_CLASS);
        code.add(classes);
        code.add("\n.m_free($T::$L)", names.glue(), free);
        code.add("\n.slot(Py_mod_exec, $T::$L)", names.glue(), exec);
        code.add("\n.slot(Py_mod_multiple_interpreters, $L)", switch (module.interpreters()) {
            case "OWN_GIL" -> "Py_MOD_PER_INTERPRETER_GIL_SUPPORTED";
            case "MAIN_ONLY" -> "Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED";
            default -> "Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED";
        });
        code.add("\n.slot(Py_mod_gil, $L)", module.gilNeeded() ? "Py_MOD_GIL_USED" : "Py_MOD_GIL_NOT_USED");
        return code.add("\n.address()$<$<").build();
    }

    private MethodSpec exec(String name, CodeBlock classes) {
        CodeBlock.Builder body = CodeBlock.builder();
        // Those of the same root are made with this module, or this one with them.
        module.foreign().stream().filter(each -> !each.root().equals(module.root()))
                .forEach(each -> body.addStatement("$L.require($S)", names.classField(each.type()), module.name()));
        body.add(classes);
        Conversions conversions = new Conversions(names);
        for (ConstantModel constant : module.constants()) {
            body.addStatement("$T.add(module, $S, $L)", GlueNames.GLUE_CLASS, constant.name(),
                    conversions.toPython(constant.type(), CodeBlock.of("$T.$L", constant.owner(), constant.javaName())));
        }
        module.submodules().forEach(submodule -> body.addStatement("$T.add(module, $S, $T.PyInit_$L())",
                ClassName.get(GlueNames.GLUE, "Submodules"), submodule.simpleName(), submodule.glue(), submodule.simpleName()));
        module.init().forEach(hook -> body.addStatement("$T.$L()", module.type(), hook));
        body.addStatement("return $T.ready(module)", GlueNames.GLUE_CLASS);
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(int.class)
                .addParameter(long.class, "module")
                .addCode(CallEmitter.guarded(body.build(), "failedInt"))
                .build();
    }

    /** What throws here is reported as unraisable by the entry from C. */
    private MethodSpec free(String name, CodeBlock classes) {
        CodeBlock.Builder body = CodeBlock.builder();
        body.beginControlFlow("try");
        if (!module.cleanup().isEmpty()) {
            body.beginControlFlow("if ($T.isReady(module))", GlueNames.GLUE_CLASS);
            module.cleanup().forEach(hook -> body.addStatement("$T.$L()", module.type(), hook));
            body.endControlFlow();
        }
        body.nextControlFlow("catch ($T thrown)", Throwable.class)
                .addStatement("$T.failed(thrown)", GlueNames.GLUE_CLASS);
        body.nextControlFlow("finally").add(classes).endControlFlow();
        CodeBlock whole = module.cleanup().isEmpty() ? classes : body.build();
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(long.class, "module")
                .addCode(whole)
                .build();
    }
}
