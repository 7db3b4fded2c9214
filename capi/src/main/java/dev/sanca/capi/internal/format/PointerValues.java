package dev.sanca.capi.internal.format;

import java.lang.foreign.MemorySegment;

/** A pointer, most often to a Python object, passed as it is. */
final class PointerValues extends Values {
    private static final String WANTS = "a pointer, a long (C PyObject *)";

    private final boolean nullAllowed;

    PointerValues(boolean nullAllowed) {
        this.nullAllowed = nullAllowed;
    }

    @Override
    int count() {
        return 1;
    }

    private String wants() {
        return nullAllowed ? WANTS : WANTS + " that is not NULL";
    }

    @Override
    void bind(Frame frame, int first) {
        Object given = frame.given(first);
        if (given instanceof MemorySegment segment) {
            frame.pointer(frame.address(segment, 0, first, wants()));
        } else if (given instanceof Long address && (nullAllowed || address != 0)) {
            frame.pointer(address);
        } else {
            throw frame.misfit(first, wants());
        }
    }
}
