package dev.sanca.processor.read;

import com.palantir.javapoet.TypeName;
import dev.sanca.processor.model.ValueType;
import dev.sanca.processor.model.ValueType.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** The types that the runtime's table converts, and what a stub calls them. */
final class GeneralTypes {
    private record Names(String result, String accepts) {
        Names(String both) {
            this(both, both);
        }
    }

    private static final Map<String, Names> SIMPLE = Map.ofEntries(
            Map.entry("java.lang.Object", new Names("Any", "object")),
            Map.entry("java.lang.CharSequence", new Names("str")),
            Map.entry("java.math.BigInteger", new Names("int")),
            Map.entry("java.math.BigDecimal", new Names("decimal.Decimal", "decimal.Decimal | int")),
            Map.entry("java.util.UUID", new Names("uuid.UUID")),
            Map.entry("java.nio.file.Path", new Names("pathlib.Path", "pathlib.Path | str")),
            Map.entry("java.io.File", new Names("pathlib.Path", "pathlib.Path | str")),
            Map.entry("java.time.LocalDate", new Names("datetime.date")),
            Map.entry("java.time.LocalTime", new Names("datetime.time")),
            Map.entry("java.time.OffsetTime", new Names("datetime.time")),
            Map.entry("java.time.LocalDateTime", new Names("datetime.datetime")),
            Map.entry("java.time.OffsetDateTime", new Names("datetime.datetime")),
            Map.entry("java.time.ZonedDateTime", new Names("datetime.datetime")),
            Map.entry("java.time.Instant", new Names("datetime.datetime")),
            Map.entry("java.time.Duration", new Names("datetime.timedelta")),
            Map.entry("java.util.OptionalInt", new Names("int | None")),
            Map.entry("java.util.OptionalLong", new Names("int | None")),
            Map.entry("java.util.OptionalDouble", new Names("float | None")),
            Map.entry("dev.sanca.Complex", new Names("complex")),
            Map.entry("dev.sanca.Fraction", new Names("fractions.Fraction")),
            // What has the buffer protocol has no name in the type systems of all these Pythons (collections.abc.Buffer came with 3.12).
            Map.entry("java.lang.foreign.MemorySegment", new Names("Any")),
            Map.entry("java.nio.ByteBuffer", new Names("Any")),
            Map.entry("java.nio.ShortBuffer", new Names("Any")),
            Map.entry("java.nio.IntBuffer", new Names("Any")),
            Map.entry("java.nio.LongBuffer", new Names("Any")),
            Map.entry("java.nio.FloatBuffer", new Names("Any")),
            Map.entry("java.nio.DoubleBuffer", new Names("Any")),
            Map.entry("dev.sanca.PyObject", new Names("Any")));

    /** Generic types by what their arguments are put into. */
    private static final Map<String, Names> CONTAINERS = Map.ofEntries(
            Map.entry("java.util.List", new Names("list[%s]", "Iterable[%s]")),
            Map.entry("java.util.Collection", new Names("list[%s]", "Iterable[%s]")),
            Map.entry("java.util.Set", new Names("set[%s]", "Iterable[%s]")),
            Map.entry("java.util.Map", new Names("dict[%s, %s]", "Mapping[%s, %s]")),
            Map.entry("java.util.Optional", new Names("%s | None")),
            Map.entry("java.util.Iterator", new Names("Iterator[%s]", "")),
            Map.entry("java.util.stream.Stream", new Names("Iterator[%s]", "")),
            Map.entry("java.util.concurrent.CompletableFuture", new Names("Coroutine[Any, Any, %s]", "")),
            Map.entry("java.util.concurrent.CompletionStage", new Names("Coroutine[Any, Any, %s]", "")));

    private static final java.util.Set<String> PRODUCERS = java.util.Set.of("java.util.Iterator", "java.util.stream.Stream",
            "java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");

    private final Source source;
    private final Function<TypeMirror, Optional<ValueType>> elements;

    /** The function finds the type of an element. */
    GeneralTypes(Source source, Function<TypeMirror, Optional<ValueType>> elements) {
        this.source = source;
        this.elements = elements;
    }

