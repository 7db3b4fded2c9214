package dev.sanca.capi.internal;

import dev.sanca.capi.PyStatus;
import dev.sanca.capi.Py_complex;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Conversions between the structs that C passes by value and their records. */
final class StructValues {
    /** Memory for struct results: read at once by the filters below, then left to the garbage collector. */
    static final SegmentAllocator ALLOCATOR = (size, alignment) -> Arena.ofAuto().allocate(size, alignment);

    static final MethodHandle TO_STATUS = find("toStatus", PyStatus.class, MemorySegment.class);
    static final MethodHandle FROM_STATUS = find("fromStatus", MemorySegment.class, PyStatus.class);
    static final MethodHandle TO_COMPLEX = find("toComplex", Py_complex.class, MemorySegment.class);
    static final MethodHandle FROM_COMPLEX = find("fromComplex", MemorySegment.class, Py_complex.class);
    static final MethodHandle TO_INT_EXACT = findIn(Math.class, "toIntExact", int.class, long.class);

    private StructValues() {}

    static PyStatus toStatus(MemorySegment struct) {
        return PyStatus.read(struct.address());
    }

    static MemorySegment fromStatus(PyStatus status) {
        MemorySegment struct = Arena.ofAuto().allocate(32, 8);
        struct.set(ValueLayout.JAVA_INT, 0, status.type());
        struct.set(ValueLayout.JAVA_LONG, 8, dev.sanca.capi.Memory.permanent(status.func()));
        struct.set(ValueLayout.JAVA_LONG, 16, dev.sanca.capi.Memory.permanent(status.err_msg()));
        struct.set(ValueLayout.JAVA_INT, 24, status.exitcode());
        return struct;
    }

    static Py_complex toComplex(MemorySegment struct) {
        return new Py_complex(struct.get(ValueLayout.JAVA_DOUBLE, 0), struct.get(ValueLayout.JAVA_DOUBLE, 8));
    }

    static MemorySegment fromComplex(Py_complex value) {
        MemorySegment struct = Arena.ofAuto().allocate(16, 8);
        struct.set(ValueLayout.JAVA_DOUBLE, 0, value.real());
        struct.set(ValueLayout.JAVA_DOUBLE, 8, value.imag());
        return struct;
    }

    private static MethodHandle find(String name, Class<?> result, Class<?> param) {
        return findIn(StructValues.class, name, result, param);
    }

    private static MethodHandle findIn(Class<?> owner, String name, Class<?> result, Class<?> param) {
        try {
            return MethodHandles.lookup().findStatic(owner, name, MethodType.methodType(result, param));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
