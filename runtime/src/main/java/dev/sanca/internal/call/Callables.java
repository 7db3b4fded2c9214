package dev.sanca.internal.call;

import dev.sanca.ConversionException;
import dev.sanca.JavaFunction;
import dev.sanca.PyObject;
import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.convert.Codecs;
import dev.sanca.internal.convert.ExtensionCodecs;
import dev.sanca.internal.convert.Mismatch;
import dev.sanca.internal.convert.TypeArguments;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link CallableCodecs} does. All methods: attached. */
final class Callables {
    private static final ClassValue<Optional<Class<?>>> FUNCTIONAL_INTERFACES = new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> type) {
            return findFunctionalInterface(type);
        }
    };

    private Callables() {}

    /** Whether objects of a class are functions, or instances of interfaces that Python objects implement. */
    static boolean isCallable(Class<?> type) {
        return type == JavaFunction.class || MethodHandle.class.isAssignableFrom(type) || InterfaceInstances.mayBe(type)
                || FUNCTIONAL_INTERFACES.get(type).isPresent();
    }

    /**
     * A Python callable for a Java function, or the Python object that implements a Java interface.
     *
     * @param value an object of which {@link #isCallable} holds
     * @return a new reference
     */
    static long toPython(InterpreterState state, Object value) {
        Callee callee = InterfaceInstances.calleeOf(value);
        if (callee != null) {
            return original(state, callee);
        }
        if (value instanceof JavaFunction function) {
            return JavaFunctions.of(state).make(Access.get().description(function));
        }
        if (value instanceof MethodHandle) {
            return JavaFunctions.of(state).same(FunctionDescription.of(value, null));
        }
        Class<?> type = FUNCTIONAL_INTERFACES.get(value.getClass())
                .orElseThrow(() -> new ConversionException("there is no conversion to Python for " + value.getClass().getTypeName()));
        return JavaFunctions.of(state).same(FunctionDescription.of(value, typeOf(value, type)));
    }

    /** The same for an object that is a function of a certain type, however many interfaces its class has. */
    static long toPython(InterpreterState state, Object function, Type type) {
        Callee callee = InterfaceInstances.calleeOf(function);
        return callee != null ? original(state, callee) : JavaFunctions.of(state).same(FunctionDescription.of(function, type));
    }

    private static long original(InterpreterState state, Callee callee) {
        if (callee.state() != state) {
            throw new IllegalArgumentException("The Python object behind this Java object belongs to another interpreter than the one it is"
                    + " used in; convert it to a Java value and pass that.");
        }
        try {
            return Objects.newReference(callee.pointer());
        } finally {
            java.lang.ref.Reference.reachabilityFence(callee);
        }
    }

    /** The interface with the type arguments that the function's class gives it; a lambda's class gives none. */
    private static Type typeOf(Object function, Class<?> type) {
        return function.getClass().isHidden() || type.getTypeParameters().length == 0
                ? type : new TypeArguments(function.getClass()).applied(type);
    }

    /**
     * The functional interface of a class: the only one that it implements, not counting those that others of its interfaces extend.
     *
     * <p>Lambdas and method references have just one. A class with a name may happen to have one method that a functional interface has,
     * so only interfaces that are declared to be functional count there.
     */
    private static Optional<Class<?>> findFunctionalInterface(Class<?> type) {
        boolean isFunction = type.isHidden() || type.isAnonymousClass() || type.isSynthetic();
        List<Class<?>> candidates = new ArrayList<>();
        for (Class<?> parent : allInterfaces(type)) {
            boolean counts = isFunction || parent.isAnnotationPresent(FunctionalInterface.class);
            if (counts && InterfaceMethods.of(parent).single().isPresent()) {
                candidates.add(parent);
            }
        }
        List<Class<?>> narrowest = candidates.stream()
                .filter(one -> candidates.stream().noneMatch(other -> other != one && one.isAssignableFrom(other))).toList();
        return narrowest.size() == 1 ? Optional.of(narrowest.getFirst()) : Optional.empty();
    }

    private static List<Class<?>> allInterfaces(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            addInterfaces(c, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, List<Class<?>> all) {
        for (Class<?> parent : type.getInterfaces()) {
            if (!all.contains(parent)) {
                all.add(parent);
                addInterfaces(parent, all);
            }
        }
    }

    /** Whether Python objects can be converted to a class here: a Java interface, or a method handle of a Java function. */
    static boolean isTarget(Class<?> type) {
        return type.isInterface() && !type.isAnnotation() || type == MethodHandle.class;
    }

    /**
     * An instance of a Java interface for a Python object: the Java function, if it is one; else what calls the object's methods, or the
     * object itself if it is callable and the interface a functional one.
     *
     * @param o    borrowed, not None
     * @param type a type of which {@link #isTarget} holds
     * @param raw  its class
     * @throws ConversionException if the object does not implement it
     */
    static Object toJava(InterpreterState state, long o, Type type, Class<?> raw) {
        Object function = originalOf(state, o);
        if (raw.isInstance(function)) {
            return function;
        }
        Object behind = ExtensionCodecs.find(o);
        if (raw.isInstance(behind)) {
            return behind;
        }
        if (raw == MethodHandle.class) {
            throw Mismatch.expected("a Java method handle", o);
        }
        if (!InterfaceMethods.of(raw).isServedBy(o)) {
            Object natural = natural(state, o);
            if (raw.isInstance(natural)) {
                return natural;
            }
        }
        return InterfaceInstances.of(type).make(state, o);
    }

    /** The Java value that is natural for an object, as a {@code String} is where a {@code Comparable} is wanted; null if there is none. */
    private static Object natural(InterpreterState state, long o) {
        Object natural = Codecs.of(state).natural().toJava(state, o);
        if (natural instanceof PyObject object) {
            object.close();
            return null;
        }
        return natural;
    }

    /** The Java function that a Python object stands for; null if it is none. */
    static Object originalOf(InterpreterState state, long o) {
        FunctionTable.Entry entry = JavaFunctions.of(state).find(o);
        return entry == null ? null : entry.description.target();
    }
}
