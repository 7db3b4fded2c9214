package dev.sanca.examples.tutorial;

import static dev.sanca.capi.Python.*;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** C's macro {@code Py_VISIT}. */
final class Visit {
    private static final MethodHandle VISITPROC = visitproc();

    private Visit() {}

    @SuppressWarnings("restricted")
    private static MethodHandle visitproc() {
        // SAFETY: the type is that of C's visitproc, int (*)(PyObject *, void *).
        return Linker.nativeLinker()
                .downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    }

    /** Shows an object, or NULL, to the garbage collector; what it returns other than 0 is to be returned at once. */
    static int Py_VISIT(long o, long visit, long arg) throws Throwable {
        return o == NULL ? 0 : (int) VISITPROC.invokeExact(MemorySegment.ofAddress(visit), o, arg);
    }
}
