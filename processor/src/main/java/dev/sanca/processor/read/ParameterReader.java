package dev.sanca.processor.read;

import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.DefaultValue;
import dev.sanca.processor.model.ParameterModel;
import dev.sanca.processor.model.ParameterModel.Kind;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The parameters of one Java method, in the order of Python's rules. */
final class ParameterReader {
    private static final Set<TypeKind> ARRAYS = Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.DOUBLE, TypeKind.DECLARED);

    private final Source source;
    private final TypeReader types;
    private final List<? extends VariableElement> elements;
    private final Map<String, String> docs;
    private final int positionalOnly;
    private Kind last = Kind.POSITIONAL_ONLY;
    private boolean hadDefault;

    ParameterReader(Source source, TypeReader types, ExecutableElement method, Map<String, String> docs) {
        this.source = source;
        this.types = types;
        this.elements = method.getParameters();
        this.docs = docs;
        this.positionalOnly = lastPositionalOnly() + 1;
    }

    private int lastPositionalOnly() {
        int last = -1;
        for (int i = 0; i < elements.size(); i++) {
            last = source.annotations().has(elements.get(i), "PositionalOnly") ? i : last;
        }
        return last;
    }

    /** The parameters that could be read; what is wrong with the others is reported. */
    List<ParameterModel> read() {
        List<ParameterModel> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            VariableElement element = elements.get(i);
            ParameterModel parameter = read(element, kind(element, i));
            if (parameter == null) {
                continue;
            }
            if (source.annotations().has(element, "PositionalOnly") && parameter.kind() != Kind.POSITIONAL_ONLY) {
                source.problems().report(Problem.PARAMETER_ORDER, element,
                        "'" + parameter.name() + "' can't be positional-only: it is, or follows, one that is given by keyword");
            }
            if (!names.add(parameter.name())) {
                source.problems().report(Problem.NAME_CLASH, element, parameter.name(), "the parameters");
            }
            checkOrder(parameter, element);
            parameters.add(parameter);
        }
        return parameters;
    }

    private Kind kind(VariableElement element, int index) {
        Annotations annotations = source.annotations();
        if (annotations.has(element, "PyArgs")) {
            return Kind.VAR_POSITIONAL;
        }
        if (annotations.has(element, "PyKwargs")) {
            return Kind.VAR_KEYWORD;
        }
        if (annotations.has(element, "KeywordOnly") || last.compareTo(Kind.VAR_POSITIONAL) >= 0) {
            return Kind.KEYWORD_ONLY;
        }
        return index < positionalOnly ? Kind.POSITIONAL_ONLY : Kind.POSITIONAL_OR_KEYWORD;
    }

    private ParameterModel read(VariableElement element, Kind kind) {
        String given = source.annotations().text(element, "PyName", "value");
        String javaName = element.getSimpleName().toString();
        String name = source.checkedName(element, given.isEmpty() ? PythonNames.snakeCase(javaName) : given, "@PyName");
        TypeMirror type = kind.isVariable() ? elementType(element, kind) : element.asType();
        ValueType read = type == null ? null : types.parameter(type, element);
        if (read == null) {
            last = kind;
            return null;
        }
        String literal = source.annotations().text(element, "PyDefault", "value");
        boolean hasDefault = source.annotations().has(element, "PyDefault");
        if (hasDefault && kind.isVariable()) {
            source.problems().report(Problem.PARAMETER_ORDER, element,
                    "what takes the other arguments is empty if there are none: remove @PyDefault");
            hasDefault = false;
        }
        DefaultValue value = hasDefault ? new DefaultReader(source).read(element, literal, read) : implied(read);
        ValueType accepted = hasDefault && DefaultReader.isNone(literal) ? read.orNone() : read;
        return new ParameterModel(name, docs.getOrDefault(javaName, ""), kind, TypeName.get(element.asType()), accepted,
                kind.isVariable() ? null : value);
    }

    /** An Optional may be left out. */
    private static DefaultValue implied(ValueType type) {
        return type.toJava().equals("toOptional")
                ? new DefaultValue("None", com.palantir.javapoet.CodeBlock.of("$T.empty()", java.util.Optional.class)) : null;
    }

    private TypeMirror elementType(VariableElement element, Kind kind) {
        TypeMirror type = element.asType();
        if (kind == Kind.VAR_POSITIONAL && type instanceof ArrayType array && ARRAYS.contains(array.getComponentType().getKind())) {
            return array.getComponentType();
        }
        boolean right = kind == Kind.VAR_POSITIONAL ? Source.is(type, "java.util.List") : isMapOfStrings(type);
        if (!right || ((DeclaredType) type).getTypeArguments().isEmpty()) {
            source.problems().report(kind == Kind.VAR_POSITIONAL ? Problem.ARGS_TYPE : Problem.KWARGS_TYPE, element, type);
            return null;
        }
        return ((DeclaredType) type).getTypeArguments().getLast();
    }

    private static boolean isMapOfStrings(TypeMirror type) {
        return Source.is(type, "java.util.Map")
                && type instanceof DeclaredType map
                && map.getTypeArguments().size() == 2
                && map.getTypeArguments().getFirst().getKind() == TypeKind.DECLARED
                && Source.is(map.getTypeArguments().getFirst(), "java.lang.String");
    }

    private void checkOrder(ParameterModel parameter, VariableElement element) {
        Kind kind = parameter.kind();
        if (kind.compareTo(last) < 0 || kind == last && kind.isVariable()) {
            source.problems().report(Problem.PARAMETER_ORDER, element, orderProblem(parameter, last));
        }
        last = kind.compareTo(last) < 0 ? last : kind;
        boolean byPosition = kind.compareTo(Kind.VAR_POSITIONAL) < 0;
        if (byPosition && hadDefault && parameter.defaultValue() == null) {
            source.problems().report(Problem.REQUIRED_AFTER_DEFAULT, element, parameter.name());
        }
        hadDefault |= byPosition && parameter.defaultValue() != null;
    }

    private static String orderProblem(ParameterModel parameter, Kind last) {
        if (parameter.kind() == last) {
            return "there is another parameter that takes the other arguments, and one of a kind is enough";
        }
        return last == Kind.VAR_KEYWORD
                ? "'" + parameter.name() + "' follows the @PyKwargs parameter, which is the last one: put it before"
                : "'" + parameter.name() + "' is given by position but follows one that is given by keyword: put it before";
    }
}
