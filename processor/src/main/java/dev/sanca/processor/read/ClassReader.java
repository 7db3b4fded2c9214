package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ClassModel.Kind;
import dev.sanca.processor.model.ClassModel.Trait;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.OverridableModel;
import dev.sanca.processor.model.PropertyModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The classes, records and enums of a module. */
final class ClassReader {
    private static final Map<String, Style> METHODS =
            Map.of("PyMethod", Style.INSTANCE, "PyStaticMethod", Style.STATIC, "PyClassMethod", Style.CLASS);

    private static final Set<String> ENUM_NAMES = Set.of("name", "value");

    private final Source source;
    private final CallableReader callables;
    private final TypeReader types;

    ClassReader(Source source, CallableReader callables, TypeReader types) {
        this.source = source;
        this.callables = callables;
        this.types = types;
    }

    /** The models, those of base classes first. */
    List<ClassModel> readAll(List<TypeElement> elements) {
        Map<String, TypeElement> byName = new LinkedHashMap<>();
        elements.forEach(type -> byName.put(type.getQualifiedName().toString(), type));
        Map<String, ClassModel> done = new LinkedHashMap<>();
        elements.forEach(type -> read(type, byName, done));
        return new ArrayList<>(done.values());
    }

    private void read(TypeElement type, Map<String, TypeElement> byName, Map<String, ClassModel> done) {
        if (done.containsKey(type.getQualifiedName().toString())) {
            return;
        }
        TypeElement parent = byName.get(TypeReader.plainName(type.getSuperclass()));
        if (parent != null) {
            read(parent, byName, done);
        } else if (hasForeignBase(type)) {
            source.problems().report(Problem.BASE_CLASS, type, type.getSimpleName()
                    + " extends a @PyClass of another module, which this one"
                    + " can't inherit from: move both into one module, or remove @PyClass from one");
        }
        int before = source.problems().count();
        check(type);
        ClassModel parentModel = parent == null ? null : done.get(parent.getQualifiedName().toString());
        ClassModel model = type.getKind() == ElementKind.ENUM ? readEnum(type) : readClass(type, parent, parentModel);
        if (source.problems().count() == before) {
            done.put(type.getQualifiedName().toString(), model);
        }
    }

    private boolean hasForeignBase(TypeElement type) {
        Element parent = source.types().asElement(type.getSuperclass());
        return parent != null && source.annotations().has(parent, "PyClass");
    }

    private void check(TypeElement type) {
        source.requireAccessible(type, "class " + type.getSimpleName());
        boolean isClass = switch (type.getKind()) {
            case CLASS, RECORD, ENUM -> true;
            default -> false;
        };
        if (!isClass) {
            source.problems().report(Problem.PYTHON_CLASS, type,
                    "a @PyClass is a class, record or enum: an interface has no instances of its own");
        } else if (!type.getModifiers().contains(Modifier.STATIC)) {
            source.problems().report(Problem.PYTHON_CLASS, type, "an inner class needs an instance of "
                    + type.getEnclosingElement().getSimpleName()
                    + " around it, which Python does not have: add \"static\"");
        }
        if (!type.getTypeParameters().isEmpty()) {
            source.problems().report(Problem.GENERIC, type, "class " + type.getSimpleName());
        }
    }

    private String nameOf(TypeElement type) {
        return source.classes().get(type.getQualifiedName().toString());
    }

    private String doc(TypeElement type, Javadoc javadoc) {
        String given = source.annotations().text(type, "PyClass", "doc");
        return given.isEmpty() ? javadoc.text() : given;
    }

