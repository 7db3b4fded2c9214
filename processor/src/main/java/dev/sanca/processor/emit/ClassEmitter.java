package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ClassModel.Kind;
import dev.sanca.processor.model.ClassModel.Trait;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.model.Operator.Shape;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.PropertyModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** One class: the functions for its slots, its specification, and what filling the module does for it. */
final class ClassEmitter {
    private static final ClassName PYTHON_CLASS = ClassName.get(GlueNames.GLUE, "PythonClass");
    private static final ClassName TUPLE_CALL = ClassName.get(GlueNames.GLUE, "TupleCall");
    private static final ClassName OPERATORS = ClassName.get(GlueNames.GLUE, "Operators");
    private static final ClassName GET_SET_TABLE = ClassName.get(GlueNames.CAPI, "GetSetTable");

    private final ModuleModel module;
    private final GlueNames names;
    private final List<MethodSpec> methods;
    private final ClassModel type;
    private final String binding;
    private final List<CodeBlock> slots = new ArrayList<>();

    ClassEmitter(ModuleModel module, GlueNames names, List<MethodSpec> methods, ClassModel type) {
        this.module = module;
        this.names = names;
        this.methods = methods;
        this.type = type;
        this.binding = names.classField(type.type());
    }

    /** Adds the members; statements that add the class to the variable module. */
    CodeBlock emit() {
        if (type.kind() != Kind.ENUM) {
            addDoc();
        }
        if (type.init() != null) {
            addInit();
        }
        addMethods();
        addAttributes();
        slots.addAll(new SlotsEmitter(names, methods, type).emit());
        String spec = names.constant(TypeName.LONG, type.name() + "_spec", "$T.spec($S, $L)$>$>$L\n.address()$<$<", PYTHON_CLASS,
                module.name() + "." + type.name(), flags(), lines(slots));
        CodeBlock.Builder code = CodeBlock.builder();
        if (type.kind() == Kind.ENUM) {
            code.addStatement("$L.addTo(module, $S, $S, $L)", binding, module.name(), type.doc(), spec);
        } else {
            code.addStatement("$L.addTo(module, $L, $L)", binding, spec, type.base() == null ? "null" : names.classField(type.base()));
        }
        type.operators().stream().filter(operator -> operator.operator().shape() == Shape.HOOK)
                .forEach(operator -> code.addStatement("$L.addHook($S)", binding, operator.operator().name()));
        code.add(constants(names, type));
        if (type.kind() == Kind.RECORD) {
            code.addStatement("$L.addMatchArgs($L)", binding,
                    String.join(", ", type.members().stream().map(member -> "\"" + member + "\"").toList()));
        }
        return code.build();
    }

    /** Statements that add the constants to a class that is made. */
    static CodeBlock constants(GlueNames names, ClassModel type) {
        CodeBlock.Builder code = CodeBlock.builder();
        Conversions conversions = new Conversions(names);
        type.constants().forEach(constant -> code.addStatement("$L.add($S, $L)", names.classField(type.type()), constant.name(),
                conversions.toPython(constant.type(), CodeBlock.of("$T.$L", constant.owner(), constant.javaName()))));
        return code.build();
    }

    private static CodeBlock lines(List<CodeBlock> parts) {
        CodeBlock.Builder code = CodeBlock.builder();
        parts.forEach(part -> code.add("\n$L", part));
        return code.build();
    }

    private String flags() {
        List<String> flags = new ArrayList<>();
        boolean isBase = module.classes().stream().anyMatch(other -> type.type().equals(other.base()));
        if (type.subclassable() || type.kind() == Kind.ENUM || isBase) {
            flags.add("Py_TPFLAGS_BASETYPE");
        }
        if (type.init() == null && type.kind() != Kind.ENUM) {
            flags.add("Py_TPFLAGS_DISALLOW_INSTANTIATION");
        }
        if (type.kind() == Kind.RECORD) {
            flags.add("Py_TPFLAGS_IMMUTABLETYPE");
        }
        return flags.isEmpty() ? "0" : String.join(" | ", flags);
    }

    private void addDoc() {
        String doc = InitEmitter.doc(type);
        if (!doc.isEmpty()) {
            slots.add(CodeBlock.of(".slot(Py_tp_doc, $S)", doc));
        }
    }

    private void addInit() {
        addTupleFunction("init", int.class, new InitEmitter(module, names, methods, type).emit(), "failedInt");
        slots.add(CodeBlock.of(".slot(Py_tp_init, $T::$L)", names.glue(), type.name() + "_init"));
        if (module.classes().stream().anyMatch(other -> other.type().equals(type.base()) && other.init() == null)) {
            slots.add(CodeBlock.of(".slot(Py_tp_new, $T.objectNew())", PYTHON_CLASS));
        }
    }

