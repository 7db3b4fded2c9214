package dev.sanca.benchmarks.carrier;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A pointer is a {@code MemorySegment}; what it points at may be of any size. */
final class SegmentCarrier implements Carrier {
    private static final AddressLayout POINTER = pointer();
    private static final MethodHandle VECTORCALL = RawPython.downcall(
            "PyObject_Vectorcall", FunctionDescriptor.of(POINTER, POINTER, POINTER, JAVA_LONG, POINTER));
    private static final MethodHandle FROM_LONG =
            RawPython.downcall("PyLong_FromLongLong", FunctionDescriptor.of(POINTER, JAVA_LONG));
    private static final MethodHandle AS_LONG =
            RawPython.downcall("PyLong_AsLongLong", FunctionDescriptor.of(JAVA_LONG, POINTER));
    private static final MethodHandle INCREF = RawPython.downcall("Py_IncRef", FunctionDescriptor.ofVoid(POINTER));
    private static final MethodHandle DECREF = RawPython.downcall("Py_DecRef", FunctionDescriptor.ofVoid(POINTER));
    private static final MemorySegment NONE = MemorySegment.ofAddress(RawPython.data("_Py_NoneStruct"));
    private static final MemorySegment NULL = MemorySegment.NULL;

    private final MemorySegment cells = RawPython.cells(2);
    private final MemorySegment first;
    private final MemorySegment loopNoop;
    private final MemorySegment loopAdd;
    private final MemorySegment noop;
    private final MemorySegment add;

    SegmentCarrier(RawPython python) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        FunctionDescriptor two = FunctionDescriptor.of(POINTER, POINTER, POINTER);
        FunctionDescriptor three = FunctionDescriptor.of(POINTER, POINTER, POINTER, JAVA_LONG);
        noop = segment(python.function(RawPython.upcall(lookup, "noop", two), METH_NOARGS));
        add = segment(python.function(RawPython.upcall(lookup, "add", three), METH_FASTCALL));
        first = segment(python.global("first"));
        loopNoop = segment(python.global("loop_noop"));
        loopAdd = segment(python.global("loop_add"));
    }

    @SuppressWarnings("restricted")
    private static AddressLayout pointer() {
        // SAFETY: as in C, what is read through such a pointer must be there.
        return ValueLayout.ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Long.MAX_VALUE, JAVA_BYTE));
    }

    private static MemorySegment segment(long address) {
        return MemorySegment.ofAddress(address);
    }

    private static MemorySegment noop(MemorySegment self, MemorySegment ignored) {
        return NONE;
    }

    private static MemorySegment add(MemorySegment self, MemorySegment args, long count) {
        try {
            long a = (long) AS_LONG.invokeExact(args.getAtIndex(POINTER, 0));
            long b = (long) AS_LONG.invokeExact(args.getAtIndex(POINTER, 1));
            return (MemorySegment) FROM_LONG.invokeExact(a + b);
        } catch (Throwable e) {
            return NULL;
        }
    }

    @Override
    public long vectorcall(int n) throws Throwable {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            MemorySegment a = (MemorySegment) FROM_LONG.invokeExact((long) i);
            MemorySegment b = (MemorySegment) FROM_LONG.invokeExact(i + 1L);
            cells.setAtIndex(POINTER, 0, a);
            cells.setAtIndex(POINTER, 1, b);
            MemorySegment result = (MemorySegment) VECTORCALL.invokeExact(first, cells, 2L, NULL);
            DECREF.invokeExact(a);
            DECREF.invokeExact(b);
            if (result.equals(NULL)) {
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

    private void loop(MemorySegment loop, MemorySegment function, int n) throws Throwable {
        MemorySegment count = (MemorySegment) FROM_LONG.invokeExact((long) n);
        cells.setAtIndex(POINTER, 0, count);
        cells.setAtIndex(POINTER, 1, function);
        DECREF.invokeExact((MemorySegment) VECTORCALL.invokeExact(loop, cells, 2L, NULL));
        DECREF.invokeExact(count);
    }
}
