package dev.sanca;

import java.math.BigInteger;
import java.util.Objects;

/**
 * A rational number in lowest terms: Python's {@code fractions.Fraction}.
 *
 * @param numerator   carries the sign
 * @param denominator positive
 * @see <a href="https://docs.python.org/3.14/library/fractions.html">Rational numbers</a>
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    /**
     * Reduces to lowest terms.
     *
     * @param numerator   any integer
     * @param denominator any integer but 0
     * @throws ArithmeticException if the denominator is 0
     */
    public Fraction {
        Objects.requireNonNull(numerator, "numerator");
        if (denominator.signum() == 0) {
            throw new ArithmeticException("Fraction(" + numerator + ", 0)");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /**
     * A fraction of two integers.
     *
     * @param numerator   any integer
     * @param denominator any integer but 0
     * @return the fraction in lowest terms
     * @throws ArithmeticException if the denominator is 0
     */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@return {@code 3/4}, or {@code 3} if the denominator is 1} */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
