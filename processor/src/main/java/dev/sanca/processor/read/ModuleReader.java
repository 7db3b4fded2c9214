package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.ExceptionModel;
import dev.sanca.processor.model.ModuleModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads a class with {@code @PyModule}. */
public final class ModuleReader {
    private final ProcessingEnvironment environment;
    private final TypeElement module;
    /** Of the module that this one is in; or null. */
    private final ModuleReader parent;
    private final Source source;
    private final CallableReader callables;
    private final TypeReader types;
    /** All names of the module, which must differ. */
    private final Map<String, Element> names = new LinkedHashMap<>();

    /**
     * Prepares reading.
     *
     * @param environment the compiler's
     * @param problems takes what is wrong
     * @param module the annotated class
     */
    public ModuleReader(ProcessingEnvironment environment, Problems problems, TypeElement module) {
        this(environment, problems, module, null);
    }

    private ModuleReader(ProcessingEnvironment environment, Problems problems, TypeElement module, ModuleReader parent) {
        this.environment = environment;
        this.module = module;
        this.parent = parent;
        Annotations annotations = new Annotations(environment.getElementUtils());
        this.source = new Source(environment.getElementUtils(), environment.getTypeUtils(), annotations, problems, new LinkedHashMap<>(),
                new ForeignClasses(annotations));
        for (TypeElement type : nested("PyClass")) {
            source.classes().put(type.getQualifiedName().toString(), source.name(type, "PyClass", type.getSimpleName().toString()));
        }
        this.types = new TypeReader(source);
        this.callables = new CallableReader(source, types);
    }

    /**
     * Whether the module is inside another one, with which it is read.
     *
     * @return true for a class in a class with {@code @PyModule}
     */
    public boolean isSubmodule() {
        return source.annotations().has(module.getEnclosingElement(), "PyModule");
    }

    /**
     * Reads the module and those inside it.
     *
     * @return the model; empty if something is wrong, which has been reported
     */
    public Optional<ModuleModel> read() {
        int before = source.problems().count();
        checkModule();
        checkModuleName();
        List<ExceptionModel> exceptions = new ExceptionReader(source).read(nested("PyException"));
        List<ClassModel> classes = new ClassReader(source, callables, types).readAll(nested("PyClass"));
        List<CallableModel> functions = functions();
        List<ConstantModel> constants = new ConstantReader(source, types).read(module);
        List<String> init = hooks("PyModuleInit");
        List<String> cleanup = hooks("PyModuleCleanup");
        List<ModuleModel> submodules = submodules();
        checkNames();
        if (source.problems().count() > before) {
            return Optional.empty();
        }
        boolean gilNeeded = (boolean) setting("gilNeeded") || submodules.stream().anyMatch(ModuleModel::gilNeeded);
        return Optional.of(new ModuleModel(name(), root(), doc(), ClassName.get(module), setting("interpreters").toString(), gilNeeded,
                functions, classes, exceptions, constants, init, cleanup, submodules, source.foreign().all()));
    }

    /** The full name. */
    private String name() {
        String own = source.annotations().text(module, "PyModule", "name");
        return parent == null ? own : parent.name() + "." + own;
    }

    private String root() {
        return parent == null ? name() : parent.root();
    }

    private void checkModuleName() {
        String own = source.annotations().text(module, "PyModule", "name");
        if (parent != null && own.contains(".")) {
            source.problems().report(Problem.SUBMODULE_NAME, module, own, parent.name(), parent.name() + "."
                    + own.substring(own.lastIndexOf('.') + 1), own.substring(own.lastIndexOf('.') + 1));
        } else if (!PythonNames.isModule(own)) {
            source.problems().report(Problem.MODULE_NAME, module, own);
        }
    }

    /** What the annotation says; of a module inside another, else what that says. */
    private Object setting(String member) {
        Optional<Object> given = source.annotations().given(module, "PyModule", member);
        return given.isEmpty() && parent != null ? parent.setting(member)
                : given.orElseGet(() -> source.annotations().value(module, "PyModule", member));
    }

    private List<ModuleModel> submodules() {
        return nested("PyModule").stream()
                .map(type -> new ModuleReader(environment, source.problems(), type, this).read()).flatMap(Optional::stream).toList();
    }

    private String doc() {
        String given = source.annotations().text(module, "PyModule", "doc");
        return given.isEmpty() ? Javadoc.of(source.elements().getDocComment(module)).text() : given;
    }

    private void checkModule() {
        String problem = module.getKind() != ElementKind.CLASS && module.getKind() != ElementKind.INTERFACE ? "this is a " + kind()
                : module.getNestingKind().isNested() && !module.getModifiers().contains(Modifier.STATIC) ? "add \"static\""
                : module.getTypeParameters().isEmpty() ? null : "remove its type parameters";
        if (problem != null) {
            source.problems().report(Problem.MODULE_CLASS, module, problem);
        }
        source.requireAccessible(module, "class " + module.getSimpleName());
    }

    private String kind() {
        return module.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }

    private List<TypeElement> nested(String annotation) {
        return ElementFilter.typesIn(module.getEnclosedElements()).stream()
                .filter(type -> source.annotations().has(type, annotation)).toList();
    }

    private List<CallableModel> functions() {
        OverloadReader functions = new OverloadReader(source);
        for (ExecutableElement method : ElementFilter.methodsIn(module.getEnclosedElements())) {
            if (!source.annotations().has(method, "PyFunction")) {
                continue;
            }
            if (!method.getModifiers().contains(Modifier.STATIC)) {
                source.problems().report(Problem.NOT_STATIC, method, "PyFunction");
                continue;
            }
            String name = source.name(method, "PyFunction", PythonNames.snakeCase(method.getSimpleName().toString()));
            CallableModel function = callables.read(method, "PyFunction", name, "", CallableModel.Style.FUNCTION);
            if (function != null) {
                functions.add(function, method);
            }
        }
        return functions.all();
    }

    private List<String> hooks(String annotation) {
        List<String> hooks = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(module.getEnclosedElements())) {
            if (source.annotations().has(method, annotation)) {
                if (!method.getModifiers().contains(Modifier.STATIC) || !method.getParameters().isEmpty()
                        || method.getReturnType().getKind() != TypeKind.VOID) {
                    source.problems().report(Problem.HOOK, method, annotation);
                }
                source.requireAccessible(method, method.getSimpleName() + "()");
                hooks.add(method.getSimpleName().toString());
            }
        }
        return hooks;
    }

    private void checkNames() {
        for (Element element : module.getEnclosedElements()) {
            nameOf(element).ifPresent(name -> {
                Element other = names.putIfAbsent(name, element);
                if (other != null && !(other instanceof ExecutableElement && element instanceof ExecutableElement)) {
                    source.problems().report(Problem.NAME_CLASH, element, name, "the module");
                }
            });
        }
    }

    private Optional<String> nameOf(Element element) {
        Annotations annotations = source.annotations();
        String simple = element.getSimpleName().toString();
        if (annotations.has(element, "PyFunction")) {
            return Optional.of(given(element, "PyFunction", PythonNames.snakeCase(simple)));
        }
        for (String annotation : List.of("PyClass", "PyException", "PyConstant", "PyModule")) {
            if (annotations.has(element, annotation) && !(annotation.equals("PyConstant") && !(element instanceof VariableElement))) {
                return Optional.of(given(element, annotation, simple));
            }
        }
        return Optional.empty();
    }

    private String given(Element element, String annotation, String derived) {
        String given = source.annotations().text(element, annotation, "name");
        return given.isEmpty() ? derived : given;
    }
}
