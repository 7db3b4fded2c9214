package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ClassModel.Kind;
import dev.sanca.processor.model.ClassModel.Trait;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.model.Operator.Shape;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.PropertyModel;
import dev.sanca.processor.model.ValueType;
import java.util.List;

/** A class in a stub. */
final class ClassStub {
    private static final String INDENT = "    ";

    private final ClassModel type;
    private final ModuleModel module;
    private final StubNames names;
    private final StubFunctions functions;
    private final StringBuilder body = new StringBuilder();

    ClassStub(ClassModel type, ModuleModel module) {
        this.type = type;
        this.module = module;
        this.names = new StubNames(module, type);
        this.functions = new StubFunctions(names, INDENT);
    }

    String text() {
        if (!type.doc().isEmpty()) {
            body.append(StubFunctions.docstring(type.doc(), INDENT));
        }
        if (type.kind() == Kind.ENUM) {
            type.members().forEach(member -> body.append(INDENT).append(member).append(" = '").append(member).append("'\n"));
        }
        addMembers();
        return head() + (body.isEmpty() ? " ...\n" : "\n" + body);
    }

    private String head() {
        if (type.kind() == Kind.ENUM) {
            return "class " + type.name() + "(enum.Enum):";
        }
        boolean isBase = module.classes().stream().anyMatch(other -> type.type().equals(other.base()));
        String base = module.classes().stream().filter(other -> other.type().equals(type.base()))
                .map(ClassModel::name).findFirst().orElse("");
        return (type.subclassable() || isBase ? "" : "@final\n") + "class " + type.name() + (base.isEmpty() ? "" : "(" + base + ")") + ":";
    }

    private void addMembers() {
        type.constants().forEach(constant -> body.append(INDENT).append(constant.name()).append(": ClassVar[")
                .append(names.of(constant.type().result())).append("]\n"));
        if (type.kind() == Kind.RECORD) {
            String names = String.join(", ", type.members().stream().map(member -> "'" + member + "'").toList());
            body.append(INDENT).append("__match_args__ = (").append(names).append(type.members().size() == 1 ? ",)\n" : ")\n");
        }
        body.append(functions.of(type.inits()));
        type.properties().forEach(this::addProperty);
        for (List<CallableModel> overloads : Overloads.byName(type.methods())) {
            body.append(functions.of(overloads));
        }
        type.operators().forEach(this::addOperator);
        addTraits();
    }

    private void addProperty(PropertyModel property) {
        String result = names.of(property.getter().result().result());
        body.append(INDENT).append('@').append(names.of("property")).append('\n')
                .append(INDENT).append("def ").append(property.name()).append("(self) -> ").append(result)
                .append(property.doc().isEmpty() ? ": ...\n" : ":\n" + StubFunctions.docstring(property.doc(), INDENT + INDENT));
        if (property.setter() != null) {
            ParameterModel value = property.setter().parameters().getFirst();
            body.append(INDENT).append('@').append(property.name()).append(".setter\n")
                    .append(INDENT).append("def ").append(property.name())
                    .append("(self, value: ").append(names.of(value.type().accepts())).append(") -> None: ...\n");
        }
    }

    private void addOperator(OperatorModel operator) {
        Shape shape = operator.operator().shape();
        CallableModel method = operator.method();
        if (shape == Shape.BUFFER) {
            addMethod(method.name(), "self, flags: " + names.of("int") + ", /", names.of("memoryview"));
            return;
        }
        if (shape == Shape.METHOD || shape == Shape.CALL || shape == Shape.HOOK) {
            body.append(functions.of(method, method.name()));
            return;
        }
        StringBuilder parameters = new StringBuilder("self");
        for (ParameterModel parameter : method.parameters()) {
            boolean anything = shape == Shape.CONTAINS || method.name().equals("__eq__") || method.name().equals("__ne__");
            parameters.append(", ").append(parameter.name()).append(": ")
                    .append(names.of(anything ? "object" : parameter.type().accepts()));
        }
        parameters.append(method.parameters().isEmpty() ? "" : ", /");
        boolean returnsSelf = shape == Shape.IN_PLACE && method.result().way() == ValueType.Way.NOTHING;
        addMethod(method.name(), parameters.toString(), returnsSelf ? type.name() : names.of(method.result().result()));
        if (method.name().equals("__eq__") && type.operator("__hash__") == null) {
            body.append(INDENT).append("__hash__: ClassVar[None]  # type: ignore[assignment]\n");
        }
    }

    private void addTraits() {
        if (type.traits().contains(Trait.CLOSEABLE) && type.operator("__exit__") == null) {
            addMethod("__enter__", "self", type.name());
            addMethod("__exit__", "self, *exc_info: " + names.of("object"), "None");
        }
        if (type.traits().contains(Trait.ITERABLE) && type.operator("__iter__") == null) {
            addMethod("__iter__", "self", "Iterator[Any]");
        }
        if (type.traits().contains(Trait.VALUE)) {
            if (type.operator("__eq__") == null) {
                addMethod("__eq__", "self, other: " + names.of("object") + ", /", names.of("bool"));
            }
            if (type.operator("__hash__") == null) {
                addMethod("__hash__", "self", names.of("int"));
            }
        }
    }

    private void addMethod(String name, String parameters, String result) {
        body.append(INDENT).append("def ").append(name).append('(').append(parameters).append(") -> ").append(result).append(": ...\n");
    }
}
