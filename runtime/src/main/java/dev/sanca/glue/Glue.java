package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.ThreadState;

/** The frame of generated code: the version that it was made for, and how its functions end when something is thrown. */
public final class Glue {
    /** The version of this package's contract with generated code. Also in the processor, which knows this package by name only. */
    private static final int VERSION = 1;

    /** What a module object keeps: whether it was filled. For {@code m_size}. */
    public static final long STATE_SIZE = Long.BYTES;

    private Glue() {}

    /**
     * Refuses generated code that was made for another version of this package.
     *
     * @param version what the processor wrote into the code
     * @param code the generated class
     * @return the version
     * @throws IllegalStateException if the versions differ; the message says what to do
     */
    public static int requireVersion(int version, Class<?> code) {
        if (version != VERSION) {
            throw new IllegalStateException(code.getName() + " was generated for version " + version
                    + " of Sanca's glue and this is version "
                    + VERSION + ": compile it with the sanca-processor of the same release as sanca-runtime");
        }
        return version;
    }

    /**
     * What a function called by Python that gives an object does with what was thrown.
     *
     * @param thrown by the Java method, or {@link Raised}
     * @return NULL, the Python exception being set; anything but {@code Raised} is thrown again, for the entry from C to
     *     make a Python exception of it
     */
    public static long failed(Throwable thrown) {
        pass(thrown);
        return NULL;
    }

    /**
     * The same for functions that give a number.
     *
     * @param thrown by the Java method, or {@link Raised}
     * @return -1
     */
    public static int failedInt(Throwable thrown) {
        pass(thrown);
        return -1;
    }

    private static void pass(Throwable thrown) {
        if (!(thrown instanceof Raised)) {
            throw Glue.<RuntimeException>unchecked(thrown);
        }
    }

    /** The compiler takes {@code X} for unchecked; nothing is cast. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }

    /**
     * Lets other Python threads run while this one is in Java code that does not touch Python.
     *
     * @param <T> what the code gives
     * @param code Java code
     * @return what it gave
     * @throws Throwable what it threw
     */
    public static <T> T released(Released<T> code) throws Throwable {
        ThreadState thread = ThreadState.current();
        thread.detachHolder();
        try {
            return code.run();
        } finally {
            thread.reattach();
        }
    }

    /**
     * Java code that runs without the global interpreter lock.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Released<T> {
        /**
         * Runs detached: no function of the C API may be called.
         *
         * @return anything
         * @throws Throwable anything
         */
        T run() throws Throwable;
    }

    /**
     * Adds an object to a module.
     *
     * @param module the module
     * @param name the attribute
     * @param value a reference, which is taken over; NULL if an exception is set
     * @throws Raised with an exception set
     */
    public static void add(long module, String name, long value) {
        Raised.unlessNull(value);
        int added = PyModule_AddObjectRef(module, name, value);
        Py_DECREF(value);
        Raised.unlessNegative(added);
    }

    /**
     * Marks a module as filled.
     *
     * @param module the module
     * @return 0, what {@code Py_mod_exec} gives
     */
    public static int ready(long module) {
        // Makes the runtime known here: from now on what Java throws becomes what the runtime makes of it.
        InterpreterState.current();
        Memory.putLong(PyModule_GetState(module), 1);
        return 0;
    }

    /**
     * Whether a dying module was filled.
     *
     * @param module the module
     * @return true if {@link #ready} was called for it
     */
    public static boolean isReady(long module) {
        long state = PyModule_GetState(module);
        return state != NULL && Memory.getLong(state) == 1;
    }
}
