package dev.sanca.capi.internal;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Calls of the function that a {@code tp_traverse} is given. */
public final class Visit {
    // (long visit, long object, long arg)int
    private static final MethodHandle CALL;

    static {
        try {
            MethodHandle ofAddress = MethodHandles.lookup()
                    .findStatic(MemorySegment.class, "ofAddress", MethodType.methodType(MemorySegment.class, long.class));
            CALL = MethodHandles.filterArguments(Native.downcall(Shape.parse("i(pp)").descriptor()), 0, ofAddress);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Visit() {}

    /**
     * What {@code Py_VISIT} does.
     *
     * @param object visited unless it is NULL
     * @param visit the function
     * @param arg its argument
     * @return what it gave; 0 for NULL
     */
    public static int call(long object, long visit, long arg) {
        if (object == 0) {
            return 0;
        }
        try {
            // SAFETY: visit and arg are what CPython passed to the running tp_traverse; object is one that lives.
            return (int) CALL.invokeExact(visit, object, arg);
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }
}
