package dev.sanca.capi;

import dev.sanca.capi.internal.StructLayout;

/**
 * A complex number as C passes it: by value.
 *
 * @param real the real part
 * @param imag the imaginary part
 * @see <a href="https://docs.python.org/3.14/c-api/complex.html#c.Py_complex">Py_complex</a>
 */
public record Py_complex(double real, double imag) {
    private static final StructLayout LAYOUT =
            StructLayout.of("Py_complex").add("real", 'd', 1).add("imag", 'd', 1).build();

    static StructLayout layout() {
        return LAYOUT;
    }

    /**
     * Reads the struct from C memory.
     *
     * @param address where it is
     * @return its value
     */
    public static Py_complex read(long address) {
        return new Py_complex(Memory.getDouble(address), Memory.getDouble(address + Double.BYTES));
    }

    /**
     * Writes the struct to C memory.
     *
     * @param address where to; 16 bytes
     */
    public void write(long address) {
        Memory.putDouble(address, real);
        Memory.putDouble(address + Double.BYTES, imag);
    }
}
