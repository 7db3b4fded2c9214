package dev.sanca.tests.crash;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** An upcall that throws, made without this project. */
public final class UnguardedMain {
    private UnguardedMain() {}

    private static int compare(long a, long b) {
        throw new IllegalStateException("leaves the upcall");
    }

    @SuppressWarnings("restricted")
    public static void main(String[] arguments) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle compare = MethodHandles.lookup()
                .findStatic(UnguardedMain.class, "compare", MethodType.methodType(int.class, long.class, long.class));
        FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
        MemorySegment pointer = linker.upcallStub(compare, type, Arena.global());
        MethodHandle qsort = linker.downcallHandle(
                linker.defaultLookup().find("qsort").orElseThrow(),
                FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        qsort.invokeExact(Arena.global().allocate(16), 2L, 8L, pointer);
        System.out.println("survived");
    }
}
