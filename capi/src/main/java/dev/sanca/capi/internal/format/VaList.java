package dev.sanca.capi.internal.format;

import dev.sanca.capi.Memory;
import java.util.Locale;

/**
 * A C {@code va_list} made by hand, for System V x86-64 only.
 *
 * <p>There a {@code va_list} says how much of the register save area has been used and where the arguments on the stack
 * begin. One that says that all registers are used up makes C read every argument from the array of slots. The register
 * save area is never read then.
 */
final class VaList {
    /** Room for the structure, rounded up to keep the slots behind it aligned. */
    static final long SIZE = 32;

    private static final int ALL_GENERAL_REGISTERS = 48;
    private static final int ALL_FLOATING_REGISTERS = 176;

    /** Whether this platform's {@code va_list} is the one made here. */
    static final boolean SUPPORTED = isSystemV() && !"shapes".equals(System.getProperty("dev.sanca.capi.variadic"));

    private VaList() {}

    private static boolean isSystemV() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return !windows && (architecture.equals("amd64") || architecture.equals("x86_64"));
    }

    /** Writes the structure at {@code list}, for arguments at {@code slots}; returns its address. */
    static long write(long list, long slots) {
        Memory.putInt(list, ALL_GENERAL_REGISTERS);
        Memory.putInt(list + 4, ALL_FLOATING_REGISTERS);
        Memory.putLong(list + 8, slots);
        Memory.putLong(list + 16, 0L);
        return list;
    }
}
