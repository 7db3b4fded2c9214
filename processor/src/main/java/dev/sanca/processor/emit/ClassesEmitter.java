package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ClassModel.Kind;
import dev.sanca.processor.model.ExceptionModel;
import dev.sanca.processor.model.ModuleModel;
import java.util.List;

/** The classes of a module: their bindings, and what filling the module has to do for them. */
record ClassesEmitter(ModuleModel module, GlueNames names, List<MethodSpec> methods) {
    private static final ClassName PYTHON_CLASS = ClassName.get(GlueNames.GLUE, "PythonClass");
    private static final ClassName PYTHON_ENUM = ClassName.get(GlueNames.GLUE, "PythonEnum");
    private static final ClassName PYTHON_EXCEPTION = ClassName.get(GlueNames.GLUE, "ExceptionClass");
    private static final ClassName MODULE_TYPES = ClassName.get(GlueNames.GLUE, "ModuleTypes");

    /** Whether the module has any. */
    boolean isEmpty() {
        return module.classes().isEmpty() && module.exceptions().isEmpty();
    }

    /** Adds the members; statements that add the classes to the variable module. */
    CodeBlock emit() {
        if (isEmpty()) {
            return CodeBlock.of("");
        }
        module.exceptions().forEach(exception -> names.classField(exception.type(), names.constant(PYTHON_EXCEPTION, exception.name(),
                "$T.of($T.class, $S)", PYTHON_EXCEPTION, exception.type(), module.name() + "." + exception.name())));
        module.classes().forEach(this::bind);
        CodeBlock.Builder all = CodeBlock.builder();
        module.exceptions().forEach(exception -> all.add(all.isEmpty() ? "$L" : ", $L", names.classField(exception.type())));
        module.classes().forEach(type -> all.add(all.isEmpty() ? "$L" : ", $L", names.classField(type.type())));
        names.constant(MODULE_TYPES, "types", "$T.of($L)", MODULE_TYPES, all.build());
        module.classes().forEach(this::bindInherited);
        CodeBlock.Builder code = CodeBlock.builder();
        module.exceptions().forEach(exception -> code.add(added(exception)));
        module.classes().forEach(type -> code.add(type.kind() == Kind.ENUM && !type.hasMembersOfJava() ? added(type)
                : new ClassEmitter(module, names, methods, type).emit()));
        return code.build();
    }

    private void bind(ClassModel type) {
        CodeBlock binding;
        ClassName bindingType = type.kind() == Kind.ENUM ? PYTHON_ENUM : PYTHON_CLASS;
        if (type.kind() == Kind.ENUM) {
            binding = CodeBlock.of("$T.of($T.class, $S)", PYTHON_ENUM, type.type(), type.name());
        } else if (type.base() != null) {
            binding = CodeBlock.of("$T.of($T.class, $S, $L)", PYTHON_CLASS, type.type(), type.name(), names.classField(type.base()));
        } else {
            binding = CodeBlock.of("$T.of($T.class, $S, $L)", PYTHON_CLASS, type.type(), type.name(), type.hasIdentity());
        }
        names.classField(type.type(), names.constant(ParameterizedTypeName.get(bindingType, type.type()), type.name(), "$L", binding));
    }

    private void bindInherited(ClassModel type) {
        if (!OverridesEmitter.declared(module, type).isEmpty()) {
            ClassName face = names.glue().nestedClass(names.method(type.name() + "_Inherited"));
            names.inherited(type.type(), face);
            names.type(OverridesEmitter.face(module, type, face.simpleName()));
        }
    }

    private CodeBlock added(ExceptionModel exception) {
        CodeBlock base = exception.baseType() == null ? CodeBlock.of("PyExc_$L()", exception.base())
                : CodeBlock.of("$L.type()", names.classField(exception.baseType()));
        return CodeBlock.of("$L.addTo(module, $L, $S);\n", names.classField(exception.type()), base, exception.doc());
    }

    private CodeBlock added(ClassModel type) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("$L.addTo(module, $S, $S)", names.classField(type.type()), module.name(), type.doc());
        return code.add(ClassEmitter.constants(names, type)).build();
    }

    /** What the definition of the module has for them. */
    CodeBlock slots() {
        return isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n.m_traverse(TYPES::traverse)\n.m_clear(TYPES::clear)");
    }

    /** Statements that drop the classes of the variable module. */
    CodeBlock removed() {
        return isEmpty() ? CodeBlock.of("") : CodeBlock.of("TYPES.clear(module);\n");
    }
}
