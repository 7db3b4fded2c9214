package dev.sanca.capi;

import dev.sanca.capi.internal.StructLayout;

/**
 * How a function of the initialisation API ended. C passes this struct by value, so here it is a value as well.
 *
 * @param type 0 for success, 1 for an error, 2 for a request to exit
 * @param func the C function in which an error happened, or null
 * @param err_msg the error's text, or null
 * @param exitcode the status to exit with, if {@code type} is 2
 * @see <a href="https://docs.python.org/3.14/c-api/init_config.html#c.PyStatus">PyStatus</a>
 */
public record PyStatus(int type, String func, String err_msg, int exitcode) {
    private static final StructLayout LAYOUT = StructLayout.of("PyStatus")
            .add("_type", 'i', 1)
            .add("func", 'p', 1)
            .add("err_msg", 'p', 1)
            .add("exitcode", 'i', 1)
            .build();

    /**
     * Reads the struct from C memory.
     *
     * @param address where it is
     * @return its value
     */
    public static PyStatus read(long address) {
        return new PyStatus(
                Memory.getInt(address + LAYOUT.offset("_type")),
                Memory.getString(Memory.getLong(address + LAYOUT.offset("func"))),
                Memory.getString(Memory.getLong(address + LAYOUT.offset("err_msg"))),
                Memory.getInt(address + LAYOUT.offset("exitcode")));
    }

    static StructLayout layout() {
        return LAYOUT;
    }

    /**
     * Whether this is an error or a request to exit.
     *
     * @return true if the initialisation must not go on
     */
    public boolean isException() {
        return type != 0;
    }

    /**
     * Whether this is an error.
     *
     * @return true if {@link #err_msg} tells what is wrong
     */
    public boolean isError() {
        return type == 1;
    }

    /**
     * Whether this is a request to exit.
     *
     * @return true if {@link #exitcode} is the status to exit with
     */
    public boolean isExit() {
        return type == 2;
    }
}
