package dev.sanca.capi.internal;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * What every entry from C goes through: catches all that a Java function throws, leaves it to Python as an exception and
 * gives C the value that tells an error. An exception that left an upcall would end the JVM.
 *
 * <p>{@link NestedCalls} keeps room for it on the stack.
 */
final class Trampoline {
    private static final MethodHandle ENTER = find(NestedCalls.class, "enter", NestedCalls.class);
    private static final MethodHandle EXIT = find(NestedCalls.class, "exit", void.class, NestedCalls.class);
    private static final MethodHandle CAUGHT = find(Trampoline.class, "caught", long.class, CallbackType.class, Throwable.class);

    static {
        // What reports a failure must be there when memory or stack are short: a class that fails to load stays unusable.
        for (Class<?> needed : List.of(FailureMapping.class, JavaFailure.class, JavaTrace.class, RaisedException.class,
                ThreadStack.class, Forked.Refused.class)) {
            try {
                MethodHandles.lookup().ensureInitialized(needed);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Trampoline() {}

    private static MethodHandle find(Class<?> owner, String name, Class<?> result, Class<?>... params) {
        try {
            return MethodHandles.lookup().findStatic(owner, name, MethodType.methodType(result, params));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The target with all it throws caught: (A...)R that never throws. */
    static MethodHandle guard(MethodHandle target, CallbackType type) {
        Class<?> result = target.type().returnType();
        // (Throwable)long -> (Throwable)R
        MethodHandle handler = CAUGHT.bindTo(type);
        handler = MethodHandles.explicitCastArguments(handler, MethodType.methodType(result, Throwable.class));
        return MethodHandles.catchException(counted(target), Throwable.class, handler);
    }

    /** The target between {@link NestedCalls#enter} and {@link NestedCalls#exit}. */
    private static MethodHandle counted(MethodHandle target) {
        // (A...)R -> (NestedCalls, A...)R
        MethodHandle body = MethodHandles.dropArguments(target, 0, NestedCalls.class);
        return MethodHandles.foldArguments(MethodHandles.tryFinally(body, exit(target.type().returnType())), ENTER);
    }

    /** {@code (Throwable, R, NestedCalls)R} that ends the call and passes the result on; without R for void. */
    private static MethodHandle exit(Class<?> result) {
        MethodHandle exit = MethodHandles.dropArguments(EXIT, 0, Throwable.class);
        if (result == void.class) {
            return exit;
        }
        MethodHandle pass = MethodHandles.dropArguments(MethodHandles.identity(result), 0, Throwable.class);
        pass = MethodHandles.dropArguments(pass, 2, NestedCalls.class);
        return MethodHandles.foldArguments(pass, MethodHandles.dropArguments(exit, 1, result));
    }

    /** Leaves what a Java function threw to Python; the value is what tells C of an error. */
    static long caught(CallbackType type, Throwable thrown) {
        try {
            report(type, thrown);
        } catch (Throwable failed) {
            lastResort(type, failed);
        }
        return type.error();
    }

    private static void report(CallbackType type, Throwable thrown) {
        CallbackType.Report report = type.report();
        if (thrown instanceof Forked.Refused) {
            Forked.report(report);
        } else if (report == CallbackType.Report.LOGGED || !isAttached()) {
            log(type, thrown);
        } else if (report == CallbackType.Report.RAISED) {
            raise(thrown);
        } else {
            writeUnraisable(type, thrown);
        }
    }

    /** Nothing is left to say it to: no interpreter, or one that must not be touched now. */
    private static void log(CallbackType type, Throwable thrown) {
        Logger logger = System.getLogger(Trampoline.class.getPackageName());
        logger.log(Level.ERROR, "A " + type.name() + " threw where Python can't be told", thrown);
    }

    /** An exception raised before stays as the context: Java code may have thrown because of it. */
    private static void raise(Throwable thrown) {
        long earlier = RaisedException.take();
        FailureMapping.raise(thrown);
        if (earlier != NULL) {
            long raised = RaisedException.take();
            setContext(raised, earlier);
            RaisedException.give(raised);
        }
    }

    /** Takes over the reference to the context (stolen), unless the exception has one already that tells another story. */
    private static void setContext(long raised, long context) {
        long known = PyException_GetContext(raised);
        long before = PyException_GetContext(context);
        if (raised != context && raised != before && known == before) {
            PyException_SetContext(raised, context);
        } else {
            Py_DECREF(context);
        }
        Py_XDECREF(before);
        Py_XDECREF(known);
    }

    /** Not with the object that the function was called for: it may be dying. */
    private static void writeUnraisable(CallbackType type, Throwable thrown) {
        long earlier = RaisedException.take();
        FailureMapping.raise(thrown);
        long raised = RaisedException.take();
        long where = JavaFailure.text("Java " + type.name());
        RaisedException.give(raised);
        PyErr_WriteUnraisable(where);
        Py_XDECREF(where);
        RaisedException.give(earlier);
    }

    /** Telling failed, for lack of memory or stack: what needs the least of both. */
    private static void lastResort(CallbackType type, Throwable failed) {
        try {
            if (type.report() == CallbackType.Report.RAISED && isAttached() && PyErr_Occurred() == NULL) {
                PyErr_SetNone(failed instanceof StackOverflowError ? PyExc_RecursionError() : PyExc_MemoryError());
            }
        } catch (Throwable _) {
            // CPython reports the missing exception as a SystemError.
        }
    }

    /** Whether the current thread has a thread state, without which no Python function may be called. */
    private static boolean isAttached() {
        return CPython.isLoaded() && Attached.now();
    }
}
