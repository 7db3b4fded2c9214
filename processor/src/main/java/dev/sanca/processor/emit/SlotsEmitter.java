package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ClassModel.Trait;
import dev.sanca.processor.model.Operator;
import dev.sanca.processor.model.Operator.Shape;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The functions of a type's slots that C calls with a fixed number of arguments. */
final class SlotsEmitter {
    private static final ClassName OPERATORS = ClassName.get(GlueNames.GLUE, "Operators");
    private static final ClassName BUFFERS = ClassName.get(GlueNames.GLUE, "Buffers");
    private static final ClassName RAISED = ClassName.get(GlueNames.GLUE, "Raised");

    private final GlueNames names;
    private final List<MethodSpec> methods;
    private final ClassModel type;
    private final String binding;
    private final List<CodeBlock> slots = new ArrayList<>();

    SlotsEmitter(GlueNames names, List<MethodSpec> methods, ClassModel type) {
        this.names = names;
        this.methods = methods;
        this.type = type;
        this.binding = names.classField(type.type());
    }

    /** Adds the functions; calls of the specification's builder. */
    List<CodeBlock> emit() {
        Set<String> binary = new LinkedHashSet<>();
        for (OperatorModel operator : type.operators()) {
            Shape shape = operator.operator().shape();
            switch (shape) {
                case UNARY -> addUnary(operator);
                case NEXT -> addNext(operator);
                case TRUTH -> addNumber(operator, int.class, "$L ? 1 : 0");
                case LENGTH -> addNumber(operator, long.class, "$T.length($L)", OPERATORS);
                case HASH -> addNumber(operator, long.class, "$T.hash($L)", OPERATORS);
                case BINARY, REFLECTED -> binary.add(operator.operator().slots()[0]);
                case IN_PLACE -> addInPlace(operator);
                case ITEM -> addItem(operator);
                case CONTAINS -> addContains(operator);
                case BUFFER -> addBuffer(operator);
                case COMPARISON, SET_ITEM, DELETE_ITEM, CALL, METHOD, HOOK -> { }
            }
        }
        binary.forEach(this::addBinary);
        if (type.traits().contains(Trait.ITERABLE) && type.operator("__iter__") == null) {
            addSlot("Py_tp_iter", function("__iter__", long.class,
                    CodeBlock.of("return $T.of($L.iterator());\n", GlueNames.TO_PYTHON, self("self")), "self"));
        }
        addAssignment();
        addComparisons();
        if (type.traits().contains(Trait.VALUE)) {
            addValue();
        }
        return slots;
    }

    private void addSlots(Operator operator, String function) {
        for (String slot : operator.slots()) {
            addSlot(slot, function);
        }
    }

    private void addSlot(String slot, String function) {
        slots.add(CodeBlock.of(".slot($L, $T::$L)", slot, names.glue(), function));
    }

    private CodeBlock self(String pointer) {
        return CodeBlock.of("$L.self($L)", binding, pointer);
    }

    private String function(String name, Class<?> result, CodeBlock body, String... parameters) {
        String unique = names.method(type.name() + "_" + name.replace("__", ""));
        MethodSpec.Builder method = MethodSpec.methodBuilder(unique).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(result);
        for (String parameter : parameters) {
            method.addParameter(long.class, parameter);
        }
        String failed = result == int.class ? "failedInt" : result == long.class && isNumber(name) ? "failedInt" : "failed";
        methods.add(method.addCode(CallEmitter.guarded(body, failed)).build());
        return unique;
    }

    /** Whether a result of -1 tells an error, not NULL. */
    private static boolean isNumber(String name) {
        return name.equals("__len__") || name.equals("__hash__");
    }

    private CallEmitter call(OperatorModel operator) {
        boolean hasParameters = !operator.method().parameters().isEmpty();
        return new CallEmitter(names, operator.method(), hasParameters ? type.name() + operator.operator().name() : null);
    }

    private void addUnary(OperatorModel operator) {
        addSlots(operator.operator(), function(operator.operator().name(), long.class, call(operator).callAndReturn(self("self")), "self"));
    }

    /** The end of an iteration is NULL without an exception. */
    private void addNext(OperatorModel operator) {
        CodeBlock body = CodeBlock.builder().beginControlFlow("try")
                .add(call(operator).callAndReturn(self("self")))
                .nextControlFlow("catch ($T end)", java.util.NoSuchElementException.class)
                .addStatement("return NULL").endControlFlow().build();
        addSlots(operator.operator(), function("__next__", long.class, body, "self"));
    }

