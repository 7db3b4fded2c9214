package dev.sanca.capi.internal.format;

import dev.sanca.capi.PyBuildValue_Converter;
import java.lang.foreign.MemorySegment;

/** {@code O&} for building: a converter, in C or in Java, then what it is given to read. */
final class ConvertedValues extends Values {
    private static final String CONVERTER =
            "PyBuildValue_Converter or the address of a C function (PyObject *(*)(void *))";
    private static final String SOURCE = "native memory or a Long address (C void *)";

    @Override
    int count() {
        return 2;
    }

    @Override
    void bind(Frame frame, int first) {
        Object converter = frame.given(first);
        if (converter instanceof PyBuildValue_Converter java) {
            frame.pointer(Converters.buildStub());
            frame.pointer(frame.push(java, source(frame, first + 1)));
        } else if (converter instanceof Long function && function != 0) {
            frame.pointer(function);
            frame.pointer(source(frame, first + 1));
        } else {
            throw frame.misfit(first, CONVERTER);
        }
    }

    private static long source(Frame frame, int index) {
        return switch (frame.given(index)) {
            case Long address -> address;
            case MemorySegment segment -> frame.address(segment, 0, index, SOURCE);
            case null, default -> throw frame.misfit(index, SOURCE);
        };
    }

    @Override
    void pad(Frame frame) {
        frame.pointer(Functions.harmlessConverter());
        frame.pointer(0L);
    }
}
