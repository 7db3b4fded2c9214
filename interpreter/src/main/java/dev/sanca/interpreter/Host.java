package dev.sanca.interpreter;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyCFunction;
import dev.sanca.capi.internal.Forked;
import dev.sanca.capi.internal.PythonEnd;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Gives a running interpreter its Java modules.
 *
 * <p>Called from C, on an attached thread. Whatever goes wrong becomes a Python exception, since nothing may be thrown into C.
 */
public final class Host {
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(2);

    private Host() {}

    /**
     * Runs the init function of a module: {@code static long PyInit_ham()} for the module {@code ham}.
     *
     * @param libpython the file of the libpython that this process runs
     * @param module the module's name
     * @param className the full name of the class with the init function, or of the annotated class for which the processor wrote one
     * @return what the init function returned: a new reference to a module, or a module definition; NULL with an exception set
     */
    public static long module(String libpython, String module, String className) {
        try {
            CPython.load(Path.of(libpython));
        } catch (Throwable e) {
            // Without the C API no exception can be set. The caller reports what is thrown.
            throw new IllegalStateException("The C API of " + libpython + " cannot be used: " + e, e);
        }
        return module(module, className, Host.class.getClassLoader());
    }

    /**
     * The same where the C API is in use already and classes come from elsewhere.
     *
     * @param module the module's name
     * @param className the full name of the class with the init function, or of the annotated class
     * @param loader where the class is
     * @return what the init function returned, or NULL with an exception set
     */
    public static long module(String module, String className, ClassLoader loader) {
        try {
            return (long) init(module, className, loader).invokeExact();
        } catch (Throwable e) {
            return failed(module, className, e);
        }
    }

    /** As a method handle: {@link Method#invoke} makes one as well, and more around it, while a Python program waits. */
    private static MethodHandle init(String module, String className, ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = Class.forName(className, false, loader);
        Method init = init(module, type);
        if (init == null) {
            Class<?> glue = glue(type);
            init = glue == null ? null : init(module, glue);
            if (init == null) {
                throw new IllegalArgumentException("class " + className + " has no \"static long PyInit_" + module + "()\""
                        + (glue == null ? "" : ", nor has " + glue.getName() + "; @PyModule(name = …) must say the same name"));
            }
        }
        init.setAccessible(true);
        return MethodHandles.lookup().unreflect(init);
    }

    /** Null if there is none. */
    private static Method init(String module, Class<?> type) {
        try {
            Method init = type.getDeclaredMethod("PyInit_" + module);
            return Modifier.isStatic(init.getModifiers()) && init.getReturnType() == long.class ? init : null;
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }

    /** The class that the annotation processor writes beside a class with {@code @PyModule}; null if there is none. */
    private static Class<?> glue(Class<?> type) {
        try {
            return Class.forName(type.getName().replace('$', '_') + "Glue", false, type.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return null;
        }
    }

    /**
     * Where to write that this process is a fork: Java refuses every call there, since the JVM's own threads are not in it.
     *
     * @return the address of a C {@code int}
     */
    public static long forked() {
        return Forked.address();
    }

    /**
     * A function that refuses to run as all do in a fork. To be called before the first fork, so that what this needs is there.
     *
     * @return a {@code PyCFunction}, which raises {@code RuntimeError}
     */
    public static long refused() {
        return PyCFunction.address((_, _) -> {
            Forked.rehearse();
            return NULL;
        });
    }

    /**
     * Has Java threads leave Python alone, which is about to end. Called after the JVM's shutdown hooks, on a thread without the GIL.
     *
     * <p>Threads that are in Python get some time to come back. One that does not is left behind: Python's end does not wait for it.
     */
    public static void end() {
        Thread ending = new Thread(PythonEnd::begin, "sanca-end");
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(TIME_TO_LEAVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long failed(String module, String className, Throwable cause) {
        if (PyErr_Occurred() == NULL) {
            String reason = switch (cause) {
                case ClassNotFoundException missing -> "there is no class " + missing.getMessage() + " in its jars"
                        + (missing.getCause() == null ? "" : ": " + missing.getCause().getMessage());
                case UnsupportedClassVersionError newer -> "its classes are for a newer Java than this one, which is " + Runtime.version()
                        + " in " + System.getProperty("java.home") + "; set SANCA_JAVA_HOME to the folder of a newer one ("
                        + newer.getMessage() + ")";
                case IllegalArgumentException unfit when unfit.getMessage() != null -> unfit.getMessage();
                case ExceptionInInitializerError wrapped when wrapped.getCause() != null ->
                        "class " + className + " cannot be initialised: " + wrapped.getCause();
                default -> "its init function threw " + cause;
            };
            PyErr_SetString(PyExc_ImportError(), "Java module '" + module + "': " + reason);
        }
        return NULL;
    }
}
