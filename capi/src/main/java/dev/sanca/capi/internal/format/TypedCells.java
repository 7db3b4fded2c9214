package dev.sanca.capi.internal.format;

/** {@code O!}: a type, then the cell for an instance of it. */
final class TypedCells extends Cells {
    private static final String TYPE = "the address of a type, a Long (C PyTypeObject *)";

    private final ScalarCells object = new ScalarCells(ScalarCell.LONG, "PyObject **");

    @Override
    int count() {
        return 2;
    }

    @Override
    void bind(Frame frame, int first) {
        if (frame.given(first) instanceof Long type && type != 0) {
            frame.pointer(type);
        } else if (!bindNative(frame, first, Long.BYTES)) {
            throw frame.misfit(first, TYPE);
        }
        object.bind(frame, first + 1);
    }

    @Override
    void copyOut(Frame frame, int first, boolean success) {
        object.copyOut(frame, first + 1, success);
    }
}
