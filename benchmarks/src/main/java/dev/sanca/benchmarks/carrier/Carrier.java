package dev.sanca.benchmarks.carrier;

/** The same work with one or the other Java type in the place of a C pointer. */
interface Carrier {
    int METH_NOARGS = 0x0004;
    int METH_FASTCALL = 0x0080;

    /** Calls {@code def first(a, b): return a} with two new ints each time. */
    long vectorcall(int n) throws Throwable;

    /** Takes and drops a reference by calls of C. */
    void references(int n) throws Throwable;

    /** A Python loop calls a Java function without arguments. */
    void upcallNoop(int n) throws Throwable;

    /** A Python loop calls a Java function that adds two ints. */
    void upcallAdd(int n) throws Throwable;
}