    private void addNumber(OperatorModel operator, Class<?> result, String format, Object... arguments) {
        CodeBlock body = call(operator).callForNumber(self("self"), format, arguments);
        addSlots(operator.operator(), function(operator.operator().name(), result, body, "self"));
    }

    private void addInPlace(OperatorModel operator) {
        CallEmitter call = call(operator);
        CodeBlock.Builder body = CodeBlock.builder().add(operand(call, operator.method(), "other"));
        if (operator.method().result().way() == ValueType.Way.NOTHING) {
            body.add(call.callThenReturn(self("self"), "Py_NewRef(self)"));
        } else {
            body.add(call.callAndReturn(self("self")));
        }
        addSlots(operator.operator(), function(operator.operator().name(), long.class, body.build(), "self", "other"));
    }

    /** Statements that convert an operand, or answer NotImplemented. */
    private CodeBlock operand(CallEmitter call, CallableModel method, String pointer) {
        return CodeBlock.builder()
                .addStatement("$T a0", method.parameters().getFirst().declared())
                .beginControlFlow("try")
                .addStatement("a0 = $L", call.converted(0, pointer))
                .nextControlFlow("catch ($T raised)", RAISED)
                .addStatement("return $T.notImplemented()", OPERATORS)
                .endControlFlow().build();
    }

    private void addItem(OperatorModel operator) {
        CallEmitter call = call(operator);
        CodeBlock body = CodeBlock.builder().add(call.argument(0, "key")).add(call.callAndReturn(self("self"))).build();
        addSlots(operator.operator(), function("__getitem__", long.class, body, "self", "key"));
    }

    private void addContains(OperatorModel operator) {
        CallEmitter call = call(operator);
        CodeBlock body = CodeBlock.builder()
                .addStatement("$T a0", operator.method().parameters().getFirst().declared())
                .beginControlFlow("try")
                .addStatement("a0 = $L", call.converted(0, "value"))
                .nextControlFlow("catch ($T raised)", RAISED)
                .addStatement("return $T.notContained()", OPERATORS)
                .endControlFlow()
                .add(call.callForNumber(self("self"), "$L ? 1 : 0")).build();
        addSlots(operator.operator(), function("__contains__", int.class, body, "self", "value"));
    }

    private void addBuffer(OperatorModel operator) {
        String unique = names.method(type.name() + "_buffer");
        methods.add(MethodSpec.methodBuilder(unique).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(int.class)
                .addParameter(long.class, "self").addParameter(long.class, "view").addParameter(int.class, "flags")
                .addStatement("$T.start(view)", BUFFERS)
                .addCode(CallEmitter.guarded(CodeBlock.of("return $T.export($L.$L(), view, flags);\n", BUFFERS, self("self"),
                        operator.method().javaName()), "failedInt")).build());
        slots.add(CodeBlock.of(".bf_getbuffer($T::$L)", names.glue(), unique));
    }

    /** One function for both operands, either of which may be the instance. */
    private void addBinary(String slot) {
        CodeBlock.Builder body = CodeBlock.builder();
        String name = "";
        for (OperatorModel operator : type.operators()) {
            boolean reflected = operator.operator().shape() == Shape.REFLECTED;
            if (!reflected && operator.operator().shape() != Shape.BINARY || !operator.operator().slots()[0].equals(slot)) {
                continue;
            }
            name = operator.operator().name();
            CallEmitter call = call(operator);
            String instance = reflected ? "right" : "left";
            body.beginControlFlow("if ($L.isInstance($L))", binding, instance)
                    .add(operand(call, operator.method(), reflected ? "left" : "right"))
                    .add(call.callAndReturn(self(instance)))
                    .endControlFlow();
        }
        body.addStatement("return Py_RETURN_NOTIMPLEMENTED()");
        addSlot(slot, function(name, long.class, body.build(), "left", "right"));
    }

    /** {@code __setitem__} and {@code __delitem__} are one slot. */
    private void addAssignment() {
        OperatorModel set = type.operator("__setitem__");
        OperatorModel delete = type.operator("__delitem__");
        if (set == null && delete == null) {
            return;
        }
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("if (value == NULL)");
        if (delete == null) {
            body.addStatement("throw $T.unsupported(self, $S)", OPERATORS, "doesn't support item deletion");
        } else {
            CallEmitter call = call(delete);
            body.add(call.argument(0, "key")).add(call.callThenReturn(self("self"), "0"));
        }
        body.endControlFlow();
        if (set == null) {
            body.addStatement("throw $T.unsupported(self, $S)", OPERATORS, "does not support item assignment");
        } else {
            CallEmitter call = call(set);
            body.add(call.argument(0, "key")).add(call.argument(1, "value")).add(call.callThenReturn(self("self"), "0"));
        }
        addSlot("Py_mp_ass_subscript", function("assign", int.class, body.build(), "self", "key", "value"));
    }

