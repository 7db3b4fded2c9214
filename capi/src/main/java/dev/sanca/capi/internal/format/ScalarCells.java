package dev.sanca.capi.internal.format;

import java.lang.foreign.MemorySegment;

/** A unit with one cell that C fills with a number or a pointer. */
final class ScalarCells extends Cells {
    private final ScalarCell cell;
    private final String wants;

    ScalarCells(ScalarCell cell, String type) {
        this.cell = cell;
        this.wants = cell.wants() + " (C " + type + ")";
    }

    @Override
    int count() {
        return 1;
    }

    @Override
    void bind(Frame frame, int first) {
        Object given = frame.given(first);
        if (cell.fits(given)) {
            long address = frame.allocate(cell.size());
            cell.in(given, address);
            frame.pointer(address);
        } else if (!bindNative(frame, first, cell.size())) {
            throw frame.misfit(first, wants);
        }
    }

    @Override
    void copyOut(Frame frame, int first, boolean success) {
        Object given = frame.given(first);
        if (!(given instanceof MemorySegment)) {
            cell.out(given, frame.slot(first));
        }
    }
}
