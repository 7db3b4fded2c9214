package dev.sanca.internal.call;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Reference;
import dev.sanca.internal.ReferenceScope;
import dev.sanca.internal.Text;
import dev.sanca.internal.ThreadState;

/**
 * The Python object behind an instance of a Java interface, and what its methods are called there.
 *
 * <p>Owns its reference until the garbage collector finds the instance unused; scopes leave it alone, because nobody could tell from the
 * instance that it is one to close.
 */
public final class Callee {
    private final InterfaceInstances type;
    private final InterpreterState state;
    private final Reference reference;
    /** For each method of the interface the attribute to call, an interned name that lives as long as the interpreter; NULL for none. */
    private final long[] attributes;
    /** The method that calls the object itself; -1 for none. */
    private final int self;

    /** Takes a reference of its own. Attached. */
    Callee(InterfaceInstances type, InterpreterState state, long o, long[] attributes, int self) {
        this.type = type;
        this.state = state;
        this.attributes = attributes;
        this.self = self;
        ThreadState thread = ThreadState.current();
        ReferenceScope scope = thread.scope();
        thread.scope(null);
        try {
            this.reference = new Reference(this, state, Py_NewRef(o));
        } finally {
            thread.scope(scope);
        }
    }

    InterpreterState state() {
        return state;
    }

    /** The object, borrowed. Attached. */
    long pointer() {
        return reference.pointer();
    }

    /** The attribute that a method calls, borrowed; NULL to call the object itself. */
    long attribute(int method) {
        return attributes[method];
    }

    /**
     * What a method throws for the Python exception that is set: a Java exception that passed through Python as itself, if the method may
     * throw it. Attached.
     */
    RuntimeException raised(int method) {
        Throwable thrown = Objects.takeRaised();
        if (thrown instanceof RuntimeException unchecked) {
            return unchecked;
        }
        throw type.throwable(method, thrown);
    }

    /** Whether Python has a method, of those that Java has too. For compiled code. */
    static boolean overrides(Object callee, int method) {
        Callee self = (Callee) callee;
        return self.self == method || self.attributes[method] != NULL;
    }

    /** {@code equals} of the instances: {@code ==} of the Python objects. For compiled code. */
    static boolean areEqual(Object callee, Object other) {
        Callee one = (Callee) callee;
        Callee two = InterfaceInstances.calleeOf(other);
        if (two == null || two.state != one.state) {
            return false;
        }
        if (one == two) {
            return true;
        }
        int entered = one.state.enter();
        try {
            return Objects.check(PyObject_RichCompareBool(one.pointer(), two.pointer(), Py_EQ)) == 1;
        } finally {
            one.state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(callee);
            java.lang.ref.Reference.reachabilityFence(other);
        }
    }

    /** {@code hashCode} of the instances: {@code hash()} of the Python object. For compiled code. */
    static int hash(Object callee) {
        Callee self = (Callee) callee;
        int entered = self.state.enter();
        try {
            long hash = PyObject_Hash(self.pointer());
            if (hash == -1) {
                throw Objects.raised();
            }
            return Long.hashCode(hash);
        } finally {
            self.state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(callee);
        }
    }

    /** {@code toString} of the instances: {@code str()} of the Python object, or why there is none. For compiled code. */
    static String text(Object callee) {
        Callee self = (Callee) callee;
        if (Thread.currentThread().isVirtual() || self.state.isClosing()) {
            return "<Python object that cannot be asked here>";
        }
        int entered = self.state.enter();
        try {
            long text = PyObject_Str(self.pointer());
            if (text == NULL) {
                return "<str() raised " + Objects.takeRaised().getMessage() + ">";
            }
            String result = Text.toJava(text);
            Py_DECREF(text);
            return result;
        } finally {
            self.state.exit(entered);
            java.lang.ref.Reference.reachabilityFence(callee);
        }
    }
}
