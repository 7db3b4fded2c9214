package dev.sanca.capi.internal;

import java.util.Set;

/**
 * What C takes a function pointer for.
 *
 * @param type the functional interface of C's type
 * @param shape how the values travel, see {@link Shape}
 * @param error what C gets if the Java function throws
 */
public record CallbackType(Class<?> type, String shape, long error) {
    /** Called where no Python object may be made: during a collection, in an allocator, in a signal handler. */
    private static final Set<String> NO_PYTHON = Set.of("traverseproc", "visitproc", "PyRefTracer", "PyOS_sighandler_t",
            "PyMem_MallocFunction", "PyMem_CallocFunction", "PyMem_ReallocFunction", "PyMem_FreeFunction",
            "PyObject_ArenaAllocFunction", "PyObject_ArenaFreeFunction");
    /** What these return to C can't tell an error. */
    private static final Set<String> NO_ERROR_VALUE = Set.of("gcvisitobjects_t", "PyOS_InputHookFunction");

    /** Where what a Java function throws goes to. */
    enum Report {
        /** To the caller, as a Python exception. */
        RAISED,
        /** To {@code sys.unraisablehook}, as what a destructor raises. */
        UNRAISABLE,
        /** To the log of Java. */
        LOGGED
    }

    String name() {
        return type.getSimpleName();
    }

    Report report() {
        if (NO_PYTHON.contains(name())) {
            return Report.LOGGED;
        }
        return shape.startsWith("v") || NO_ERROR_VALUE.contains(name()) ? Report.UNRAISABLE : Report.RAISED;
    }
}
