package dev.sanca.capi;

import dev.sanca.capi.internal.Tables;
import dev.sanca.capi.internal.Upcalls;
import java.lang.foreign.Arena;

/**
 * C function pointers of types that CPython's headers don't have: what a C API of one's own is made of.
 *
 * <p>The type is a public functional interface whose method is named {@code call} and has only primitive parameters;
 * {@code long} stands for pointers and 64-bit integers. One module exports a table of such pointers in a capsule, another
 * imports it and calls them, whether they are written in Java or in C:
 *
 * <pre>{@code
 * public interface SystemFunction {                      // int PySpam_System(const char *command)
 *     int call(long command);
 * }
 *
 * // the exporting module
 * static final long PySpam_API = CFunction.table(CFunction.address(SystemFunction.class, Spam::PySpam_System, -1));
 * long capsule = PyCapsule_New(PySpam_API, "spam._C_API", NULL);
 *
 * // the importing module
 * long table = PyCapsule_Import("spam._C_API", 0);
 * SystemFunction PySpam_System = CFunction.at(SystemFunction.class, Memory.getPointer(table));
 * }</pre>
 */
public final class CFunction {
    private CFunction() {}

    /**
     * A C function pointer that calls a Java function.
     *
     * @param <F> the functional interface
     * @param type the functional interface
     * @param function the Java function
     * @param error what C gets if it throws; the exception is then Python's, as in every function called from C
     * @return its address, valid until the process ends
     * @throws IllegalArgumentException if the interface can't be a C function
     */
    public static <F> long address(Class<F> type, F function, long error) {
        return address(type, function, error, Arena.global());
    }

    /**
     * A C function pointer that calls a Java function.
     *
     * @param <F> the functional interface
     * @param type the functional interface
     * @param function the Java function
     * @param error what C gets if it throws
     * @param arena how long the pointer lives
     * @return its address, valid until the arena is closed
     * @throws IllegalArgumentException if the interface can't be a C function
     */
    public static <F> long address(Class<F> type, F function, long error, Arena arena) {
        return Upcalls.address(type, error, function, arena);
    }

    /**
     * A Java function that calls a C function. It calls what is there: a wrong address or type is as fatal as in C.
     *
     * @param <F> the functional interface
     * @param type the functional interface
     * @param address the C function
     * @return a function that calls it
     * @throws IllegalArgumentException if the interface can't be a C function
     * @throws NullPointerException if the address is NULL
     */
    public static <F> F at(Class<F> type, long address) {
        return Upcalls.function(type, address);
    }

    /**
     * A table of pointers ({@code static void *PySpam_API[]}) that lives as long as the process.
     *
     * @param pointers its elements
     * @return its address
     */
    public static long table(long... pointers) {
        long table = Tables.zeros(Arena.global(), Math.max(1, pointers.length) * (long) Long.BYTES);
        for (int i = 0; i < pointers.length; i++) {
            Memory.putPointer(table + (long) i * Long.BYTES, pointers[i]);
        }
        return table;
    }
}
