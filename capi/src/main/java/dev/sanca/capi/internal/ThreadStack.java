package dev.sanca.capi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/** The C stack of one thread. Confined to that thread. */
public final class ThreadStack {
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final long POINTER_BYTES = 8;
    /** At least sizeof(pthread_attr_t). */
    private static final long ATTRIBUTE_BYTES = 256;
    /** At least sizeof(ucontext_t), which is 968 on x86-64 and 4,560 on aarch64. */
    private static final long CONTEXT_BYTES = 8192;

    /** The lowest address; -1 if unknown. */
    private final long end;
    private final long size;
    private final MemorySegment context;

    private ThreadStack(long end, long size, MemorySegment context) {
        this.end = end;
        this.size = size;
        this.context = context;
    }

    private static ThreadStack unknown() {
        return new ThreadStack(-1, 0, null);
    }

    /** The functions of glibc that tell; absent where they are not known to. */
    private record Functions(MethodHandle self, MethodHandle attributes, MethodHandle stack, MethodHandle destroy,
            MethodHandle context, long stackPointerAt) {
        private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
        private static final ValueLayout.OfLong POINTER = Native.POINTER;
        static final Optional<Functions> OF_THIS_SYSTEM = find();

        private static Optional<Functions> find() {
            long stackPointerAt = stackPointerInContext();
            boolean all = Native.hasLibc("pthread_getattr_np") && Native.hasLibc("getcontext");
            if (stackPointerAt < 0 || !all) {
                return Optional.empty();
            }
            return Optional.of(new Functions(
                    Native.libc("pthread_self", FunctionDescriptor.of(POINTER)),
                    Native.libc("pthread_getattr_np", FunctionDescriptor.of(INT, POINTER, POINTER)),
                    Native.libc("pthread_attr_getstack", FunctionDescriptor.of(INT, POINTER, POINTER, POINTER)),
                    Native.libc("pthread_attr_destroy", FunctionDescriptor.of(INT, POINTER)),
                    Native.libc("getcontext", FunctionDescriptor.of(INT, POINTER), Linker.Option.critical(false)),
                    stackPointerAt));
        }

        /** Where Linux's ucontext_t has the stack pointer: gregs[REG_RSP] or sp. */
        private static long stackPointerInContext() {
            if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
                return -1;
            }
            return switch (System.getProperty("os.arch")) {
                case "amd64", "x86_64" -> 160;
                case "aarch64" -> 432;
                default -> -1;
            };
        }
    }

    /**
     * That of the current thread.
     *
     * @return its bounds as far as this system tells them
     */
    public static ThreadStack ofCurrentThread() {
        return Functions.OF_THIS_SYSTEM.map(ThreadStack::find).orElseGet(ThreadStack::unknown);
    }

    /**
     * Whether this system tells the bounds.
     *
     * @return true on Linux with glibc
     */
    public boolean isKnown() {
        return end >= 0;
    }

    /**
     * The lowest address.
     *
     * @return -1 if unknown
     */
    public long end() {
        return end;
    }

    /**
     * From the lowest address to the highest.
     *
     * @return bytes; 0 if unknown
     */
    public long size() {
        return size;
    }

    private static ThreadStack find(Functions libc) {
        try (Arena arena = Arena.ofConfined()) {
            long attributes = arena.allocate(ATTRIBUTE_BYTES, POINTER_BYTES).address();
            MemorySegment result = arena.allocate(2 * POINTER_BYTES, POINTER_BYTES);
            // SAFETY: the attributes of the calling thread go to memory that is large enough, and are destroyed.
            if ((int) libc.attributes.invokeExact((long) libc.self.invokeExact(), attributes) != 0) {
                return unknown();
            }
            int failed = (int) libc.stack.invokeExact(attributes, result.address(), result.address() + POINTER_BYTES);
            int ignored = (int) libc.destroy.invokeExact(attributes);
            if (failed != 0) {
                return unknown();
            }
            return new ThreadStack(result.get(ValueLayout.JAVA_LONG, 0), result.get(ValueLayout.JAVA_LONG, POINTER_BYTES),
                    Arena.ofAuto().allocate(CONTEXT_BYTES, 16));
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }

    /** How many bytes of the stack are left; very many if that is not known. */
    long room() {
        if (end < 0) {
            return UNKNOWN;
        }
        Functions libc = Functions.OF_THIS_SYSTEM.orElseThrow();
        try {
            // SAFETY: getcontext only writes the registers to memory that is large enough; it is never restored.
            int failed = (int) libc.context.invokeExact(context.address());
            return failed == 0 ? context.get(ValueLayout.JAVA_LONG, libc.stackPointerAt) - end : UNKNOWN;
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }
}
