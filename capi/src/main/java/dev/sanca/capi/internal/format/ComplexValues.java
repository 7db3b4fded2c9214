package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import dev.sanca.capi.Py_complex;
import java.lang.foreign.MemorySegment;

/** {@code D}: a complex number by its address. */
final class ComplexValues extends Values {
    private static final String WANTS = "double[2], Py_complex or the address of a Py_complex (C Py_complex *)";
    private static final int SIZE = 16;

    @Override
    int count() {
        return 1;
    }

    @Override
    void bind(Frame frame, int first) {
        Object given = frame.given(first);
        if (given instanceof double[] parts && parts.length > 1) {
            frame.pointer(store(frame, parts[0], parts[1]));
        } else if (given instanceof Py_complex complex) {
            frame.pointer(store(frame, complex.real(), complex.imag()));
        } else if (given instanceof MemorySegment segment) {
            frame.pointer(frame.address(segment, SIZE, first, WANTS));
        } else if (given instanceof Long address && address != 0) {
            frame.pointer(address);
        } else {
            throw frame.misfit(first, WANTS);
        }
    }

    @Override
    void pad(Frame frame) {
        frame.pointer(store(frame, 0, 0));
    }

    private static long store(Frame frame, double real, double imaginary) {
        long address = frame.allocate(SIZE);
        Memory.putDouble(address, real);
        Memory.putDouble(address + Double.BYTES, imaginary);
        return address;
    }
}
