package dev.sanca.examples.tutorial;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.inquiry;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What {@code spammodule.h} is in C: the functions that the module {@code spam} offers to other extension modules, written in
 * Java or in C, and how to get at them.
 *
 * <p>All methods: attached.
 */
final class SpamApi {
    // @start region="header"
    /** The capsule's name, which says where to import it from. */
    static final String CAPSULE = "spam._C_API";

    /** {@code int PySpam_System(const char *command)} is the first entry of the table, and the only one. */
    private static final int PySpam_System_NUM = 0;

    private static final int PySpam_API_pointers = 1;
    // @end region="header"

    private SpamApi() {}

    // @start region="export"
    /** For the module {@code spam} itself: a table of C function pointers, which lives as long as the process. */
    private static final class Table {
        static final long ADDRESS = PyMem_RawMalloc(PySpam_API_pointers * (long) Long.BYTES);

        static {
            // To C, int f(PyObject *) and int f(const char *) are called alike: one pointer in, an int out.
            inquiry system = command -> SpamModule.system(Memory.getString(command));
            Memory.putPointer(ADDRESS + PySpam_System_NUM * Long.BYTES, inquiry.address(system));
        }

        private Table() {}
    }

    /** A new capsule with the table. */
    static long newCapsule() {
        return PyCapsule_New(Table.ADDRESS, CAPSULE, NULL);
    }
    // @end region="export"

    // @start region="import"
    /** For client modules: C's {@code int (*)(const char *)}, to be called with the function's address first. */
    private static final MethodHandle INT_OF_STRING = intOfString();

    @SuppressWarnings("restricted")
    private static MethodHandle intOfString() {
        // SAFETY: the type is that of PySpam_System, in whose place of the table the address comes from.
        return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    /** Imports the module {@code spam} and gives its table; NULL with an exception. */
    static long import_spam() {
        return PyCapsule_Import(CAPSULE, 0);
    }

    /**
     * Calls {@code PySpam_System} through the table.
     *
     * @param PySpam_API what {@link #import_spam} gave
     * @param command    {@code const char *}
     */
    static int PySpam_System(long PySpam_API, long command) throws Throwable {
        MemorySegment function = MemorySegment.ofAddress(Memory.getPointer(PySpam_API + PySpam_System_NUM * Long.BYTES));
        return (int) INT_OF_STRING.invokeExact(function, MemorySegment.ofAddress(command));
    }
    // @end region="import"
}
