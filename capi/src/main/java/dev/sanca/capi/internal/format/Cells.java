package dev.sanca.capi.internal.format;

import java.lang.foreign.MemorySegment;

/** The cells of one parse unit: where the result goes in Java, and how it gets there from C. */
abstract class Cells {
    /** {@code Py_ssize_t *}, of the units with a {@code #}. */
    static final ScalarCells LENGTH = new ScalarCells(ScalarCell.LONG, "Py_ssize_t *");

    /** How many arguments the unit takes. */
    abstract int count();

    /** Makes the C arguments of the unit whose first Java argument is number {@code first}. */
    abstract void bind(Frame frame, int first);

    /** Brings back what C wrote. */
    abstract void copyOut(Frame frame, int first, boolean success);

    /** If the argument is native memory, passes its address as it is. */
    final boolean bindNative(Frame frame, int index, long size) {
        if (frame.given(index) instanceof MemorySegment segment) {
            frame.pointer(frame.address(segment, size, index, "native memory of " + size + " bytes or more"));
            return true;
        }
        return false;
    }
}
