package dev.sanca.capi;

import dev.sanca.capi.internal.RefCount;

/**
 * Reference counting, NULL and the singletons under C's names.
 *
 * <p>The calling thread has to be attached. {@code Py_DECREF} and what is built on it can run any Python code.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/refcounting.html">Reference counting</a>
 */
public abstract class RefCounting {
    /** The null pointer. */
    public static final long NULL = 0L;

    RefCounting() {}

    /**
     * The object None.
     *
     * @return its address; borrowed
     */
    public static long Py_None() {
        return ObjectHeader._Py_NoneStruct();
    }

    /**
     * The object True.
     *
     * @return its address; borrowed
     */
    public static long Py_True() {
        return BoolObject._Py_TrueStruct();
    }

    /**
     * The object False.
     *
     * @return its address; borrowed
     */
    public static long Py_False() {
        return BoolObject._Py_FalseStruct();
    }

    /**
     * The object NotImplemented.
     *
     * @return its address; borrowed
     */
    public static long Py_NotImplemented() {
        return ObjectHeader._Py_NotImplementedStruct();
    }

    /**
     * The object Ellipsis.
     *
     * @return its address; borrowed
     */
    public static long Py_Ellipsis() {
        return SliceObject._Py_EllipsisObject();
    }

    /**
     * Takes a reference to an object.
     *
     * @param o the object; not NULL
     */
    public static void Py_INCREF(long o) {
        RefCount.increment(o);
    }

    /**
     * Gives a reference back; the last one destroys the object.
     *
     * @param o the object; not NULL
     */
    public static void Py_DECREF(long o) {
        RefCount.decrement(o);
    }

    /**
     * {@link #Py_INCREF} unless the pointer is NULL.
     *
     * @param o the object, or NULL
     */
    public static void Py_XINCREF(long o) {
        if (o != NULL) {
            RefCount.increment(o);
        }
    }

    /**
     * {@link #Py_DECREF} unless the pointer is NULL.
     *
     * @param o the object, or NULL
     */
    public static void Py_XDECREF(long o) {
        if (o != NULL) {
            RefCount.decrement(o);
        }
    }

    /**
     * Empties a variable, then gives back the reference it held: in that order, because destructors may look at it.
     *
     * @param variable a Java array whose element 0 is the variable; it may hold NULL
     */
    public static void Py_CLEAR(long[] variable) {
        Py_XSETREF(variable, NULL);
    }

    /**
     * Empties a C variable, then gives back the reference it held.
     *
     * @param address where the variable is ({@code PyObject **}); it may hold NULL
     */
    public static void Py_CLEAR(long address) {
        Py_XSETREF(address, NULL);
    }

    /**
     * Puts a reference into a variable, then gives back the one it held.
     *
     * @param variable a Java array whose element 0 is the variable; it does not hold NULL
     * @param o the new value, whose reference is taken over (stolen)
     */
    public static void Py_SETREF(long[] variable, long o) {
        long old = variable[0];
        variable[0] = o;
        Py_DECREF(old);
    }

    /**
     * Puts a reference into a C variable, then gives back the one it held.
     *
     * @param address where the variable is; it does not hold NULL
     * @param o the new value, whose reference is taken over (stolen)
     */
    public static void Py_SETREF(long address, long o) {
        long old = Memory.getLong(address);
        Memory.putLong(address, o);
        Py_DECREF(old);
    }

    /**
     * {@link #Py_SETREF(long[], long)} for a variable that may hold NULL.
     *
     * @param variable a Java array whose element 0 is the variable
     * @param o the new value or NULL, whose reference is taken over (stolen)
     */
    public static void Py_XSETREF(long[] variable, long o) {
        long old = variable[0];
        variable[0] = o;
        Py_XDECREF(old);
    }

    /**
     * {@link #Py_SETREF(long, long)} for a variable that may hold NULL.
     *
     * @param address where the variable is
     * @param o the new value or NULL, whose reference is taken over (stolen)
     */
    public static void Py_XSETREF(long address, long o) {
        long old = Memory.getLong(address);
        Memory.putLong(address, o);
        Py_XDECREF(old);
    }

    /**
     * What a function returns for None: {@code return Py_RETURN_NONE();}.
     *
     * @return a new reference to None
     */
    public static long Py_RETURN_NONE() {
        return newReference(Py_None());
    }

    /**
     * What a function returns for True.
     *
     * @return a new reference to True
     */
    public static long Py_RETURN_TRUE() {
        return newReference(Py_True());
    }

    /**
     * What a function returns for False.
     *
     * @return a new reference to False
     */
    public static long Py_RETURN_FALSE() {
        return newReference(Py_False());
    }

    /**
     * What an operator returns that does not handle its operands.
     *
     * @return a new reference to NotImplemented
     */
    public static long Py_RETURN_NOTIMPLEMENTED() {
        return newReference(Py_NotImplemented());
    }

    /**
     * What a rich comparison function returns for two values that Java can compare.
     *
     * @param comparison what {@code compare(a, b)} gives: negative, 0 or positive
     * @param op {@code Py_LT} to {@code Py_GE}
     * @return a new reference to True or False
     * @throws IllegalArgumentException if {@code op} is no comparison
     */
    public static long Py_RETURN_RICHCOMPARE(int comparison, int op) {
        boolean holds = switch (op) {
            case ObjectHeader.Py_LT -> comparison < 0;
            case ObjectHeader.Py_LE -> comparison <= 0;
            case ObjectHeader.Py_EQ -> comparison == 0;
            case ObjectHeader.Py_NE -> comparison != 0;
            case ObjectHeader.Py_GT -> comparison > 0;
            case ObjectHeader.Py_GE -> comparison >= 0;
            default -> throw new IllegalArgumentException("not a rich comparison: " + op);
        };
        return holds ? Py_RETURN_TRUE() : Py_RETURN_FALSE();
    }

    private static long newReference(long o) {
        RefCount.increment(o);
        return o;
    }
}
