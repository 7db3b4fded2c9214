package dev.sanca.benchmarks;

/**
 * The rows in which Python is called, one method for each. An implementation starts Python in its constructor, with
 * the objects of {@code targets.py} in its hands; a method does the row's work n times and returns a checksum.
 */
public interface PythonCalls {
    /**
     * Calls {@code def f(a, b): return a} with two ints and reads the int that comes back.
     *
     * @param n how often
     * @return the sum of the results
     */
    long function(int n);

    /**
     * Fires a callback as the tutorial does: a tuple of arguments is built, the callback called with it.
     *
     * @param n how often
     * @return the sum of the results
     */
    long callback(int n);

    /**
     * Fires a callback by vectorcall.
     *
     * @param n how often
     * @return the sum of the results
     */
    long callbackVector(int n);

    /**
     * Reads an int out of an object's attribute.
     *
     * @param n how often
     * @return the sum of the values
     */
    long readAttribute(int n);

    /**
     * Calls a function that raises, takes the exception, checks its class and drops it.
     *
     * @param n how often
     * @return how often it was the right class
     */
    long catchError(int n);
}