    private ClassModel readEnum(TypeElement type) {
        String name = nameOf(type);
        List<String> members = new ArrayList<>();
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getKind() == ElementKind.ENUM_CONSTANT) {
                members.add(source.checkedName(field, field.getSimpleName().toString(), "another Java name"));
            }
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (source.annotations().has(constructor, "PyInit")) {
                source.problems().report(Problem.ENUM, constructor,
                        "its instances are its constants, and Python makes none: remove @PyInit");
            }
        }
        List<CallableModel> methods = methods(type, name);
        List<PropertyModel> attributes = new PropertyReader(source, callables).read(type, name);
        List<OperatorModel> operators = new OperatorReader(source, callables).read(type, name);
        List<ConstantModel> constants = new ConstantReader(source, types).read(type);
        checkNames(type, methods, attributes);
        checkEnumNames(type, members);
        return new ClassModel(name, doc(type, Javadoc.of(source.elements().getDocComment(type))), ClassName.get(type),
                Kind.ENUM, null, false, List.of(), methods, attributes, operators, constants, members, List.of(), traits(type));
    }

    /** Python's enum has names of its own, and its members are attributes of the class. */
    private void checkEnumNames(TypeElement type, List<String> members) {
        for (Element member : type.getEnclosedElements()) {
            String derived = member.getSimpleName().toString();
            for (String annotation : List.of("PyMethod", "PyStaticMethod", "PyClassMethod", "PyGetter", "PySetter", "PyConstant")) {
                if (!source.annotations().has(member, annotation)) {
                    continue;
                }
                String given = source.annotations().text(member, annotation, "name");
                String name = !given.isEmpty() || annotation.equals("PyConstant") ? given.isEmpty() ? derived : given
                        : annotation.endsWith("etter") ? PythonNames.attribute(derived) : PythonNames.snakeCase(derived);
                if (ENUM_NAMES.contains(name)) {
                    source.problems().report(Problem.ENUM, member, "'" + name + "' is an attribute that enum.Enum gives each member: "
                            + "choose another with @" + annotation + "(name = …)");
                } else if (members.contains(name)) {
                    source.problems().report(Problem.NAME_CLASH, member, name, "enum " + type.getSimpleName());
                }
            }
        }
    }

    private ClassModel readClass(TypeElement type, TypeElement parent, ClassModel parentModel) {
        boolean isRecord = type.getKind() == ElementKind.RECORD;
        String name = nameOf(type);
        List<CallableModel> inits = new ConstructorReader(source, callables).read(type, name);
        List<CallableModel> methods = methods(type, name);
        PropertyReader properties = new PropertyReader(source, callables);
        List<PropertyModel> attributes = properties.read(type, name);
        if (isRecord) {
            properties.readComponents(type, name).forEach(component -> addUnlessPresent(attributes, component));
        }
        List<OperatorModel> operators = new OperatorReader(source, callables).read(type, name);
        var constants = new ConstantReader(source, types).read(type);
        checkNames(type, methods, attributes);
        boolean subclassable = !isRecord && !inits.isEmpty() && !type.getModifiers().contains(Modifier.FINAL)
                && !source.annotations().flag(type, "PyClass", "frozen");
        List<String> members = isRecord ? type.getRecordComponents().stream()
                .map(component -> PythonNames.snakeCase(component.getSimpleName().toString())).toList() : List.of();
        return new ClassModel(name, doc(type, Javadoc.of(source.elements().getDocComment(type))), ClassName.get(type),
                isRecord ? Kind.RECORD : Kind.CLASS, parent == null ? null : ClassName.get(parent), subclassable, inits, methods,
                attributes, operators, constants, members,
                overridable(type, parentModel, methods, attributes, operators), traits(type));
    }

    private static List<OverridableModel> overridable(TypeElement type, ClassModel parent, List<CallableModel> methods,
            List<PropertyModel> attributes, List<OperatorModel> operators) {
        return new OverridableReader(type).read(parent == null ? List.of() : parent.overridable(), methods, attributes, operators);
    }

    private static void addUnlessPresent(List<PropertyModel> attributes, PropertyModel component) {
        if (attributes.stream().noneMatch(attribute -> attribute.name().equals(component.name()))) {
            attributes.add(component);
        }
    }

    private Set<Trait> traits(TypeElement type) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (source.isA(type.asType(), "java.lang.AutoCloseable")) {
            traits.add(Trait.CLOSEABLE);
        }
        if (source.isA(type.asType(), "java.lang.Iterable")) {
            traits.add(Trait.ITERABLE);
        }
        if (type.getKind() == ElementKind.RECORD) {
            traits.add(Trait.VALUE);
        }
        return traits;
    }

    private List<CallableModel> methods(TypeElement type, String pythonClass) {
        OverloadReader methods = new OverloadReader(source);
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            METHODS.forEach((annotation, style) -> {
                if (source.annotations().has(method, annotation)) {
                    CallableModel read = method(method, annotation, style, pythonClass);
                    if (read != null) {
                        methods.add(read, method);
                    }
                }
            });
        }
        return methods.all();
    }

    private CallableModel method(ExecutableElement method, String annotation, Style style, String pythonClass) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (style != Style.INSTANCE && !isStatic) {
            source.problems().report(Problem.NOT_STATIC, method, annotation);
            return null;
        }
        String name = source.name(method, annotation, PythonNames.snakeCase(method.getSimpleName().toString()));
        return callables.read(method, annotation, name, pythonClass, style == Style.INSTANCE && isStatic ? Style.STATIC : style);
    }

    private void checkNames(TypeElement type, List<CallableModel> methods, List<PropertyModel> attributes) {
        Set<String> names = new java.util.HashSet<>();
        attributes.forEach(attribute -> names.add(attribute.name()));
        for (CallableModel method : methods) {
            if (names.contains(method.name())) {
                Element where = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(member -> member.getSimpleName().contentEquals(method.javaName())).findFirst().orElseThrow();
                source.problems().report(Problem.NAME_CLASH, where, method.name(), "class " + type.getSimpleName());
            }
        }
    }
}
