package dev.sanca.capi.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;

/** A loaded libpython: its symbols, and what it says of itself before it is initialised. */
public final class Library {
    /** The one library of this process, set by {@link #open}. */
    private static volatile Library loaded;

    private final SymbolLookup symbols;
    private final String version;

    private Library(SymbolLookup symbols, String version) {
        this.symbols = symbols;
        this.version = version;
    }

    /** What {@link #open} loaded; the caller has made sure that it did. */
    static Library loaded() {
        return loaded;
    }

    /**
     * Loads a libpython. CPython sees to it that this happens once.
     *
     * @param path the shared library
     * @return the loaded library
     * @throws IllegalArgumentException if it can't be loaded or is no libpython
     */
    public static Library open(Path path) {
        SymbolLookup symbols = Native.loadGlobally(path);
        MemorySegment function = symbols.find("Py_GetVersion")
                .orElseThrow(() -> new IllegalArgumentException(path + " is no CPython: it has no function Py_GetVersion"));
        try {
            // SAFETY: Py_GetVersion needs no initialised interpreter and returns a static string.
            long text = (long) Native.downcall(FunctionDescriptor.of(Native.POINTER)).bindTo(function).invokeExact();
            loaded = new Library(symbols, Native.everything().asSlice(text).getString(0));
            return loaded;
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }

    /**
     * What {@code Py_GetVersion} gives.
     *
     * @return version, build and compiler in one line
     */
    public String version() {
        return version;
    }

    /**
     * Whether a symbol is exported.
     *
     * @param symbol the C name
     * @return true if it is there
     */
    public boolean has(String symbol) {
        return find(symbol).isPresent();
    }

    Optional<MemorySegment> find(String symbol) {
        return symbols.find(symbol);
    }
}
