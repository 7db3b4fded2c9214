package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyArg_Converter;
import java.lang.foreign.MemorySegment;

/** {@code O&}: a converter, in C or in Java, then what it is given to write to. */
final class ConvertedCells extends Cells {
    private static final String CONVERTER = "PyArg_Converter or the address of a C function (int (*)(PyObject *, void *))";
    private static final String TARGET = "long[], native memory or a Long address (C void *)";

    @Override
    int count() {
        return 2;
    }

    @Override
    void bind(Frame frame, int first) {
        Object converter = frame.given(first);
        if (converter instanceof PyArg_Converter java) {
            frame.pointer(Converters.parseStub());
            frame.pointer(frame.push(java, target(frame, first + 1)));
        } else if (converter instanceof Long function && function != 0) {
            frame.pointer(function);
            frame.pointer(target(frame, first + 1));
        } else {
            throw frame.misfit(first, CONVERTER);
        }
    }

    private static long target(Frame frame, int index) {
        Object given = frame.given(index);
        if (given instanceof Long address) {
            return address;
        }
        if (given instanceof MemorySegment segment) {
            return frame.address(segment, 0, index, TARGET);
        }
        if (!(given instanceof long[] cell) || cell.length == 0) {
            throw frame.misfit(index, TARGET);
        }
        long address = frame.allocate(8L * cell.length);
        for (int i = 0; i < cell.length; i++) {
            Memory.putLong(address + 8L * i, cell[i]);
        }
        return address;
    }

    @Override
    void copyOut(Frame frame, int first, boolean success) {
        if (frame.given(first + 1) instanceof long[] cell) {
            boolean java = frame.given(first) instanceof PyArg_Converter;
            long address = java ? Converters.address(frame.slot(first + 1)) : frame.slot(first + 1);
            for (int i = 0; i < cell.length; i++) {
                cell[i] = Memory.getLong(address + 8L * i);
            }
        }
    }
}
