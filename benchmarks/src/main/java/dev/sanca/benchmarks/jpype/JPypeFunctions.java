package dev.sanca.benchmarks.jpype;

import java.util.Iterator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/** The rows as ordinary Java, which is what JPype calls and what calls Python through its proxies. */
public final class JPypeFunctions {
    /** A computed attribute is a field here: reading fields is what JPype offers. */
    public final long x = 42;

    private long sum;

    /**
     * Makes the object whose attribute is read.
     *
     * @param start what it begins with
     */
    public JPypeFunctions(long start) {
        sum = start;
    }

    /**
     * The method.
     *
     * @param by how much
     * @return the sum so far
     */
    public long up(long by) {
        sum += by;
        return sum;
    }

    /**
     * An iterator without end.
     *
     * @return the numbers from 0 on
     */
    public static Iterator<Long> endless() {
        return LongStream.iterate(0, n -> n + 1).iterator();
    }

    /**
     * A function that is made at run time.
     *
     * @return one that adds
     */
    public static LongBinaryOperator makeLambda() {
        return (a, b) -> a + b;
    }

    /** Does nothing. */
    public static void noop() {
        // That is the row.
    }

    /**
     * Adds.
     *
     * @param a one number
     * @param b another
     * @return the sum
     */
    public static long add(long a, long b) {
        return a + b;
    }

    /**
     * Adds.
     *
     * @param a one number
     * @param b another
     * @return the sum
     */
    public static double addFloat(double a, double b) {
        return a + b;
    }

    /**
     * Measures a text.
     *
     * @param text a text
     * @return its length
     */
    public static int length(String text) {
        return text.length();
    }

    /**
     * Gives the text back.
     *
     * @param text a text
     * @return the same
     */
    public static String identity(String text) {
        return text;
    }

    /** Throws. */
    public static void fail() {
        throw new IllegalArgumentException("no such thing");
    }

    /**
     * Calls Python with two ints.
     *
     * @param f a Python function behind a proxy
     * @param n how often
     * @return a checksum
     */
    public static long loopFunction(LongBinaryOperator f, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += f.applyAsLong(i, i + 1L);
        }
        return sum;
    }

    /**
     * Fires a callback.
     *
     * @param f a Python function behind a proxy
     * @param n how often
     * @return a checksum
     */
    public static long loopCallback(IntUnaryOperator f, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += f.applyAsInt(i);
        }
        return sum;
    }

    /**
     * Catches what Python raises.
     *
     * @param f a Python function that raises, behind a proxy
     * @param n how often
     * @return how often it did
     */
    public static long loopCatch(Runnable f, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            try {
                f.run();
            } catch (RuntimeException expected) {
                sum++;
            }
        }
        return sum;
    }
}
