package dev.sanca.internal.call;

import dev.sanca.internal.convert.GenericTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a Java function is to look like in Python. Null stands for: find out.
 *
 * @param target     an instance of a functional interface, or a {@code MethodHandle}
 * @param type       the functional interface, perhaps generic; null for a method handle
 * @param name       {@code __name__}
 * @param module     {@code __module__}
 * @param doc        {@code __doc__}; null for none
 * @param parameters the names of the parameters
 * @param defaults   the default values of the last parameters, by name
 * @param binds      whether it becomes a method when it is looked up in a class, as a function of Python does
 */
public record FunctionDescription(Object target, Type type, String name, String module, String doc, List<String> parameters,
        Map<String, Object> defaults, boolean binds) {
    /** Of a function about which nothing else is said. */
    public static FunctionDescription of(Object target, Type type) {
        return new FunctionDescription(target, type, null, null, null, null, Map.of(), false);
    }

    /** Of a method, by a handle of it. */
    public static FunctionDescription ofMethod(Object handle, Method method) {
        List<String> names = Arrays.stream(method.getParameters()).filter(Parameter::isNamePresent)
                .map(parameter -> ParameterNames.legal(parameter.getName())).toList();
        return new FunctionDescription(handle, null, method.getName(), method.getDeclaringClass().getName(), null,
                names.isEmpty() ? null : names, Map.of(), false);
    }

    /**
     * Checks a type.
     *
     * @throws IllegalArgumentException if it is no functional interface
     */
    public static void requireFunctional(Type type) {
        if (InterfaceMethods.of(GenericTypes.raw(type)).single().isEmpty()) {
            throw new IllegalArgumentException(type.getTypeName() + " is no functional interface: it has not exactly one abstract method.");
        }
    }

    public FunctionDescription withName(String changed) {
        return new FunctionDescription(target, type, changed, module, doc, parameters, defaults, binds);
    }

    public FunctionDescription withModule(String changed) {
        return new FunctionDescription(target, type, name, changed, doc, parameters, defaults, binds);
    }

    public FunctionDescription withDoc(String changed) {
        return new FunctionDescription(target, type, name, module, changed, parameters, defaults, binds);
    }

    /**
     * With names of the parameters.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public FunctionDescription withParameters(List<String> changed) {
        FunctionDescription described = new FunctionDescription(target, type, name, module, doc, changed, defaults, binds);
        Signature.of(described);
        return described;
    }

    public FunctionDescription withDefaults(Map<String, Object> changed) {
        return new FunctionDescription(target, type, name, module, doc, parameters, changed, binds);
    }

    public FunctionDescription withBinds() {
        return new FunctionDescription(target, type, name, module, doc, parameters, defaults, true);
    }

    /** The name, or what it will be found to be. */
    public String displayName() {
        return name != null ? name : FunctionShape.of(this).name();
    }
}