    Optional<ValueType> find(TypeMirror type, boolean parameter) {
        if (type instanceof ArrayType array) {
            return elements.apply(array.getComponentType()).map(element ->
                    general(type, new Names("list[" + element.result() + "]", "Iterable[" + element.accepts() + "]")));
        }
        if (!(type instanceof DeclaredType declared)) {
            return Optional.empty();
        }
        String name = TypeReader.plainName(type);
        if (SIMPLE.containsKey(name)) {
            return Optional.of(general(type, SIMPLE.get(name)));
        }
        if (CONTAINERS.containsKey(name)) {
            return parameter && PRODUCERS.contains(name) ? Optional.empty() : container(declared, CONTAINERS.get(name));
        }
        return parameter ? function(declared) : Optional.empty();
    }

    /** A functional interface that a method gives: declared to be one, since others with a single method are something else. */
    Optional<ValueType> resultingFunction(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement().getAnnotation(FunctionalInterface.class) != null
                ? function(declared) : Optional.empty();
    }

    private static ValueType general(TypeMirror type, Names names) {
        String plain = TypeReader.plainName(type);
        String toJava = plain.startsWith("java.util.Optional") ? "toOptional" : "";
        boolean produced = PRODUCERS.contains(plain);
        return new ValueType(TypeName.get(type), produced ? Way.DIRECT : Way.GENERAL, toJava, names.result, names.accepts, false);
    }

    private Optional<ValueType> container(DeclaredType type, Names names) {
        int wanted = names.result.contains("%s, %s") ? 2 : 1;
        List<String> results = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            Optional<ValueType> element = element(argument);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            results.add(element.get().result());
            accepted.add(element.get().accepts());
        }
        while (results.size() < wanted) {
            results.add("Any");
            accepted.add("object");
        }
        return Optional.of(general(type, new Names(names.result.formatted(results.toArray()),
                names.accepts.formatted(accepted.toArray()))));
    }

    private Optional<ValueType> element(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard) {
            TypeMirror bound = wildcard.getExtendsBound() != null ? wildcard.getExtendsBound()
                    : source.elements().getTypeElement("java.lang.Object").asType();
            return element(bound);
        }
        if (Source.is(argument, "java.lang.Void")) {
            return Optional.of(ValueType.NOTHING);
        }
        return argument.getKind() == TypeKind.TYPEVAR ? Optional.empty() : elements.apply(argument);
    }

    /** A functional interface, for which Python gives a callable. */
    private Optional<ValueType> function(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getKind() != ElementKind.INTERFACE) {
            return Optional.empty();
        }
        List<ExecutableElement> functions = ElementFilter.methodsIn(source.elements().getAllMembers(element)).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject(method)).toList();
        if (functions.size() != 1) {
            return Optional.empty();
        }
        ExecutableType function = (ExecutableType) source.types().asMemberOf(type, functions.getFirst());
        boolean isVoid = function.getReturnType().getKind() == TypeKind.VOID;
        String given = callable(function, ValueType::accepts, isVoid ? "None" : written(function.getReturnType(), ValueType::result));
        String accepted = callable(function, ValueType::result, isVoid ? "object" : written(function.getReturnType(), ValueType::accepts));
        return Optional.of(general(type, new Names(given, accepted)));
    }

    private String callable(ExecutableType function, Function<ValueType, String> parameter, String result) {
        return "Callable[[" + function.getParameterTypes().stream().map(each -> written(each, parameter))
                .collect(Collectors.joining(", ")) + "], " + result + "]";
    }

    private String written(TypeMirror type, Function<ValueType, String> name) {
        return element(type).map(name).orElse("Any");
    }

    /** Such as {@code Comparator.equals}. */
    private boolean isOfObject(ExecutableElement method) {
        TypeElement object = source.elements().getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .anyMatch(each -> each.getSimpleName().equals(method.getSimpleName())
                        && each.getParameters().size() == method.getParameters().size());
    }
}
