package dev.sanca.benchmarks.carrier;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sanca.benchmarks.Workspace;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * CPython by FFM alone, without Sanca: the ground that both carriers stand on.
 *
 * <p>The interpreter is started on the thread that makes the instance, which then owns the GIL for good.
 */
final class RawPython {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = open();

    /** The C function pointers of a method table are called on the thread that holds the GIL. */
    private static final String TARGETS = """
            def first(a, b): return a
            def loop_noop(n, f):
                for _ in range(n): f()
            def loop_add(n, f):
                for _ in range(n): f(1000, 2000)
            """;

    private static final FunctionDescriptor POINTERS_1 = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor POINTERS_2 = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private final long main;

    RawPython() {
        try {
            start(Workspace.fromProperties().python().toString());
            downcall("PyRun_SimpleString", FunctionDescriptor.of(JAVA_INT, JAVA_LONG)).invoke(text(TARGETS));
            main = (long) downcall("PyImport_AddModule", POINTERS_1).invoke(text("__main__"));
        } catch (Throwable e) {
            throw new IllegalStateException("Python did not start", e);
        }
    }

    private static void start(String home) throws Throwable {
        long config = (long) downcall("PyInitConfig_Create", FunctionDescriptor.of(JAVA_LONG)).invoke();
        FunctionDescriptor setStr = FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        downcall("PyInitConfig_SetStr", setStr).invoke(config, text("home"), text(home));
        int status = (int) downcall("Py_InitializeFromInitConfig", FunctionDescriptor.of(JAVA_INT, JAVA_LONG))
                .invoke(config);
        if (status != 0) {
            throw new IllegalStateException("no Python in " + home);
        }
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup open() {
        // SAFETY: a CPython library, which only defines symbols when it is loaded; it is never unloaded.
        return SymbolLookup.libraryLookup(Workspace.fromProperties().pythonLibrary(), Arena.global());
    }

    /** A handle on a function of CPython. */
    @SuppressWarnings("restricted")
    static MethodHandle downcall(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        // SAFETY: the descriptor is the caller's transcription of the function's C prototype.
        return LINKER.downcallHandle(LIBRARY.findOrThrow(name), descriptor, options);
    }

    /** A C function pointer that is never freed. */
    @SuppressWarnings("restricted")
    static long upcall(MethodHandles.Lookup lookup, String method, FunctionDescriptor descriptor) {
        MethodType type = descriptor.toMethodType();
        try {
            MethodHandle target = lookup.findStatic(lookup.lookupClass(), method, type);
            // SAFETY: the targets of this package catch everything, and live as long as the process.
            return LINKER.upcallStub(target, descriptor, Arena.global()).address();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** All of memory, for reading at an address. */
    @SuppressWarnings("restricted")
    static MemorySegment everything() {
        // SAFETY: as in C, an address read through this must be valid.
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    static long text(String text) {
        return Arena.global().allocateFrom(text).address();
    }

    /** A function that was defined at the start. */
    long global(String name) throws Throwable {
        return (long) downcall("PyObject_GetAttrString", POINTERS_2).invoke(main, text(name));
    }

    /** A Python function object on a C function pointer. */
    long function(long pointer, int flags) throws Throwable {
        MemorySegment definition = Arena.global().allocate(32, 8);
        definition.set(JAVA_LONG, 0, text("f"));
        definition.set(JAVA_LONG, 8, pointer);
        definition.set(JAVA_INT, 16, flags);
        FunctionDescriptor shape = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        return (long) downcall("PyCMethod_New", shape).invoke(definition.address(), 0L, 0L, 0L);
    }

    static long newInt(long value) throws Throwable {
        return (long) downcall("PyLong_FromLongLong", POINTERS_1).invoke(value);
    }

    /** Where a data symbol is. */
    static long data(String name) {
        return LIBRARY.findOrThrow(name).address();
    }

    /** {@code PyObject **} for that many. */
    static MemorySegment cells(int count) {
        return Arena.global().allocate(ValueLayout.JAVA_LONG, count);
    }
}
