package dev.sanca.capi.internal.format;

import dev.sanca.capi.PyBufferView;

/** {@code s* z* y* w*}: a {@code Py_buffer} that C fills and the caller releases. */
final class BufferCells extends Cells {
    private static final String WANTS = "PyBufferView or the address of a Py_buffer (C Py_buffer *)";

    @Override
    int count() {
        return 1;
    }

    @Override
    void bind(Frame frame, int first) {
        Object given = frame.given(first);
        if (given instanceof PyBufferView view && view.isEmpty()) {
            frame.pointer(view.address());
        } else if (given instanceof PyBufferView) {
            throw frame.misfit(WANTS, "a PyBufferView that still holds a buffer");
        } else if (given instanceof Long address && address != 0) {
            frame.pointer(address);
        } else if (!bindNative(frame, first, PyBufferView.SIZE)) {
            throw frame.misfit(first, WANTS);
        }
    }

    @Override
    void copyOut(Frame frame, int first, boolean success) {
        // C has filled the structure in place
    }
}
