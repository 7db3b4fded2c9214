package dev.sanca.capi.internal.format;

import dev.sanca.capi.internal.Linkage;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.BitSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A C function with a variable number of arguments, called as the platform's calling convention has it: one handle for
 * each number of arguments and each distribution of doubles among them, made when first needed.
 */
final class VariadicFunction {
    /** The most variable arguments; Java's method handles take no more, a {@code long} counting twice. */
    static final int MAX_ARGUMENTS = 112;

    private static final MethodHandle TO_DOUBLE = toDouble();

    /** How the variable arguments of a call travel. Numbers are rounded up, so that there are few shapes. */
    private record Shape(int count, BitSet reals) {}

    private final String name;
    private final String shape;
    private final String since;
    private final ConcurrentHashMap<Shape, MethodHandle> handles = new ConcurrentHashMap<>();

    /**
     * Describes a function; links nothing yet.
     *
     * @param name its C name
     * @param shape result and fixed parameters, {@code i(pp)}: i int, p pointer, q 64 bits, v void
     * @param since the first CPython that has it
     */
    VariadicFunction(String name, String shape, String since) {
        this.name = name;
        this.shape = shape;
        this.since = since;
    }

    /** Calls the function with the fixed arguments and those of the frame; an {@code int} result is sign-extended. */
    long call(Frame frame, long... fixed) {
        int passed = frame.format().wellFormed() ? frame.count() : Math.min(frame.passed(), MAX_ARGUMENTS);
        Shape wanted = new Shape(roundUp(passed), frame.reals());
        long[] arguments = new long[fixed.length + wanted.count];
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        for (int i = 0; i < passed; i++) {
            arguments[fixed.length + i] = frame.slot(i);
        }
        try {
            return (long) handle(wanted).invokeExact(arguments);
        } catch (Throwable failure) {
            throw Linkage.rethrow(failure);
        }
    }

    private MethodHandle handle(Shape wanted) throws Throwable {
        MethodHandle known = handles.get(wanted);
        if (known == null) {
            known = link(wanted);
            handles.put(wanted, known);
        }
        return known;
    }

    private int roundUp(int count) {
        if (count > MAX_ARGUMENTS) {
            throw new IllegalArgumentException(name + " takes at most " + MAX_ARGUMENTS + " variable arguments from Java, got " + count);
        }
        return count <= 4 ? count : count <= 16 ? count + 3 & ~3 : count + 15 & ~15;
    }

    // (long[])long, which spreads its array over fixed and variable parameters
    private MethodHandle link(Shape wanted) throws Throwable {
        String fixed = shape.substring(2, shape.length() - 1);
        int arity = fixed.length() + wanted.count;
        MemoryLayout[] layouts = new MemoryLayout[arity];
        for (int i = 0; i < arity; i++) {
            layouts[i] = i < fixed.length() ? layout(fixed.charAt(i)) : variable(wanted, i - fixed.length());
        }
        MethodHandle handle = downcall(layouts, fixed.length());
        for (int i = fixed.length(); i < arity; i++) {
            if (layouts[i] == ValueLayout.JAVA_DOUBLE) {
                handle = MethodHandles.filterArguments(handle, i, TO_DOUBLE);
            }
        }
        MethodType longs = MethodType.methodType(long.class, java.util.Collections.nCopies(arity, long.class));
        return MethodHandles.explicitCastArguments(handle, longs).asSpreader(long[].class, arity);
    }

    @SuppressWarnings("restricted")
    private MethodHandle downcall(MemoryLayout[] layouts, int fixed) throws Throwable {
        char result = shape.charAt(0);
        FunctionDescriptor descriptor =
                result == 'v' ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
        // The address of the function; throws if this CPython has none.
        long address = (long) Linkage.data(name, since).invokeExact();
        // SAFETY: the fixed part is the C prototype; the variable part has been held against the format by Frame, whose
        // caller is attached. May run Python. An int passed as 64 bits arrives as C expects on every supported platform.
        return Linker.nativeLinker()
                .downcallHandle(
                        MemorySegment.ofAddress(address), descriptor, Linker.Option.firstVariadicArg(fixed));
    }

    private static MemoryLayout variable(Shape wanted, int index) {
        return wanted.reals != null && wanted.reals.get(index) ? ValueLayout.JAVA_DOUBLE : ValueLayout.JAVA_LONG;
    }

    private static MemoryLayout layout(char letter) {
        return letter == 'i' ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
    }

    private static MethodHandle toDouble() {
        try {
            return MethodHandles.lookup()
                    .findStatic(Double.class, "longBitsToDouble", MethodType.methodType(double.class, long.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
