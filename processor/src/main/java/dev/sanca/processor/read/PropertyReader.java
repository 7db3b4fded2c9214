package dev.sanca.processor.read;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.CallableModel.Style;
import dev.sanca.processor.model.PropertyModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Getters and setters, put together. */
record PropertyReader(Source source, CallableReader callables) {
    List<PropertyModel> read(TypeElement type, String pythonClass) {
        Map<String, CallableModel> getters = accessors(type, pythonClass, "PyGetter", 0);
        Map<String, CallableModel> setters = accessors(type, pythonClass, "PySetter", 1);
        List<PropertyModel> properties = new ArrayList<>();
        getters.forEach((name, getter) -> properties.add(new PropertyModel(name, getter.doc(), getter, setters.remove(name))));
        setters.forEach((name, setter) -> source.problems().report(Problem.PROPERTY, method(type, setter),
                "there is a @PySetter for '" + name + "' and no @PyGetter: add one, which may have the same annotation name"));
        return properties;
    }

    private static ExecutableElement method(TypeElement type, CallableModel model) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(model.javaName())
                        && method.getParameters().size() == model.parameters().size())
                .findFirst().orElseThrow();
    }

    private Map<String, CallableModel> accessors(TypeElement type, String pythonClass, String annotation, int parameters) {
        Map<String, CallableModel> accessors = new LinkedHashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!source.annotations().has(method, annotation)) {
                continue;
            }
            String problem = problem(method, parameters);
            if (problem != null) {
                source.problems().report(Problem.PROPERTY, method, problem);
                continue;
            }
            String name = source.name(method, annotation, PythonNames.attribute(method.getSimpleName().toString()));
            CallableModel accessor = callables.read(method, annotation, name, pythonClass, Style.INSTANCE);
            if (accessor != null && accessors.put(name, accessor) != null) {
                source.problems().report(Problem.NAME_CLASH, method, name, "class " + type.getSimpleName());
            }
        }
        return accessors;
    }

    private static String problem(ExecutableElement method, int parameters) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return "an attribute is one of an instance: remove \"static\", or use @PyStaticMethod";
        }
        if (method.getParameters().size() != parameters) {
            return parameters == 0 ? "a @PyGetter has no parameters" : "a @PySetter has one parameter, the new value";
        }
        boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
        return parameters == 0 && isVoid ? "a @PyGetter gives the value: it can't be void" : null;
    }

    /** The components of a record as attributes. */
    List<PropertyModel> readComponents(TypeElement type, String pythonClass) {
        List<PropertyModel> properties = new ArrayList<>();
        Javadoc javadoc = Javadoc.of(source.elements().getDocComment(type));
        for (RecordComponentElement component : type.getRecordComponents()) {
            String name = PythonNames.snakeCase(component.getSimpleName().toString());
            CallableModel getter = callables.read(component.getAccessor(), "PyGetter", name, pythonClass, Style.INSTANCE);
            if (getter != null) {
                String doc = javadoc.parameters().getOrDefault(component.getSimpleName().toString(), "");
                properties.add(new PropertyModel(name, doc, getter, null));
            }
        }
        return properties;
    }

}
