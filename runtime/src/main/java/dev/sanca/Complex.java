package dev.sanca;

/**
 * A complex number: Python's {@code complex}.
 *
 * @param real      the real part
 * @param imaginary the imaginary part
 * @see <a href="https://docs.python.org/3.14/library/stdtypes.html#numeric-types-int-float-complex">Numeric Types</a>
 */
public record Complex(double real, double imaginary) {
    /** {@return the number in Python's notation without parentheses: {@code 1.0+2.0j}} */
    @Override
    public String toString() {
        String sign = Double.doubleToRawLongBits(imaginary) < 0 ? "" : "+";
        return real + (Double.isNaN(imaginary) ? "+" : sign) + imaginary + "j";
    }
}