    private void addComparisons() {
        List<OperatorModel> comparisons = type.operators().stream().filter(each -> each.operator().shape() == Shape.COMPARISON).toList();
        if (comparisons.isEmpty()) {
            return;
        }
        CodeBlock.Builder body = CodeBlock.builder();
        for (OperatorModel comparison : comparisons) {
            CallEmitter call = call(comparison);
            String op = "Py_" + comparison.operator().name().replace("_", "").toUpperCase(java.util.Locale.ROOT);
            body.beginControlFlow("if (op == $L)", op)
                    .add(operand(call, comparison.method(), "other"))
                    .add(call.callForNumber(self("self"), "$T.of($L)", GlueNames.TO_PYTHON))
                    .endControlFlow();
        }
        if (type.operator("__eq__") != null && type.operator("__ne__") == null) {
            CallEmitter call = call(type.operator("__eq__"));
            body.beginControlFlow("if (op == Py_NE)");
            if (names.inherited(type.type()) != null) {
                body.beginControlFlow("if ($L.isSubclassed(self))", binding)
                        .addStatement("return $T.notEqual(self, other)", OPERATORS).endControlFlow();
            }
            body
                    .add(operand(call, type.operator("__eq__").method(), "other"))
                    .add(call.callForNumber(self("self"), "$T.of(!$L)", GlueNames.TO_PYTHON))
                    .endControlFlow();
        }
        boolean isValue = type.traits().contains(Trait.VALUE);
        if (type.operator("__eq__") == null && isValue) {
            body.add(equality());
        }
        addCompare(body.addStatement("return Py_RETURN_NOTIMPLEMENTED()").build());
        if (type.operator("__eq__") == null && type.operator("__hash__") == null && !isValue && type.base() == null) {
            // Else CPython takes a class that orders its instances for one that compares them, without a hash.
            slots.add(CodeBlock.of(".slot(Py_tp_hash, $T.identityHash())", OPERATORS));
        }
    }

    private void addCompare(CodeBlock body) {
        String unique = names.method(type.name() + "_compare");
        methods.add(MethodSpec.methodBuilder(unique).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(long.class)
                .addParameter(long.class, "self").addParameter(long.class, "other").addParameter(int.class, "op")
                .addCode(CallEmitter.guarded(body, "failed")).build());
        slots.add(CodeBlock.of(".tp_richcompare($T::$L)", names.glue(), unique));
    }

    /** What a record has, unless it says otherwise. */
    private void addValue() {
        if (type.operators().stream().noneMatch(each -> each.operator().shape() == Shape.COMPARISON)) {
            addCompare(CodeBlock.builder().add(equality()).addStatement("return Py_RETURN_NOTIMPLEMENTED()").build());
        }
        if (type.operator("__hash__") == null) {
            addSlot("Py_tp_hash", function("__hash__", long.class,
                    CodeBlock.of("return $T.hash($L.hashCode());\n", OPERATORS, self("self")), "self"));
        }
        if (type.operator("__repr__") == null) {
            addSlot("Py_tp_repr", function("__repr__", long.class, reprBody(new Conversions(names)), "self"));
        }
    }

    /** {@code ==} and {@code !=} as Java has it. */
    private CodeBlock equality() {
        return CodeBlock.builder()
                .beginControlFlow("if ((op == Py_EQ || op == Py_NE) && $L.isInstance(other))", binding)
                .addStatement("return $T.of($L.equals($L) == (op == Py_EQ))", GlueNames.TO_PYTHON, self("self"), self("other"))
                .endControlFlow().build();
    }

    /** As that of a dataclass: the reprs of the components, which may fail. */
    private CodeBlock reprBody(Conversions conversions) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$T value = $L", type.type(), self("self"));
        CodeBlock.Builder code = CodeBlock.builder().add("new $T($S)", ClassName.get(GlueNames.GLUE, "Repr"), type.name());
        type.properties().stream().filter(property -> type.members().contains(property.name())).forEach(property ->
                code.add("\n.add($S, $L)", property.name(), conversions.toPython(property.getter().result(),
                        CodeBlock.of("value.$L()", property.getter().javaName()))));
        return body.addStatement("return $L\n.toPython()", code.build()).build();
    }
}
