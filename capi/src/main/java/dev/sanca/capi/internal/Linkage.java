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
 * later call can succeed.
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
     * @return a handle of the shape's Java type
     */
    public static MethodHandle function(String name, String shape, String since) {
        Shape parsed = Shape.parse(shape);
        return whenLoaded(parsed.type(), () -> link(name, parsed, since, NO_OPTIONS));
    }

    /**
     * A handle for a C function that does none of this: the call skips the thread's change of state.
     *
     * @param name its C name
     * @param shape how its values travel, see {@link Shape}
     * @param since first CPython that has it
     * @return a handle of the shape's Java type
     */
    public static MethodHandle leaf(String name, String shape, String since) {
        Shape parsed = Shape.parse(shape);
        return whenLoaded(parsed.type(), () -> link(name, parsed, since, parsed.hasStructs() ? NO_OPTIONS : LEAF));
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
        MethodType type = MethodType.methodType(long.class);
        return whenLoaded(type, () -> find(name)
                .map(symbol -> MethodHandles.constant(long.class, symbol.address()))
                .orElseGet(() -> failing(type, name, since)));
    }

    private static MethodHandle link(String name, Shape shape, String since, Linker.Option... options) {
        return find(name)
                .map(symbol -> shape.adapt(Native.downcall(shape.descriptor(), options).bindTo(symbol)))
                .orElseGet(() -> failing(shape.type(), name, since));
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

    /** The supplier's handle, or until a CPython is loaded one that asks for it at each call. */
    private static MethodHandle whenLoaded(MethodType type, Supplier<MethodHandle> supplier) {
        return CPython.isLoaded() ? supplier.get() : new LateSite(type, supplier).dynamicInvoker();
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
