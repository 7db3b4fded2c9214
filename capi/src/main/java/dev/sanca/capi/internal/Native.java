package dev.sanca.capi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The restricted operations of {@code java.lang.foreign}, all of them, so that what can crash is in one file.
 */
public final class Native {
    /** Bytes of a C {@code long}. */
    public static final int C_LONG_BYTES = (int) Linker.nativeLinker().canonicalLayouts().get("long").byteSize();

    /** Bytes of a C {@code wchar_t}. */
    public static final int WCHAR_BYTES =
            (int) Linker.nativeLinker().canonicalLayouts().get("wchar_t").byteSize();

    /** A pointer by its address. */
    static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final int RTLD_NOW = 2;
    /** Four pointers. */
    private static final long DL_INFO_BYTES = 32;

    private Native() {}

    /**
     * All memory of the process as one segment.
     *
     * @return a segment whose offsets are addresses
     */
    @SuppressWarnings("restricted")
    public static MemorySegment everything() {
        // SAFETY: makes no access by itself; Memory refuses NULL, and documents that other wrong addresses are fatal.
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    /**
     * Memory that is there as long as an arena is open.
     *
     * @param address where it starts
     * @param size    bytes; not more than is there
     * @param arena   whoever owns the memory closes it before the memory goes
     * @param kept    stays reachable as long as a segment of the arena is
     * @return a segment that cannot be used after the arena is closed
     */
    @SuppressWarnings("restricted")
    public static MemorySegment scoped(long address, long size, Arena arena, Object kept) {
        // SAFETY: the caller's exporter says how large its memory is, and keeps it in place until the caller has closed the arena.
        return MemorySegment.ofAddress(address).reinterpret(size, arena, _ -> java.lang.ref.Reference.reachabilityFence(kept));
    }

    /** A handle that calls a C function; the address is the first parameter. */
    @SuppressWarnings("restricted")
    static MethodHandle downcall(FunctionDescriptor descriptor, Linker.Option... options) {
        // SAFETY: descriptors come from the spec, which a test holds against CPython's own headers.
        return Linker.nativeLinker().downcallHandle(descriptor, options);
    }

    /** A handle that calls the C function at an address. */
    static MethodHandle pointer(FunctionDescriptor descriptor, long address) {
        if (address == 0) {
            throw new NullPointerException("NULL function pointer");
        }
        return downcall(descriptor).bindTo(MemorySegment.ofAddress(address));
    }

    /** A C function pointer that calls a Java handle, which must not throw. */
    @SuppressWarnings("restricted")
    static MemorySegment upcall(MethodHandle neverThrows, FunctionDescriptor descriptor, Arena arena) {
        // SAFETY: only Upcalls calls this, with a handle that catches every Throwable.
        return Linker.nativeLinker().upcallStub(neverThrows, descriptor, arena);
    }

    /** The symbols of a shared library, loaded with its symbols visible to libraries loaded later. */
    static SymbolLookup loadGlobally(Path library) {
        if (isWindows()) {
            return lookup(library);
        }
        dlopen(library.toString(), RTLD_NOW | (OS.startsWith("mac") ? 0x8 : 0x100));
        return lookup(library);
    }

    /** The symbols that are visible in the whole process: those of the program and of what it is linked with. */
    @SuppressWarnings("restricted")
    static SymbolLookup process() {
        // SAFETY: for the empty name, dlopen gives a handle of the whole process and loads nothing. Unlike dlopen and dlsym called
        // from here, this needs no native calls to be linked, which matters where a Python program waits for the JVM to start.
        return SymbolLookup.libraryLookup("", Arena.global());
    }

    /**
     * The file that has a symbol.
     *
     * @return as the dynamic loader calls it: the program may have a relative name
     */
    static String fileOf(MemorySegment symbol) {
        MethodHandle dladdr = libc("dladdr", FunctionDescriptor.of(ValueLayout.JAVA_INT, POINTER, POINTER));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(DL_INFO_BYTES, Long.BYTES);
            // SAFETY: fills a Dl_info, whose first field is a string that lives as long as the file is loaded.
            int found = (int) dladdr.invokeExact(symbol.address(), info.address());
            return found == 0 ? "" : everything().asSlice(info.get(POINTER, 0)).getString(0);
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }

    /** Whether this is Windows, where a process has no table of symbols common to its libraries. */
    static boolean isWindows() {
        return OS.startsWith("windows");
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup lookup(Path library) {
        // SAFETY: runs the library's initialisers, which libpython has none of; never unloaded.
        return SymbolLookup.libraryLookup(library, Arena.global());
    }

    private static void dlopen(String library, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle dlopen = libc("dlopen", FunctionDescriptor.of(POINTER, POINTER, ValueLayout.JAVA_INT));
            // Linked before the call: linking may use the dynamic loader itself, and so lose the message.
            MethodHandle dlerror = libc("dlerror", FunctionDescriptor.of(POINTER));
            // SAFETY: dlopen gets a NUL-terminated path; dlerror's text is static memory of libc, read at once.
            long handle = (long) dlopen.invokeExact(arena.allocateFrom(library).address(), flags);
            if (handle == 0) {
                long message = (long) dlerror.invokeExact();
                throw new IllegalArgumentException("can't load " + library + ": " + everything().asSlice(message).getString(0));
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the C library has a function. */
    static boolean hasLibc(String name) {
        return Linker.nativeLinker().defaultLookup().find(name).isPresent();
    }

    /** A handle that calls a function of the C library. */
    static MethodHandle libc(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        MemorySegment symbol = Linker.nativeLinker().defaultLookup().find(name).orElseThrow();
        return downcall(descriptor, options).bindTo(symbol);
    }
}
