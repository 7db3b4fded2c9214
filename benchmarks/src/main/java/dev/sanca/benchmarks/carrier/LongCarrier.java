package dev.sanca.benchmarks.carrier;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A pointer is a {@code long}. */
final class LongCarrier implements Carrier {
    private static final MethodHandle VECTORCALL = RawPython.downcall(
            "PyObject_Vectorcall", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FROM_LONG =
            RawPython.downcall("PyLong_FromLongLong", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    private static final MethodHandle AS_LONG =
            RawPython.downcall("PyLong_AsLongLong", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    private static final MethodHandle INCREF =
            RawPython.downcall("Py_IncRef", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle DECREF =
            RawPython.downcall("Py_DecRef", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MemorySegment MEMORY = RawPython.everything();
    private static final long NONE = RawPython.data("_Py_NoneStruct");
    private static final long NULL = 0;

    private final MemorySegment cells = RawPython.cells(2);
    private final long first;
    private final long loopNoop;
    private final long loopAdd;
    private final long noop;
    private final long add;

    LongCarrier(RawPython python) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        FunctionDescriptor two = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG);
        FunctionDescriptor three = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        noop = python.function(RawPython.upcall(lookup, "noop", two), METH_NOARGS);
        add = python.function(RawPython.upcall(lookup, "add", three), METH_FASTCALL);
        first = python.global("first");
        loopNoop = python.global("loop_noop");
        loopAdd = python.global("loop_add");
    }

    private static long noop(long self, long ignored) {
        return NONE;
    }

    private static long add(long self, long args, long count) {
        try {
            long a = (long) AS_LONG.invokeExact(MEMORY.get(JAVA_LONG, args));
            long b = (long) AS_LONG.invokeExact(MEMORY.get(JAVA_LONG, args + 8));
            return (long) FROM_LONG.invokeExact(a + b);
        } catch (Throwable e) {
            return NULL;
        }
    }

    @Override
    public long vectorcall(int n) throws Throwable {
        long sum = 0;
        long args = cells.address();
        for (int i = 0; i < n; i++) {
            long a = (long) FROM_LONG.invokeExact((long) i);
            long b = (long) FROM_LONG.invokeExact(i + 1L);
            MEMORY.set(JAVA_LONG, args, a);
            MEMORY.set(JAVA_LONG, args + 8, b);
            long result = (long) VECTORCALL.invokeExact(first, args, 2L, NULL);
            DECREF.invokeExact(a);
            DECREF.invokeExact(b);
            if (result == NULL) {
                throw new IllegalStateException();
            }
            sum += (long) AS_LONG.invokeExact(result);
            DECREF.invokeExact(result);
        }
        return sum;
    }

    @Override
    public void references(int n) throws Throwable {
        for (int i = 0; i < n; i++) {
            INCREF.invokeExact(first);
            DECREF.invokeExact(first);
        }
    }

    @Override
    public void upcallNoop(int n) throws Throwable {
        loop(loopNoop, noop, n);
    }

    @Override
    public void upcallAdd(int n) throws Throwable {
        loop(loopAdd, add, n);
    }

    private void loop(long loop, long function, int n) throws Throwable {
        long count = (long) FROM_LONG.invokeExact((long) n);
        cells.set(JAVA_LONG, 0, count);
        cells.set(JAVA_LONG, 8, function);
        DECREF.invokeExact((long) VECTORCALL.invokeExact(loop, cells.address(), 2L, NULL));
        DECREF.invokeExact(count);
    }
}
