package dev.sanca.tests.misuse;

import dev.sanca.Interpreter;
import dev.sanca.Kwargs;
import dev.sanca.Operator;
import dev.sanca.PyObject;
import dev.sanca.TypeRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls of all public methods of a class, whatever they are. */
final class ApiCalls {
    private final Interpreter python;

    ApiCalls(Interpreter python) {
        this.python = python;
    }

    /**
     * How a call ended.
     *
     * @param method what was called
     * @param result what it returned
     * @param thrown what it threw, or null
     */
    record Outcome(Method method, Object result, Throwable thrown) {
        @Override
        public String toString() {
            String call = method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
            return call + " -> " + (thrown == null ? "returned" : thrown.toString());
        }
    }

    /** The public instance methods of a class, also those that it inherits, without what every Java object has. */
    static List<Method> methodsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Object.class && method.getDeclaringClass() != Throwable.class)
                .filter(method -> !method.isBridge())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /** Calls with arguments that make sense. */
    Outcome call(Object target, Method method) {
        return call(target, method, Arrays.stream(method.getParameterTypes()).map(this::sensible).toArray());
    }

    /** Calls with null for everything that can be null. */
    static Outcome callWithNulls(Object target, Method method) {
        return call(target, method, Arrays.stream(method.getParameterTypes()).map(type -> type.isPrimitive() ? zero(type) : null).toArray());
    }

    private static Outcome call(Object target, Method method, Object[] arguments) {
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof AutoCloseable closeable && !(result instanceof PyObject) && !(result instanceof Interpreter)) {
                closeable.close();
            }
            return new Outcome(method, result, null);
        } catch (InvocationTargetException e) {
            return new Outcome(method, null, e.getCause());
        } catch (Exception e) {
            return new Outcome(method, null, e);
        }
    }

    private Object sensible(Class<?> type) {
        if (type.isPrimitive()) {
            return zero(type);
        }
        Map<Class<?>, Supplier<Object>> values = Map.ofEntries(
                Map.entry(String.class, () -> "upper"),
                Map.entry(Object.class, () -> 1),
                Map.entry(Object[].class, () -> new Object[] {1}),
                Map.entry(PyObject.class, () -> python.eval("int")),
                Map.entry(Class.class, () -> String.class),
                Map.entry(TypeRef.class, () -> new TypeRef<List<String>>() {}),
                Map.entry(Operator.class, () -> Operator.ADD),
                Map.entry(Kwargs.class, () -> Kwargs.of("a", 1)),
                Map.entry(Long.class, () -> 0L),
                Map.entry(Duration.class, () -> Duration.ofMillis(1)),
                Map.entry(Path.class, () -> Path.of("no-such-file.py")));
        // For all others, what null does is what can be tested.
        return values.getOrDefault(type, () -> null).get();
    }

    private static Object zero(Class<?> type) {
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }
}
