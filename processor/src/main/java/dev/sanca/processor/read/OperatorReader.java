package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import dev.sanca.processor.model.Operator;
import dev.sanca.processor.model.Operator.Shape;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Special methods, whose signatures Python prescribes. */
record OperatorReader(Source source, CallableReader callables) {
    private static final Set<String> INTEGERS = Set.of("byte", "short", "int", "long");

    List<OperatorModel> read(TypeElement type, String pythonClass) {
        List<OperatorModel> operators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!source.annotations().has(method, "PyOperator")) {
                continue;
            }
            String name = source.annotations().text(method, "PyOperator", "value");
            if (!names.add(name)) {
                source.problems().report(Problem.NAME_CLASH, method, name, "class " + type.getSimpleName());
            }
            OperatorModel operator = read(method, name, type, pythonClass);
            if (operator != null) {
                operators.add(operator);
            }
        }
        return operators;
    }

    private OperatorModel read(ExecutableElement method, String name, TypeElement type, String pythonClass) {
        Operator operator = Operator.of(name);
        String problem = operator == null ? unknown(name) : problem(operator, method);
        if (problem != null) {
            source.problems().report(Problem.OPERATOR, method, problem);
            return null;
        }
        CallableModel callable = comparesObjects(operator, method) ? comparison(method, name, type, pythonClass)
                : operator.shape() == Shape.BUFFER ? buffer(method, name, type, pythonClass)
                : callables.read(method, "PyOperator", name, pythonClass, operator.isOfClass() ? Style.CLASS : Style.INSTANCE);
        return callable == null ? null : new OperatorModel(operator, callable);
    }

    private static String unknown(String name) {
        return switch (name) {
            case "__init__", "__new__" -> "a constructor with @PyInit is " + name;
            case "__del__" -> "Python objects with a __del__ are a trap: implement AutoCloseable, and use \"with\"";
            case "__getattribute__" -> "__getattribute__ is not offered: __getattr__ is asked for what normal lookup does not find";
            default -> "'" + name + "' is no special method that can be written in Java; docs/extension-modules.md lists them";
        };
    }

    private String problem(Operator operator, ExecutableElement method) {
        int parameters = operator.parameters();
        if (method.getModifiers().contains(Modifier.STATIC) != operator.isOfClass()) {
            return operator.name() + (operator.isOfClass() ? " is called on the class: add \"static\""
                    : " is called on an instance: remove \"static\"");
        }
        if (parameters >= 0 && method.getParameters().size() != parameters) {
            return operator.name() + " has " + (parameters == 0 ? "no parameters" : parameters == 1 ? "one parameter" : "two parameters");
        }
        if (operator.takesName() && !Source.is(method.getParameters().getFirst().asType(), "java.lang.String")) {
            return operator.name() + " has the name of the attribute as its first parameter, a String";
        }
        String wanted = wantedResult(operator);
        String result = method.getReturnType().toString();
        boolean fits = switch (wanted) {
            case "" -> true;
            case "memory" -> isMemory(method.getReturnType());
            case "integer" -> INTEGERS.contains(result) || operator.shape() == Shape.UNARY && result.equals("java.math.BigInteger");
            case "value" -> !result.equals("void");
            default -> TypeName.get(method.getReturnType()).toString().equals(wanted);
        };
        return fits ? null : operator.name() + " gives " + described(wanted) + ", not " + result;
    }

    private static String described(String wanted) {
        return switch (wanted) {
            case "integer" -> "an int or long";
            case "value" -> "a value";
            case "void" -> "nothing";
            case "memory" -> "a MemorySegment, a ByteBuffer or another buffer of java.nio, or an array of primitives";
            default -> "a " + wanted.replaceFirst(".*\\.", "");
        };
    }

    private static String wantedResult(Operator operator) {
        return switch (operator.shape()) {
            case TRUTH, CONTAINS, COMPARISON -> "boolean";
            case LENGTH, HASH -> "integer";
            case SET_ITEM, DELETE_ITEM -> "void";
            case BUFFER -> "memory";
            case BINARY, REFLECTED, ITEM, NEXT -> "value";
            case UNARY -> switch (operator.name()) {
                case "__repr__", "__str__" -> "java.lang.String";
                case "__int__", "__index__" -> "integer";
                case "__float__" -> "double";
                default -> "value";
            };
            case HOOK -> operator.name().startsWith("__get") ? "value" : "void";
            default -> operator.name().equals("__set_name__") ? "void" : operator.isOfClass() ? "value" : "";
        };
    }

    private boolean isMemory(TypeMirror type) {
        TypeMirror element = type;
        while (element instanceof ArrayType array) {
            element = array.getComponentType();
        }
        return type.getKind() == TypeKind.ARRAY ? element.getKind().isPrimitive()
                : source.isA(type, "java.lang.foreign.MemorySegment") || source.isA(type, "java.nio.Buffer");
    }

    private CallableModel buffer(ExecutableElement method, String name, TypeElement type, String pythonClass) {
        source.requireAccessible(method, method.getSimpleName() + "()");
        ValueType memory = new ValueType(TypeName.get(method.getReturnType()), ValueType.Way.GENERAL, "", "memoryview", "", false);
        return new CallableModel(name, pythonClass + "." + name, "", Style.INSTANCE, ClassName.get(type), method.getSimpleName().toString(),
                List.of(), memory, false, null);
    }

    private static boolean comparesObjects(Operator operator, ExecutableElement method) {
        return operator.shape() == Shape.COMPARISON && Source.is(method.getParameters().getFirst().asType(), "java.lang.Object");
    }

    /** {@code equals(Object)}: Java says what is equal among instances, Python about the rest. */
    private CallableModel comparison(ExecutableElement method, String name, TypeElement type, String pythonClass) {
        source.requireAccessible(method, method.getSimpleName() + "()");
        ClassName owner = ClassName.get(type);
        ValueType self = new ValueType(owner, ValueType.Way.INSTANCE, "", pythonClass, pythonClass, false);
        ParameterModel other = new ParameterModel("other", "", ParameterModel.Kind.POSITIONAL_ONLY, ClassName.OBJECT, self, null);
        ValueType truth = new ValueType(TypeName.BOOLEAN, ValueType.Way.DIRECT, "toBoolean", "bool", "bool", false);
        return new CallableModel(name, pythonClass + "." + name, "", Style.INSTANCE, owner, method.getSimpleName().toString(),
                List.of(other), truth, false,
                method.getModifiers().contains(Modifier.FINAL) ? null : CallableReader.thrown(method));
    }
}
