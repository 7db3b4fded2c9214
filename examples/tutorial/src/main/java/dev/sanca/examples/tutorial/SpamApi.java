package dev.sanca.examples.tutorial;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CFunction;
import dev.sanca.capi.Memory;

/**
 * What {@code spammodule.h} is in C: the functions that the module {@code spam} offers to other extension modules, written in
 * Java or in C, and how to get at them.
 *
 * <p>All methods: attached.
 */
public final class SpamApi {
    // @start region="header"
    /** The capsule's name, which says where to import it from. */
    static final String CAPSULE = "spam._C_API";

    /** The type of the function {@code int PySpam_System(const char *command)}. */
    @FunctionalInterface
    public interface SystemFunction {
        /**
         * Runs a command.
         *
         * @param command {@code const char *}
         * @return its exit status, or -1
         */
        int call(long command);
    }

    /** Its place in the table; there is no other function yet. */
    private static final int PySpam_System_NUM = 0;
    // @end region="header"

    private SpamApi() {}

    // @start region="export"
    /** For the module {@code spam} itself: the table of C function pointers. */
    private static final class Table {
        private static final SystemFunction PySpam_System = command -> SpamModule.system(Memory.getString(command));

        static final long PySpam_API = CFunction.table(CFunction.address(SystemFunction.class, PySpam_System, -1));

        private Table() {}
    }

    /** A new capsule with the table. */
    static long newCapsule() {
        return PyCapsule_New(Table.PySpam_API, CAPSULE, NULL);
    }
    // @end region="export"

    // @start region="import"
    /** For client modules: imports the module {@code spam} and gives its table; NULL with an exception. */
    static long import_spam() {
        return PyCapsule_Import(CAPSULE, 0);
    }

    /** The function in a table that {@link #import_spam} gave. */
    static SystemFunction PySpam_System(long PySpam_API) {
        return CFunction.at(SystemFunction.class, Memory.getPointer(PySpam_API + PySpam_System_NUM * Long.BYTES));
    }
    // @end region="import"
}
