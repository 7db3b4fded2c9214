package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Vectorcall;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A call whose arguments are counted at run time: of a Java method with {@code ...}, or with keyword arguments. */
final class SpreadCall {
    private static final MethodHandle CALL;

    static {
        try {
            CALL = MethodHandles.lookup().findStatic(SpreadCall.class, "call",
                    MethodType.methodType(Object.class, boolean.class, int.class, Type.class, Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private SpreadCall() {}

    /**
     * A handle that calls.
     *
     * @param method     the number of the method in its interface
     * @param isVariadic whether the last parameter is an array of arguments
     * @param parameters how many parameters the Java method has
     * @param result     what the result is converted to
     * @return ({@link Callee} as an object, any parameters...) → object
     */
    static MethodHandle handle(int method, boolean isVariadic, int parameters, Type result) {
        return MethodHandles.insertArguments(CALL, 0, isVariadic, method, result).asCollector(Object[].class, parameters);
    }

    private static Object call(boolean isVariadic, int method, Type result, Object receiver, Object[] given) {
        Callee callee = (Callee) receiver;
        InterpreterState state = callee.state();
        Object[] arguments = isVariadic ? spread(given) : given;
        int entered = state.enter();
        try {
            long o = Vectorcall.call(state, callee.pointer(), callee.attribute(method), arguments);
            if (o == NULL) {
                throw callee.raised(method);
            }
            try {
                return result == void.class ? null : FromPython.toObject(state, o, FromPython.RESULT, result);
            } finally {
                Py_DECREF(o);
            }
        } finally {
            state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(callee);
        }
    }

    private static Object[] spread(Object[] given) {
        List<Object> all = new ArrayList<>(Arrays.asList(given).subList(0, given.length - 1));
        Object rest = given[given.length - 1];
        for (int i = 0; rest != null && i < Array.getLength(rest); i++) {
            all.add(Array.get(rest, i));
        }
        return all.toArray();
    }
}
