package dev.sanca.capi.internal;

import dev.sanca.capi.PyErrors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What every entry from C goes through: catches all that a Java function throws, leaves it to Python as an exception and
 * gives C the value that tells an error. An exception that left an upcall would end the JVM.
 */
final class Trampoline {
    private static final MethodHandle CAUGHT;

    static {
        try {
            CAUGHT = MethodHandles.lookup()
                    .findStatic(Trampoline.class, "caught", MethodType.methodType(long.class, long.class, Throwable.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Trampoline() {}

    /** The target with all it throws caught: (A...)R that never throws. */
    static MethodHandle guard(MethodHandle target, long error) {
        Class<?> result = target.type().returnType();
        // (Throwable)long -> (Throwable)R
        MethodHandle handler = MethodHandles.insertArguments(CAUGHT, 0, error);
        handler = MethodHandles.explicitCastArguments(handler, MethodType.methodType(result, Throwable.class));
        return MethodHandles.catchException(target, Throwable.class, handler);
    }

    static long caught(long error, Throwable thrown) {
        try {
            raise(thrown);
        } catch (Throwable _) {
            // Nothing more can be done without risk; CPython reports the missing exception as a SystemError.
        }
        return error;
    }

    private static void raise(Throwable thrown) {
        PyErrors.PyErr_SetString(pythonClass(thrown), String.valueOf(thrown));
    }

    private static long pythonClass(Throwable thrown) {
        return switch (thrown) {
            case StackOverflowError _ -> PyErrors.PyExc_RecursionError();
            case OutOfMemoryError _ -> PyErrors.PyExc_MemoryError();
            default -> PyErrors.PyExc_RuntimeError();
        };
    }
}
