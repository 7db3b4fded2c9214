package dev.sanca.internal.call;

import dev.sanca.internal.InterpreterState;

/** The code for one shape of Java function: converts the arguments, calls, converts the result. Instances are of hidden classes. */
public interface FunctionCode {
    /**
     * Calls. Attached.
     *
     * @param state  the interpreter
     * @param target the function: an instance of the interface, or the method handle
     * @param args   the arguments, an array of borrowed objects, as many as the function has parameters
     * @return a new reference
     * @throws Throwable what the function throws, and what the conversions throw
     */
    long call(InterpreterState state, Object target, long args) throws Throwable;
}
