package dev.sanca.capi.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How the values of a call travel, written as letters: {@code p(pq)} takes a pointer and a 64-bit integer and gives a
 * pointer.
 *
 * <p>b char, s short, i int, l C's long, q 64 bits, f float, d double, p pointer, v void, S PyStatus, D Py_complex. In
 * Java, l, q and p are {@code long}; S and D are records.
 *
 * @param result the result's letter
 * @param params the parameters' letters
 */
record Shape(char result, String params) {
    private static final MemoryLayout C_LONG = Linker.nativeLinker().canonicalLayouts().get("long");
    private static final MemoryLayout STATUS = MemoryLayout.structLayout(
            ValueLayout.JAVA_INT, MemoryLayout.paddingLayout(4), ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT, MemoryLayout.paddingLayout(4));
    private static final MemoryLayout COMPLEX = MemoryLayout.structLayout(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE);

    /** Stands for most shapes, see {@link #linked}. */
    static final Shape UNIFORM = new Shape('q', "qqqq");

    static Shape parse(String text) {
        return new Shape(text.charAt(0), text.substring(2, text.length() - 1));
    }

    /** The shape of a C function with this Java signature, {@code long} standing for a pointer. */
    static Shape of(MethodType type) {
        StringBuilder letters = new StringBuilder();
        type.parameterList().forEach(param -> letters.append(letter(param)));
        return new Shape(letter(type.returnType()), letters.toString());
    }

    private static char letter(Class<?> type) {
        return switch (type.getName()) {
            case "void" -> 'v';
            case "byte" -> 'b';
            case "short" -> 's';
            case "int" -> 'i';
            case "long" -> 'p';
            case "float" -> 'f';
            case "double" -> 'd';
            default -> throw new IllegalArgumentException("a C function has no parameter or result of type " + type.getName());
        };
    }

    @Override
    public String toString() {
        return result + "(" + params + ")";
    }

    FunctionDescriptor descriptor() {
        MemoryLayout[] layouts = params.chars().mapToObj(c -> layout((char) c)).toArray(MemoryLayout[]::new);
        return result == 'v' ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
    }

    /** The Java type of a call without the function's address. */
    MethodType type() {
        Class<?>[] types = params.chars().mapToObj(c -> javaType((char) c)).toArray(Class<?>[]::new);
        return MethodType.methodType(javaType(result), types);
    }

    private static MemoryLayout layout(char letter) {
        return switch (letter) {
            case 'b' -> ValueLayout.JAVA_BYTE;
            case 's' -> ValueLayout.JAVA_SHORT;
            case 'i' -> ValueLayout.JAVA_INT;
            case 'l' -> C_LONG;
            case 'q', 'p' -> ValueLayout.JAVA_LONG;
            case 'f' -> ValueLayout.JAVA_FLOAT;
            case 'd' -> ValueLayout.JAVA_DOUBLE;
            case 'S' -> STATUS;
            case 'D' -> COMPLEX;
            default -> throw new AssertionError("no such letter in a shape: " + letter);
        };
    }

    private static Class<?> javaType(char letter) {
        return switch (letter) {
            case 'v' -> void.class;
            case 'b' -> byte.class;
            case 's' -> short.class;
            case 'i' -> int.class;
            case 'l', 'q', 'p' -> long.class;
            case 'f' -> float.class;
            case 'd' -> double.class;
            case 'S' -> dev.sanca.capi.PyStatus.class;
            case 'D' -> dev.sanca.capi.Py_complex.class;
            default -> throw new AssertionError("no such letter in a shape: " + letter);
        };
    }

    /** Turns the linker's handle, already bound to a function, into one of {@link #type()}. */
    MethodHandle adapt(MethodHandle linked) {
        MethodHandle handle = linked;
        if (result == 'S' || result == 'D') {
            // (SegmentAllocator, A...)struct -> (A...)record
            handle = MethodHandles.insertArguments(handle, 0, StructValues.ALLOCATOR);
            handle = MethodHandles.filterReturnValue(handle, result == 'S' ? StructValues.TO_STATUS : StructValues.TO_COMPLEX);
        }
        for (int i = 0; i < params.length(); i++) {
            MethodHandle filter = argumentFilter(params.charAt(i));
            if (filter != null) {
                handle = MethodHandles.filterArguments(handle, i, filter);
            }
        }
        return MethodHandles.explicitCastArguments(handle, type());
    }

    private static MethodHandle argumentFilter(char letter) {
        return switch (letter) {
            case 'S' -> StructValues.FROM_STATUS;
            case 'D' -> StructValues.FROM_COMPLEX;
            case 'l' -> Native.C_LONG_BYTES == Integer.BYTES ? StructValues.TO_INT_EXACT : null;
            default -> null;
        };
    }

    /**
     * The shape by which a call is linked: {@link #UNIFORM} for most, so that few are linked, each of which costs the JVM some
     * milliseconds.
     *
     * <p>A call of at most four integers and pointers is like one of four 64-bit integers: on every machine that the JDK's linker knows,
     * these are in registers of 64 bits, whoever calls and however many there are. Those that the callee does not know of it does not
     * look at; an {@code int} is narrowed where it arrives; whoever has no result does not look at one.
     */
    Shape linked() {
        return isUniform() ? UNIFORM : this;
    }

    private boolean isUniform() {
        return params.length() <= UNIFORM.params.length() && (result + params).chars().allMatch(c -> "vbsiqp".indexOf(c) >= 0);
    }

    /** Whether a struct travels by value, which needs the function's own memory. */
    boolean hasStructs() {
        return result == 'S' || result == 'D' || params.indexOf('S') >= 0 || params.indexOf('D') >= 0;
    }
}
