package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * The one factory of C function pointers that call Java.
 *
 * <p>Each pointer is made for one Java function, which is a constant for the JIT compiler and inlined into the entry
 * from C. Nothing is thrown into C: {@link Trampoline} sees to that.
 *
 * <p>Functions of CPython's types enter Java by a method of {@link CallbackEntries}. Method handles could be put together to the same end,
 * as they are for other types; but the JVM makes the classes behind them anew each time that it starts, while a program waits. For the
 * same reason most pointers are made for one signature, see {@link Shape#linked}.
 */
public final class Upcalls {
    private static final String CPYTHON_TYPES = CPython.class.getPackageName();

    private Upcalls() {}

    /**
     * A C function pointer that calls a Java function.
     *
     * @param <F> the functional interface
     * @param type the functional interface; its method is named {@code call}
     * @param shape how the values travel, see {@link Shape}
     * @param error what C gets if the Java function throws
     * @param function the Java function
     * @param arena how long the pointer lives
     * @return its address
     */
    public static <F> long address(Class<F> type, String shape, long error, F function, Arena arena) {
        return address(type, new CallbackType(type, shape, error), function, arena);
    }

    /**
     * A C function pointer that calls a Java function taken as one of another C type with the same Java signature.
     *
     * @param <F> the functional interface
     * @param type the functional interface; its method is named {@code call}
     * @param as what C takes it for
     * @param function the Java function
     * @param arena how long the pointer lives
     * @return its address
     */
    public static <F> long address(Class<F> type, CallbackType as, F function, Arena arena) {
        Shape shape = Shape.parse(as.shape());
        if (!type.getPackageName().equals(CPYTHON_TYPES)) {
            MethodHandle target = method(type, shape.type()).bindTo(function);
            return Native.upcall(Trampoline.guard(target, as), shape.descriptor(), arena).address();
        }
        Shape entry = shape.linked();
        MethodHandle target = entry(type.getSimpleName(), entry.type()).bindTo(new JavaFunction(function, as));
        return Native.upcall(target, entry.descriptor(), arena).address();
    }

    private static MethodHandle entry(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findStatic(CallbackEntries.class, name, type.insertParameterTypes(0, JavaFunction.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A C function pointer that calls a Java function of any signature that C has.
     *
     * @param <F> the functional interface
     * @param type the functional interface
     * @param error what C gets if the Java function throws
     * @param function the Java function
     * @param arena how long the pointer lives
     * @return its address
     * @throws IllegalArgumentException if the interface can't be a C function
     */
    public static <F> long address(Class<F> type, long error, F function, Arena arena) {
        return address(type, new CallbackType(type, Shape.of(callType(type)).toString(), error), function, arena);
    }

    /**
     * A Java function that calls a C function.
     *
     * @param <F> the functional interface
     * @param type the functional interface
     * @param address the C function
     * @return a function that calls it
     * @throws IllegalArgumentException if the interface can't be a C function
     */
    public static <F> F function(Class<F> type, long address) {
        Shape shape = Shape.of(callType(type));
        return MethodHandleProxies.asInterfaceInstance(type, shape.adapt(Native.pointer(shape.descriptor(), address)));
    }

    /** The signature of a functional interface whose method is named {@code call}. */
    static MethodType callType(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals("call") && Modifier.isAbstract(method.getModifiers())) {
                return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no abstract method named call");
    }

    private static MethodHandle method(Class<?> type, MethodType shape) {
        try {
            return MethodHandles.publicLookup().findVirtual(type, "call", shape);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " is not public, or has no method call" + shape, e);
        }
    }
}
