package dev.sanca.capi.internal;

import dev.sanca.capi.CPython;
import dev.sanca.capi.MissingFunctionException;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the handles behind the generated methods. A handle is made when its function is first called.
 *
 * <p>What is missing, or used before a CPython is loaded, fails in the call and not in a static initialiser, so that a
 * later call can succeed. Where one is loaded, no lambda is made: each costs time when a JVM has just started.
 */
public final class Linkage {
    private static final MethodHandle MAKE_MISSING;
    private static final Linker.Option[] NO_OPTIONS = {};
    private static final Linker.Option[] LEAF = {Linker.Option.critical(false)};

    static {
        try {
            MAKE_MISSING = MethodHandles.lookup()
                    .findStatic(Linkage.class, "missing", MethodType.methodType(MissingFunctionException.class, String.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Linkage() {}

    /**
     * A handle for a C function that may run Python code, block or call back.
     *
     * @param name its C name
     * @param shape how its values travel, see {@link Shape}
     * @param since first CPython that has it
     * @return a handle of the Java type of {@link Shape#linked}
     */
    public static MethodHandle function(String name, String shape, String since) {
        Shape parsed = Shape.parse(shape).linked();
        if (CPython.isLoaded()) {
            return link(name, parsed, since, NO_OPTIONS);
        }
        return new LateSite(parsed.type(), () -> link(name, parsed, since, NO_OPTIONS)).dynamicInvoker();
    }

    /**
     * A handle for a C function that does none of this: the call skips the thread's change of state.
     *
     * @param name its C name
     * @param shape how its values travel, see {@link Shape}
     * @param since first CPython that has it
     * @return a handle of the Java type of {@link Shape#linked}
     */
    public static MethodHandle leaf(String name, String shape, String since) {
        Shape parsed = Shape.parse(shape).linked();
        Linker.Option[] options = parsed.hasStructs() ? NO_OPTIONS : LEAF;
        if (CPython.isLoaded()) {
            return link(name, parsed, since, options);
        }
        return new LateSite(parsed.type(), () -> link(name, parsed, since, options)).dynamicInvoker();
    }

    /**
     * Whether the loaded CPython lacks a function.
     *
     * @param name its C name
     * @return false as well while no CPython is loaded
     */
    public static boolean isAbsent(String name) {
        return CPython.isLoaded() && find(name).isEmpty();
    }

    /**
     * A handle for the address of a C variable.
     *
     * @param name its C name
     * @param since first CPython that has it
     * @return a handle of type {@code ()long}
     */
    public static MethodHandle data(String name, String since) {
        if (CPython.isLoaded()) {
            return variable(name, since);
        }
        return new LateSite(MethodType.methodType(long.class), () -> variable(name, since)).dynamicInvoker();
    }

    /** The address of a function; NULL if the loaded CPython lacks it. */
    static long address(String name) {
        return find(name).map(MemorySegment::address).orElse(0L);
    }

    private static MethodHandle link(String name, Shape shape, String since, Linker.Option... options) {
        MemorySegment symbol = find(name).orElse(null);
        return symbol == null ? failing(shape.type(), name, since)
                : shape.adapt(Native.downcall(shape.descriptor(), options).bindTo(symbol));
    }

    private static MethodHandle variable(String name, String since) {
        MemorySegment symbol = find(name).orElse(null);
        return symbol == null ? failing(MethodType.methodType(long.class), name, since)
                : MethodHandles.constant(long.class, symbol.address());
    }

    private static Optional<MemorySegment> find(String name) {
        return Library.loaded().find(name);
    }

    /** A handle of the type that throws a new {@link MissingFunctionException} at each call. */
    private static MethodHandle failing(MethodType type, String name, String since) {
        MethodHandle thrower = MethodHandles.throwException(type.returnType(), MissingFunctionException.class);
        MethodHandle throwing = MethodHandles.foldArguments(thrower, MethodHandles.insertArguments(MAKE_MISSING, 0, name, since));
        return MethodHandles.dropArguments(throwing, 0, type.parameterList());
    }

    static MissingFunctionException missing(String name, String since) {
        return new MissingFunctionException(name, since, CPython.current().toString());
    }

    /** A call site that links itself when it is called after a CPython was loaded. */
    private static final class LateSite extends MutableCallSite {
        private static final MethodHandle LINK;

        static {
            try {
                LINK = MethodHandles.lookup()
                        .findVirtual(LateSite.class, "link", MethodType.methodType(MethodHandle.class));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        private final Supplier<MethodHandle> supplier;

        LateSite(MethodType type, Supplier<MethodHandle> supplier) {
            super(type);
            this.supplier = supplier;
            // (A...)R = link().invokeExact(A...)
            setTarget(MethodHandles.foldArguments(MethodHandles.exactInvoker(type), LINK.bindTo(this)));
        }

        MethodHandle link() {
            CPython.current();
            MethodHandle linked = supplier.get();
            setTarget(linked);
            return linked;
        }
    }

    /**
     * What a guarded function throws for NULL.
     *
     * @param function its C name
     * @param param the parameter that is NULL
     * @return the exception to throw
     */
    public static NullPointerException isNull(String function, String param) {
        return new NullPointerException(function + ": " + param + " is NULL");
    }

    /**
     * For the catch clause around {@code invokeExact}: passes on what may be thrown unchecked.
     *
     * @param failure what was caught
     * @return the exception to throw
     */
    public static RuntimeException rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            return exception;
        }
        throw new AssertionError("a downcall handle throws no checked exception", failure);
    }
}
