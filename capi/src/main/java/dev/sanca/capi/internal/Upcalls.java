package dev.sanca.capi.internal;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The one factory of C function pointers that call Java.
 *
 * <p>Each pointer is made for one Java function, which is a constant for the JIT compiler and inlined into the entry
 * from C. Nothing is thrown into C: {@link Trampoline} sees to that.
 */
public final class Upcalls {
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
        Shape parsed = Shape.parse(as.shape());
        MethodHandle target = method(type, parsed.type()).bindTo(function);
        return Native.upcall(Trampoline.guard(target, as), parsed.descriptor(), arena).address();
    }

    private static MethodHandle method(Class<?> type, MethodType shape) {
        try {
            return MethodHandles.publicLookup().findVirtual(type, "call", shape);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("generated interfaces are public and have a method call" + shape, e);
        }
    }
}
