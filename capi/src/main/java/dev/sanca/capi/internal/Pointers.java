package dev.sanca.capi.internal;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Calls of the C function pointers that functions of a type get from CPython. */
public final class Pointers {
    /** {@code (long visit, long object, long arg)int}. */
    private static final MethodHandle VISIT = call("i(pp)");
    /** {@code (long free, long object)void}. */
    private static final MethodHandle FREE = call("v(p)");

    /** The one that objects have which the garbage collector does not track. */
    private static final class Plain {
        static final long ADDRESS = Linkage.address("PyObject_Free");
        static final MethodHandle FREE = Linkage.leaf("PyObject_Free", "v(p)", "3.10");
    }

    private Pointers() {}

    private static MethodHandle call(String shape) {
        try {
            MethodHandle ofAddress = MethodHandles.lookup()
                    .findStatic(MemorySegment.class, "ofAddress", MethodType.methodType(MemorySegment.class, long.class));
            return MethodHandles.filterArguments(Native.downcall(Shape.parse(shape).descriptor()), 0, ofAddress);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What {@code Py_VISIT} does.
     *
     * @param object visited unless it is NULL
     * @param visit the function
     * @param arg its argument
     * @return what it gave; 0 for NULL
     */
    public static int visit(long object, long visit, long arg) {
        if (object == 0) {
            return 0;
        }
        try {
            // SAFETY: visit and arg are what CPython passed to the running tp_traverse; object is one that lives.
            return (int) VISIT.invokeExact(visit, object, arg);
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }

    /**
     * Calls a {@code freefunc}.
     *
     * @param free the function, not NULL
     * @param object the object
     */
    public static void free(long free, long object) {
        try {
            // SAFETY: free is the tp_free of the object's type; the caller's tp_dealloc has emptied the object.
            if (free == Plain.ADDRESS) {
                // It frees memory and does nothing else, so the thread need not leave Java for it.
                long _ = (long) Plain.FREE.invokeExact(object, 0L, 0L, 0L);
            } else {
                FREE.invokeExact(free, object);
            }
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }
}