    private void addTupleFunction(String suffix, Class<?> result, String target, String failed) {
        CodeBlock call = CodeBlock.of("$T.call($T::$L, self, args, kwargs)", TUPLE_CALL, names.glue(), target);
        methods.add(MethodSpec.methodBuilder(names.method(type.name() + "_" + suffix))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(result)
                .addParameter(long.class, "self").addParameter(long.class, "args").addParameter(long.class, "kwargs")
                .addCode(CallEmitter.guarded(CodeBlock.of(result == int.class ? "return (int) $L;\n" : "return $L;\n", call), failed))
                .build());
    }

    /** Methods, and special methods that Python finds by name. */
    private void addMethods() {
        List<CallableModel> all = new ArrayList<>(type.methods());
        for (OperatorModel operator : type.operators()) {
            if (operator.operator().shape() == Shape.METHOD || operator.operator().shape() == Shape.HOOK) {
                all.add(operator.method());
            } else if (operator.operator().shape() == Shape.CALL) {
                String function = new FunctionEmitter(names, methods).emitThrowing(operator.method(), type.name() + "_");
                addTupleFunction("call", long.class, function, "failed");
                slots.add(CodeBlock.of(".slot(Py_tp_call, $T::$L)", names.glue(), type.name() + "_call"));
            }
        }
        List<CodeBlock> entries = new ArrayList<>();
        for (List<CallableModel> sameName : Overloads.byName(all)) {
            String method = new FunctionEmitter(names, methods).emit(sameName, type.name() + "_");
            entries.add(FunctionEmitter.entry(names, sameName, method));
        }
        if (type.traits().contains(Trait.CLOSEABLE) && type.operator("__exit__") == null) {
            entries.addAll(new ContextManagerEmitter(names, methods, type).emit());
        }
        if (type.traits().contains(Trait.VALUE) && type.operator("__reduce__") == null
                && type.inits().stream().anyMatch(init -> init.parameters().size() == type.members().size())) {
            entries.add(new ReductionEmitter(names, methods, type).emit());
        }
        if (!entries.isEmpty()) {
            slots.add(CodeBlock.of(".slot(Py_tp_methods, $T.of(\n$>$>$L$<$<))", GlueNames.METHOD_TABLE, joined(entries)));
        }
    }

    private static CodeBlock joined(List<CodeBlock> entries) {
        CodeBlock.Builder code = CodeBlock.builder();
        entries.forEach(entry -> code.add(code.isEmpty() ? "" : ",\n").add(entry));
        return code.build();
    }

    private void addAttributes() {
        List<CodeBlock> entries = new ArrayList<>();
        for (PropertyModel property : type.properties()) {
            String get = names.method(type.name() + "_get_" + property.name());
            CallEmitter getter = new CallEmitter(names, property.getter(), null);
            methods.add(MethodSpec.methodBuilder(get).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(long.class)
                    .addParameter(long.class, "self").addParameter(long.class, "closure")
                    .addCode(CallEmitter.guarded(getter.callAndReturn(CodeBlock.of("$L.self(self)", binding)), "failed"))
                    .build());
            CodeBlock set = property.setter() == null ? CodeBlock.of("null") : CodeBlock.of("$T::$L", names.glue(), setter(property));
            CodeBlock doc = property.doc().isEmpty() ? CodeBlock.of("null") : CodeBlock.of("$S", property.doc());
            entries.add(CodeBlock.of("$T.attribute($S, $T::$L, $L, $L)", GET_SET_TABLE, property.name(), names.glue(), get, set, doc));
        }
        if (!entries.isEmpty()) {
            slots.add(CodeBlock.of(".slot(Py_tp_getset, $T.of(\n$>$>$L$<$<))", GET_SET_TABLE, joined(entries)));
        }
    }

    private String setter(PropertyModel property) {
        String set = names.method(type.name() + "_set_" + property.name());
        CallEmitter setter = new CallEmitter(names, property.setter(), set);
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (value == NULL)")
                .addStatement("throw $T.noDeleter(self, $S)", OPERATORS, property.name())
                .endControlFlow()
                .add(setter.argument(0, "value"))
                .add(setter.callThenReturn(CodeBlock.of("$L.self(self)", binding), "0")).build();
        methods.add(MethodSpec.methodBuilder(set).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(int.class)
                .addParameter(long.class, "self").addParameter(long.class, "value").addParameter(long.class, "closure")
                .addCode(CallEmitter.guarded(body, "failedInt"))
                .build());
        return set;
    }
}
