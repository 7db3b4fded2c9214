package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.Python;
import dev.sanca.capi.RefCounting;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;

/**
 * What {@code Py_INCREF} and {@code Py_DECREF} do, as CPython's headers compile them into extensions: directly in memory
 * for the layouts known, by C functions for all others (debug and free-threaded builds, later versions, big-endian).
 *
 * <p>Safe without atomics because the calling thread holds the GIL.
 */
public final class RefCount {
    /** The local count of an object that is never freed, in free-threaded builds. */
    private static final int IMMORTAL = -1;

    private RefCount() {}

    /** How the count is stored, found out at the first use. */
    private static final class Kept {
        static final CPython PYTHON = CPython.current();
        static final boolean FREE_THREADED = PYTHON.isFreeThreaded();
        static final boolean DIRECT = !PYTHON.isDebug()
                && !FREE_THREADED
                && !PYTHON.version().atLeast(3, 15)
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        /** From 3.12 the lower 32 bits count, and an object whose count is negative is immortal (PEP 683). */
        static final boolean IN_32_BITS = PYTHON.version().atLeast(3, 12);
    }

    /**
     * How many references an object has; a huge number for immortal ones.
     *
     * @param o the object; not NULL
     * @return the count
     */
    public static long of(long o) {
        if (Kept.FREE_THREADED) {
            return ofTwo(o);
        }
        return Kept.IN_32_BITS ? Integer.toUnsignedLong(Memory.getInt(o)) : Memory.getLong(o);
    }

    /** Free-threaded builds count the owning thread's references apart from all others'; the latter with two bits of flags below. */
    private static long ofTwo(long o) {
        int local = PyObject.ob_ref_local(o);
        return local == IMMORTAL ? Integer.toUnsignedLong(IMMORTAL) : Integer.toUnsignedLong(local) + (PyObject.ob_ref_shared(o) >> 2);
    }

    /**
     * Adds a reference.
     *
     * @param o the object; not NULL
     */
    public static void increment(long o) {
        if (!Kept.DIRECT) {
            Python.Py_IncRef(requireObject(o));
        } else if (Kept.IN_32_BITS) {
            int count = Memory.getInt(o);
            if (count >= 0) {
                Memory.putInt(o, count + 1);
            }
        } else {
            Memory.putLong(o, Memory.getLong(o) + 1);
        }
    }

    /**
     * Takes a reference away; the last one destroys the object, which can run any Python code.
     *
     * @param o the object; not NULL
     */
    public static void decrement(long o) {
        if (!Kept.DIRECT) {
            Python.Py_DecRef(requireObject(o));
        } else if (Kept.IN_32_BITS) {
            int count = Memory.getInt(o);
            if (count >= 0) {
                Memory.putInt(o, count - 1);
                destroyAtZero(o, count - 1);
            }
        } else {
            long count = Memory.getLong(o) - 1;
            Memory.putLong(o, count);
            destroyAtZero(o, count);
        }
    }

    private static void destroyAtZero(long o, long count) {
        if (count != 0) {
            return;
        }
        if (isPlain(Python.Py_TYPE(o))) {
            Plain.destroy(o);
        } else {
            Python._Py_Dealloc(o);
        }
    }

    /** Whether the end of an object of a type runs no Python code. */
    private static boolean isPlain(long type) {
        return type == Python.PyLong_Type() || type == Python.PyFloat_Type() || type == Python.PyUnicode_Type();
    }

    /** The end of numbers and text, the most frequent results: the thread need not leave Java for it. */
    private static final class Plain {
        static final MethodHandle DEALLOC = Linkage.leaf("_Py_Dealloc", "v(p)", "3.10");

        static void destroy(long o) {
            try {
                // SAFETY: only for exact numbers and text, whose deallocators free memory and do nothing else.
                long _ = (long) DEALLOC.invokeExact(o, 0L, 0L, 0L);
            } catch (Throwable e) {
                throw Linkage.rethrow(e);
            }
        }
    }

    private static long requireObject(long o) {
        if (o == RefCounting.NULL) {
            throw new NullPointerException("NULL pointer");
        }
        return o;
    }
}
