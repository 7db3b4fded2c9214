package dev.sanca.internal.call;

import dev.sanca.Kwargs;
import dev.sanca.internal.convert.GenericTypes;
import dev.sanca.internal.convert.TypeArguments;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of all functions of an interface, or of a type of method handle.
 *
 * @param code       the code that calls one
 * @param name       the name that one has if it is given none
 * @param parameters what the arguments are converted to
 * @param result     what it returns
 * @param names      the names of the parameters; empty if the class file does not have them
 * @param isVariadic whether the last parameter, or the last before a {@link Kwargs}, is an array of all further arguments
 */
record FunctionShape(FunctionCode code, String name, List<Type> parameters, Type result, List<String> names, boolean isVariadic) {
    private static final int MAX_HANDLE_TYPES = 256;

    /** By the type, which may be generic. */
    private static final ClassValue<Map<Type, FunctionShape>> OF_INTERFACES = new ClassValue<>() {
        @Override
        protected Map<Type, FunctionShape> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** The ones used last: they hold on to the classes in their types. */
    private static final Map<MethodType, FunctionShape> OF_HANDLES = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MethodType, FunctionShape> eldest) {
            return size() > MAX_HANDLE_TYPES;
        }
    });

    /**
     * The shape of the functions of an interface.
     *
     * @throws IllegalArgumentException if it is no functional interface
     */
    static FunctionShape of(Type type) {
        return OF_INTERFACES.get(GenericTypes.raw(type)).computeIfAbsent(type, FunctionShape::ofInterface);
    }

    private static FunctionShape ofInterface(Type type) {
        Method method = InterfaceMethods.of(GenericTypes.raw(type)).single()
                .orElseThrow(() -> new IllegalArgumentException(type.getTypeName() + " is no functional interface"));
        TypeArguments arguments = new TypeArguments(type);
        List<Type> parameters = Arrays.stream(method.getGenericParameterTypes()).map(arguments::resolve).toList();
        Type result = arguments.resolve(method.getGenericReturnType());
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isNamePresent()) {
                names.add(ParameterNames.legal(parameter.getName()));
            }
        }
        FunctionCode code = FunctionCompiler.compile(InterfaceMethods.handle(method).asFixedArity(), parameters, result);
        return new FunctionShape(code, method.getName(), parameters, result, List.copyOf(names), method.isVarArgs());
    }

    /** The shape of a described function. */
    static FunctionShape of(FunctionDescription description) {
        return description.type() != null ? of(description.type()) : of((MethodHandle) description.target());
    }

    /** The shape of a method handle. */
    static FunctionShape of(MethodHandle handle) {
        FunctionShape shape = OF_HANDLES.get(handle.type());
        if (shape == null) {
            shape = ofType(handle.type());
            OF_HANDLES.put(handle.type(), shape);
        }
        return handle.isVarargsCollector() ? shape.variadic() : shape;
    }

    private static FunctionShape ofType(MethodType type) {
        List<Type> parameters = List.copyOf(type.parameterList());
        MethodHandle invoker = MethodHandles.exactInvoker(type);
        FunctionCode code = FunctionCompiler.compile(invoker, parameters, type.returnType());
        return new FunctionShape(code, "method_handle", parameters, type.returnType(), List.of(), false);
    }

    private FunctionShape variadic() {
        return new FunctionShape(code, name, parameters, result, names, true);
    }

    boolean hasKeywords() {
        return !parameters.isEmpty() && parameters.getLast() == Kwargs.class;
    }

    /** How many arguments a call without keywords has; -1 if that is not fixed. */
    int arity() {
        return isVariadic || hasKeywords() ? -1 : parameters.size();
    }
}
