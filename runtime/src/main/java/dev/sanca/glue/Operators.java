package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;

/** How special methods end. */
public final class Operators {
    private Operators() {}

    /**
     * An operand did not fit: Python shall ask the other one.
     *
     * @return a new reference to NotImplemented instead of the {@code TypeError}; NULL, if another exception is set
     */
    public static long notImplemented() {
        if (!PyErr_ExceptionMatches(PyExc_TypeError())) {
            return NULL;
        }
        PyErr_Clear();
        return Py_RETURN_NOTIMPLEMENTED();
    }

    /**
     * What is looked for has a type that is not in the container.
     *
     * @return 0 instead of the {@code TypeError}; -1, if another exception is set
     */
    public static int notContained() {
        if (!PyErr_ExceptionMatches(PyExc_TypeError())) {
            return -1;
        }
        PyErr_Clear();
        return 0;
    }

    /**
     * The opposite of what {@code __eq__} of a subclass says.
     *
     * @param self the instance
     * @param other any object
     * @return a new reference to a bool, or to NotImplemented; NULL with an exception
     */
    public static long notEqual(long self, long other) {
        long name = Names.of(InterpreterState.current(), "__eq__");
        long equal = PyObject_CallMethodOneArg(self, name, other);
        Py_DECREF(name);
        if (equal == NULL || equal == Py_NotImplemented()) {
            return equal;
        }
        int truth = PyObject_IsTrue(equal);
        Py_DECREF(equal);
        return truth < 0 ? NULL : ToPython.of(truth == 0);
    }

    /**
     * A hash as Python has it.
     *
     * @param hash a Java hash
     * @return the same; -1, which means an error, is -2
     */
    public static long hash(long hash) {
        return hash == -1 ? -2 : hash;
    }

    /**
     * The function that hashes an object by what it is, not by what it holds.
     *
     * @return {@code tp_hash} of {@code object}
     */
    public static long identityHash() {
        return PyType_GetSlot(PyBaseObject_Type(), Py_tp_hash);
    }

    /**
     * A length as Python has it.
     *
     * @param length a number
     * @return the same
     * @throws Raised with a {@code ValueError} if it is negative
     */
    public static long length(long length) {
        if (length < 0) {
            throw Raised.of(PyExc_ValueError(), "__len__() should return >= 0");
        }
        return length;
    }

    /**
     * Refuses what a container does not offer, in CPython's words.
     *
     * @param self the container
     * @param what {@code "does not support item assignment"} or {@code "doesn't support item deletion"}
     * @return to be thrown; a {@code TypeError} is set
     */
    public static Raised unsupported(long self, String what) {
        return Raised.typeError("'" + Types.name(self) + "' object " + what);
    }

    /**
     * Refuses the deletion of an attribute, in CPython's words.
     *
     * @param self the object
     * @param attribute its attribute
     * @return to be thrown; an {@code AttributeError} is set
     */
    public static Raised noDeleter(long self, String attribute) {
        return Raised.of(PyExc_AttributeError(), "property '" + attribute + "' of '" + Types.name(self) + "' object has no deleter");
    }
}
