package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Scratch;
import dev.sanca.capi.vectorcallfunc;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Names;
import dev.sanca.internal.Objects;

/**
 * What runs when Python calls a Java function.
 *
 * <p>A record, because its components are constants for the JIT compiler where the record is one: in a C function pointer of its own.
 *
 * @param state   the interpreter
 * @param code    the code for functions of this shape
 * @param target  the function
 * @param arity   the number of arguments of a call that needs no binding
 * @param binding binds the arguments of other calls
 */
record JavaCallable(InterpreterState state, FunctionCode code, Object target, int arity, Binding binding) implements vectorcallfunc {
    @Override
    public long call(long callable, long args, long nargsf, long kwnames) throws Throwable {
        int entered = state.enterFromPython();
        try {
            if ((nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET) == arity && kwnames == NULL) {
                return code.call(state, target, args);
            }
            return callBound(args, nargsf, kwnames);
        } catch (Refused refused) {
            return refused.raise();
        } finally {
            state.exit(entered);
        }
    }

    private long callBound(long args, long nargsf, long kwnames) throws Throwable {
        long bound = PyObject_Vectorcall(binding.binder(state), args, nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames);
        if (bound == NULL) {
            return NULL;
        }
        try (Scratch scratch = Scratch.open()) {
            int count = binding.count();
            long values = scratch.allocate((long) count * Long.BYTES, Long.BYTES);
            for (int i = 0; i < count; i++) {
                Memory.putLong(values + (long) i * Long.BYTES, PyTuple_GetItem(bound, i));
            }
            return code.call(state, target, values);
        } finally {
            Py_DECREF(bound);
        }
    }

    /** The binder of a function, made at its first use. Guarded by the GIL. */
    static final class Binding {
        private final Signature signature;
        /** Owned; NULL until needed, and after {@link #release}. */
        private long binder;

        Binding(Signature signature) {
            this.signature = signature;
        }

        int count() {
            return signature.count();
        }

        /** Borrowed. Attached. */
        long binder(InterpreterState state) {
            if (binder == NULL) {
                long made = signature.binder(state);
                if (binder == NULL) {
                    binder = made;
                } else {
                    // Making it ran Python code, which called the function.
                    Py_DECREF(made);
                }
            }
            return binder;
        }

        /** Gives the binder back. Attached. */
        void release() {
            long last = binder;
            binder = NULL;
            Py_XDECREF(last);
        }

        /** {@code inspect.signature} of the function: a new reference, or NULL with an exception set. Attached. */
        long inspect(InterpreterState state) {
            long module = Objects.check(PyImport_ImportModule("inspect"));
            long name = Names.of(state, "signature");
            try {
                return PyObject_CallMethodOneArg(module, name, binder(state));
            } finally {
                Py_DECREF(name);
                Py_DECREF(module);
            }
        }
    }
}
