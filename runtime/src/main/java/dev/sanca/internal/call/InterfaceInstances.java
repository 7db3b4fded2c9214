package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;
import dev.sanca.internal.convert.GenericTypes;
import dev.sanca.internal.convert.Mismatch;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of one Java interface that Python objects implement. */
final class InterfaceInstances {
    private static final ClassValue<Map<Type, InterfaceInstances>> OF_INTERFACES = new ClassValue<>() {
        @Override
        protected Map<Type, InterfaceInstances> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** The class that is being made by the current thread, which nobody has asked for yet. */
    private static final ThreadLocal<InterfaceCompiler.Compiled> JUST_COMPILED = new ThreadLocal<>();

    /** (instance as an object) → its callee as an object; null for classes that were not compiled here. */
    private static final ClassValue<MethodHandle> CALLEES = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            InterfaceCompiler.Compiled compiled = JUST_COMPILED.get();
            return compiled != null && compiled.type() == type ? compiled.callee() : null;
        }
    };

    private final Type type;
    private final List<Method> methods;
    private final MethodHandle make;
    /** The number of the one abstract method; -1 if the interface is no functional one. */
    private final int single;

    private InterfaceInstances(Type type) {
        this.type = type;
        Class<?> raw = GenericTypes.raw(type);
        this.methods = InterfaceMethods.of(raw).methods();
        this.single = InterfaceMethods.of(raw).single().map(methods::indexOf).orElse(-1);
        MethodHandles.Lookup lookup = lookup(raw);
        this.make = lookup.hasFullPrivilegeAccess() ? compiled(type, lookup) : ReflectedInstance.maker(type, lookup);
    }

    private static MethodHandle compiled(Type type, MethodHandles.Lookup lookup) {
        InterfaceCompiler.Compiled compiled = InterfaceCompiler.compile(type, lookup);
        JUST_COMPILED.set(compiled);
        try {
            CALLEES.get(compiled.type());
        } finally {
            JUST_COMPILED.remove();
        }
        return compiled.make();
    }

    /**
     * Those of an interface.
     *
     * @param type the interface, perhaps generic
     * @throws ConversionException if Python objects cannot implement it
     */
    static InterfaceInstances of(Type type) {
        return OF_INTERFACES.get(GenericTypes.raw(type)).computeIfAbsent(type, InterfaceInstances::new);
    }

    /** What an instance stands for; null for any other object. */
    static Callee calleeOf(Object instance) {
        if (instance instanceof Proxy) {
            return Proxy.getInvocationHandler(instance) instanceof ReflectedInstance reflected ? reflected.callee() : null;
        }
        if (instance == null || !instance.getClass().isHidden()) {
            return null;
        }
        MethodHandle callee = CALLEES.get(instance.getClass());
        try {
            return callee == null ? null : (Callee) (Object) callee.invokeExact(instance);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Whether objects of a class may be instances. */
    static boolean mayBe(Class<?> type) {
        return Proxy.isProxyClass(type) || type.isHidden() && CALLEES.get(type) != null;
    }

    /** Where the class for an interface can be: here if all of it can be seen from here, else next to the interface. */
    private static MethodHandles.Lookup lookup(Class<?> raw) {
        if (raw.isSealed() || raw.isHidden()) {
            throw new ConversionException("expected a " + raw.getName() + ", which is " + (raw.isSealed() ? "sealed" : "hidden")
                    + ": no Python object can implement it");
        }
        if (isSeenFromHere(raw) && InterfaceMethods.of(raw).methods().stream().allMatch(InterfaceInstances::isSeenFromHere)) {
            return MethodHandles.lookup();
        }
        try {
            return InterfaceMethods.lookupIn(raw);
        } catch (IllegalAccessException closed) {
            String problem = "expected a " + raw.getName() + ", which cannot be implemented: " + InterfaceMethods.advice(raw);
            throw new ConversionException(problem, closed);
        }
    }

    private static boolean isSeenFromHere(Method method) {
        return isSeenFromHere(method.getReturnType())
                && Arrays.stream(method.getParameterTypes()).allMatch(InterfaceInstances::isSeenFromHere);
    }

    private static boolean isSeenFromHere(Class<?> type) {
        if (type.isArray() || type.isPrimitive()) {
            return type.isPrimitive() || isSeenFromHere(type.componentType());
        }
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers())) {
                return false;
            }
        }
        try {
            Class<?> found = Class.forName(type.getName(), false, InterfaceInstances.class.getClassLoader());
            Module here = InterfaceInstances.class.getModule();
            // What is compiled here names the class, so this module has to read that of the class.
            here.addReads(type.getModule());
            return found == type && type.getModule().isExported(type.getPackageName(), here);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * An instance that a Python object implements. Attached.
     *
     * @param o borrowed
     * @throws ConversionException if it lacks methods
     */
    Object make(InterpreterState state, long o) {
        Callee callee = InterfaceMethods.of(GenericTypes.raw(type)).isServedBy(o)
                ? new Callee(this, state, o, new long[methods.size()], single)
                : new Callee(this, state, o, attributes(state, o), -1);
        try {
            return (Object) make.invokeExact((Object) callee);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Throws what a method may throw: itself if it is declared or an error, else as the cause of an unchecked exception. */
    RuntimeException throwable(int method, Throwable thrown) {
        boolean mayThrow = thrown instanceof Error
                || Arrays.stream(methods.get(method).getExceptionTypes()).anyMatch(declared -> declared.isInstance(thrown));
        throw InterfaceInstances.<RuntimeException>unchecked(mayThrow ? thrown : new UndeclaredThrowableException(thrown,
                "a Java exception that came through Python, and that " + methods.get(method).getName() + " does not declare"));
    }

    /** The compiler takes {@code X} for unchecked; nothing is cast. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }

    /** For each method the attribute that it calls, NULL for default methods that Python does not have. */
    private long[] attributes(InterpreterState state, long o) {
        Attributes names = state.local(this, _ -> new Attributes(state, methods));
        long[] found = new long[methods.size()];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            found[i] = Arrays.stream(names.candidates[i]).filter(name -> has(o, name)).findFirst().orElse(NULL);
            if (found[i] == NULL && Modifier.isAbstract(methods.get(i).getModifiers())) {
                missing.add(String.join(" or ", AttributeNames.of(methods.get(i).getName())));
            }
        }
        if (!missing.isEmpty()) {
            throw new ConversionException("expected " + (single >= 0 ? "a callable, or " : "") + "an object that implements "
                    + type.getTypeName() + ", got " + Mismatch.describe(o) + ", which lacks " + String.join(", ", missing));
        }
        return found;
    }

    /** The names of all methods in one interpreter, interned, kept as long as it lives. */
    private static final class Attributes {
        final long[][] candidates;

        Attributes(InterpreterState state, List<Method> methods) {
            candidates = methods.stream()
                    .map(method -> AttributeNames.of(method.getName()).stream().mapToLong(name -> Names.of(state, name)).toArray())
                    .toArray(long[][]::new);
        }
    }

    private static boolean has(long o, long name) {
        long value = PyObject_GetAttr(o, name);
        if (value != NULL) {
            Py_DECREF(value);
            return true;
        }
        if (!PyErr_ExceptionMatches(PyExc_AttributeError())) {
            throw Objects.raised();
        }
        PyErr_Clear();
        return false;
    }
}
