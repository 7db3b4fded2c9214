package dev.sanca.internal.call;

import dev.sanca.capi.Python;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The instance methods of an interface, without those that every object has. */
final class InterfaceMethods {
    private static final ClassValue<InterfaceMethods> ALL = new ClassValue<>() {
        @Override
        protected InterfaceMethods computeValue(Class<?> type) {
            return new InterfaceMethods(type);
        }
    };

    private final List<Method> methods;
    private final Method single;

    private InterfaceMethods(Class<?> type) {
        methods = Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && !isOfObject(method))
                // Reflection gives them in no order; the most specific of those that override each other comes first.
                .sorted(Comparator.comparing(Method::getName).thenComparing(InterfaceMethods::depth).thenComparing(Method::toString))
                .toList();
        single = findSingle(type);
    }

    static InterfaceMethods of(Class<?> type) {
        return ALL.get(type);
    }

    /** All of them, abstract and default; a method that narrows an inherited one comes before that. */
    List<Method> methods() {
        return methods;
    }

    /** The one abstract method, if the interface is a functional one. */
    Optional<Method> single() {
        return Optional.ofNullable(single);
    }

    /** Whether calling a Python object, borrowed, is what the interface means. Attached. */
    boolean isServedBy(long o) {
        return single != null && Python.PyCallable_Check(o);
    }

    private Method findSingle(Class<?> type) {
        List<Method> open = methods.stream().filter(method -> Modifier.isAbstract(method.getModifiers())).toList();
        if (!type.isInterface() || type.isAnnotation() || open.isEmpty()) {
            return null;
        }
        Method first = open.getFirst();
        // Several signatures are one method if some narrow what they inherit.
        boolean isSingle = open.stream().allMatch(method -> method.getName().equals(first.getName())
                && method.getParameterCount() == first.getParameterCount());
        return isSingle ? first : null;
    }

    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Narrower interfaces first: those with more superinterfaces. */
    private static int depth(Method method) {
        return -superinterfaces(method.getDeclaringClass());
    }

    private static int superinterfaces(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).mapToInt(parent -> 1 + superinterfaces(parent)).sum();
    }

    /**
     * A handle of a method, also of one in an interface that is not public.
     *
     * @throws IllegalArgumentException if the module of the interface does not allow it
     */
    static MethodHandle handle(Method method) {
        try {
            return MethodHandles.publicLookup().unreflect(method);
        } catch (IllegalAccessException notPublic) {
            return privateHandle(method);
        }
    }

    private static MethodHandle privateHandle(Method method) {
        Class<?> owner = method.getDeclaringClass();
        try {
            return lookupIn(owner).unreflect(method);
        } catch (IllegalAccessException closed) {
            throw new IllegalArgumentException(method + " cannot be used: " + advice(owner), closed);
        }
    }

    /** A lookup that sees what is private in a class. */
    static MethodHandles.Lookup lookupIn(Class<?> owner) throws IllegalAccessException {
        InterfaceMethods.class.getModule().addReads(owner.getModule());
        return MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
    }

    static String advice(Class<?> owner) {
        return "its interface is not public, or not exported. The module " + owner.getModule().getName() + " could open "
                + owner.getPackageName() + " to dev.sanca.runtime.";
    }
}
