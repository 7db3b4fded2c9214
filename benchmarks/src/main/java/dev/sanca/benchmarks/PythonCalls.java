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
    default long callback(int n) {
        throw notWritten();
    }

    /**
     * Fires a callback by vectorcall.
     *
     * @param n how often
     * @return the sum of the results
     */
    default long callbackVector(int n) {
        throw notWritten();
    }

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

    /**
     * {@link #function} without telling the types beforehand.
     *
     * @param n how often
     * @return the sum of the results
     */
    default long call(int n) {
        throw notWritten();
    }

    /**
     * Calls {@code def f(s): return s} with a str of 20 characters and reads the one that comes back.
     *
     * @param n how often
     * @return the sum of the lengths
     */
    default long callString(int n) {
        throw notWritten();
    }

    /**
     * Reads all ints of a list of 1,000.
     *
     * @param n how often
     * @return the sum of the ints
     */
    default long readList(int n) {
        throw notWritten();
    }

    /**
     * Makes a list of 1,000 ints.
     *
     * @param n how often
     * @return how many there were
     */
    default long makeList(int n) {
        throw notWritten();
    }

    /**
     * Reads all keys and values of a dictionary of 100, str to int.
     *
     * @param n how often
     * @return the sum of the values
     */
    default long readDict(int n) {
        throw notWritten();
    }

    /**
     * Makes a dictionary of 100 entries, str to int.
     *
     * @param n how often
     * @return how many there were
     */
    default long makeDict(int n) {
        throw notWritten();
    }

    /**
     * Views an array of 1,000,000 doubles and reads two of them.
     *
     * @param n how often
     * @return the sum of these
     */
    default long viewArray(int n) {
        throw notWritten();
    }

    /**
     * Copies an array of 10,000 doubles and reads one of them.
     *
     * @param n how often
     * @return the sum of these
     */
    default long copyArray(int n) {
        throw notWritten();
    }

    /**
     * Makes a Python object with a copy of 10,000 doubles and the buffer protocol, and a memoryview of it.
     *
     * @param n how often
     * @return how many there were
     */
    default long giveArray(int n) {
        throw notWritten();
    }

    private static UnsupportedOperationException notWritten() {
        return new UnsupportedOperationException("this contender has no such row; see Row.isFor");
    }
}
