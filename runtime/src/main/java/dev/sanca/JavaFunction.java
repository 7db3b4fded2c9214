package dev.sanca;

import dev.sanca.internal.call.FunctionDescription;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Java function with what Python is to know of it: its name, its documentation, the names of its parameters.
 *
 * {@snippet :
 * JavaFunction add = JavaFunction.of(LongBinaryOperator.class, (a, b) -> a + b)
 *         .withName("add").withDoc("The sum of two ints.").withParameters("a", "b").withDefault("b", 1);
 * python.globals().setItem("add", add);
 * python.exec("assert add(2, b=3) == 5");
 * }
 *
 * <p>Any conversion to Python makes a function of it: {@link Interpreter#toPython}, an argument of a call, an item that is set. A lambda or
 * method handle alone can be converted too; this class is for those that need more than the types that are known of them.
 *
 * <p><b>Conversion.</b> Arguments are converted to the types of the parameters, as far as Java knows them when the program runs: a
 * {@code Function<String, Integer>} is a {@code Function<Object, Object>} then; {@link #of(TypeRef, Object)} says more. The result is
 * converted like an argument of a call. An array in the last place, if the method is declared with {@code ...}, takes all further
 * arguments; a {@link Kwargs} in the last place all further keyword arguments.
 *
 * <p><b>In Python</b> it is an object like a function written in C: with {@code __name__}, {@code __qualname__}, {@code __module__},
 * {@code __doc__} and a signature for {@code inspect.signature}; it cannot be pickled. What the Java function throws is raised. As an
 * attribute of a class it does not become a method, unless {@link #bindingAsMethod} says so.
 *
 * <p>Immutable: each {@code with…} method gives a changed copy. May be used in several interpreters.
 */
public final class JavaFunction {
    private final FunctionDescription description;

    private JavaFunction(FunctionDescription description) {
        this.description = description;
    }

    FunctionDescription description() {
        return description;
    }

    /**
     * A function that is an instance of a functional interface.
     *
     * @param type     the interface
     * @param function a lambda, a method reference, or any other instance
     * @param <F>      the interface
     * @return the function, named like the interface's method
     * @throws IllegalArgumentException if this is no functional interface
     */
    public static <F> JavaFunction of(Class<F> type, F function) {
        return ofType(type, function);
    }

    /**
     * A function that is an instance of a generic functional interface, whose type arguments say what to convert to:
     * {@code JavaFunction.of(new TypeRef<Function<List<String>, Integer>>() {}, List::size)}.
     *
     * @param type     the interface
     * @param function a lambda, a method reference, or any other instance
     * @param <F>      the interface
     * @return the function, named like the interface's method
     * @throws IllegalArgumentException if this is no functional interface
     */
    public static <F> JavaFunction of(TypeRef<F> type, F function) {
        return ofType(type.type(), function);
    }

    private static JavaFunction ofType(Type type, Object function) {
        Objects.requireNonNull(function, "function");
        FunctionDescription.requireFunctional(type);
        return new JavaFunction(FunctionDescription.of(function, type));
    }

    /**
     * A function that is a method handle.
     *
     * @param handle the handle; one of variable arity takes any number of arguments
     * @return the function
     */
    public static JavaFunction of(MethodHandle handle) {
        return new JavaFunction(FunctionDescription.of(Objects.requireNonNull(handle, "handle"), null));
    }

    /**
     * A function that is a method of Java. It has the method's name and the method's class as its module, and the names of the parameters
     * if the class was compiled with {@code -parameters}.
     *
     * @param method   a public method of a public class
     * @param receiver the object whose method it is; null for a static method
     * @return the function
     * @throws IllegalArgumentException if the method is not accessible, or not one of the object
     */
    public static JavaFunction of(Method method, Object receiver) {
        MethodHandle handle;
        try {
            handle = MethodHandles.publicLookup().unreflect(method);
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(method + " is not accessible", hidden);
        }
        if (!Modifier.isStatic(method.getModifiers())) {
            if (!method.getDeclaringClass().isInstance(receiver)) {
                throw new IllegalArgumentException(method + " is no method of " + receiver);
            }
            MethodHandle bound = handle.bindTo(receiver);
            handle = method.isVarArgs() ? bound.asVarargsCollector(bound.type().lastParameterType()) : bound;
        }
        return new JavaFunction(FunctionDescription.ofMethod(handle, method));
    }

    /**
     * With a name, which error messages have too.
     *
     * @param name {@code __name__} and {@code __qualname__}
     * @return a changed copy
     */
    public JavaFunction withName(String name) {
        return new JavaFunction(description.withName(Objects.requireNonNull(name, "name")));
    }

    /**
     * With a module.
     *
     * @param module {@code __module__}; by default the name of the Java class
     * @return a changed copy
     */
    public JavaFunction withModule(String module) {
        return new JavaFunction(description.withModule(Objects.requireNonNull(module, "module")));
    }

    /**
     * With a documentation string.
     *
     * @param doc {@code __doc__}
     * @return a changed copy
     */
    public JavaFunction withDoc(String doc) {
        return new JavaFunction(description.withDoc(Objects.requireNonNull(doc, "doc")));
    }

    /**
     * With names of the parameters, by which arguments may be passed then. Without them the parameters are positional only, unless the
     * interface was compiled with {@code -parameters}.
     *
     * @param names one for each parameter, legal in Python
     * @return a changed copy
     * @throws IllegalArgumentException if they are not as many as the parameters, or not legal
     */
    public JavaFunction withParameters(String... names) {
        return new JavaFunction(description.withParameters(List.of(names)));
    }

    /**
     * With a default value for a parameter, and so for all behind it. Converted to Python once.
     *
     * @param parameter the name of the parameter
     * @param value     any value that can be converted to Python
     * @return a changed copy; that the parameter exists and those behind it have default values is checked when it goes to Python
     */
    public JavaFunction withDefault(String parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(description.defaults());
        more.put(Objects.requireNonNull(parameter, "parameter"), value);
        return new JavaFunction(description.withDefaults(more));
    }

    /**
     * As a function that becomes a method when it is an attribute of a class, as a {@code def} does: its first argument is the object.
     *
     * @return a changed copy
     */
    public JavaFunction bindingAsMethod() {
        return new JavaFunction(description.withBinds());
    }

    @Override
    public String toString() {
        return "JavaFunction " + description.displayName();
    }
}
