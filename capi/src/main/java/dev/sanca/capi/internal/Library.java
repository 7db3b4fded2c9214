package dev.sanca.capi.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;

/** A loaded libpython: its symbols, and what it says of itself before it is initialised. */
public final class Library {
    private static final String GET_VERSION = "Py_GetVersion";

    /** The one library of this process, set by {@link #open} or {@link #ofProcess}. */
    private static volatile Library loaded;

    private final SymbolLookup symbols;
    private final String version;
    /** Null until it is asked for, where it has to be found out. */
    private volatile Path path;

    private Library(SymbolLookup symbols, String version, Path path) {
        this.symbols = symbols;
        this.version = version;
        this.path = path;
    }

    /** What {@link #open} or {@link #ofProcess} gave; the caller has made sure that it did. */
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
        MemorySegment function = symbols.find(GET_VERSION)
                .orElseThrow(() -> new IllegalArgumentException(path + " is no CPython: it has no function " + GET_VERSION));
        return use(symbols, function, path);
    }

    /**
     * Takes the CPython that this process runs. CPython sees to it that this happens once.
     *
     * @return its symbols
     * @throws IllegalStateException if this process has none whose symbols can be seen
     */
    public static Library ofProcess() {
        if (Native.isWindows()) {
            throw new IllegalStateException("on Windows, symbols belong to a DLL: load the file of the python3X.dll that runs");
        }
        SymbolLookup symbols = Native.process();
        MemorySegment function = symbols.find(GET_VERSION).orElseThrow(() -> new IllegalStateException(
                "this process runs no CPython, or one whose symbols are not visible in the whole process (RTLD_LOCAL)"));
        return use(symbols, function, null);
    }

    /** Statically linked, the program is the library; the dynamic loader knows it only by the name it was started with. */
    private static Path file(String name) {
        Path path = Path.of(name);
        if (!path.isAbsolute()) {
            path = ProcessHandle.current().info().command().map(Path::of).orElse(path).toAbsolutePath();
        }
        return path.normalize();
    }

    private static Library use(SymbolLookup symbols, MemorySegment getVersion, Path path) {
        try {
            // SAFETY: Py_GetVersion needs no initialised interpreter and returns a static string.
            long text = (long) Native.downcall(Shape.UNIFORM.descriptor()).bindTo(getVersion).invokeExact(0L, 0L, 0L, 0L);
            loaded = new Library(symbols, Native.everything().asSlice(text).getString(0), path);
            return loaded;
        } catch (Throwable e) {
            throw Linkage.rethrow(e);
        }
    }

    /**
     * The file with the symbols.
     *
     * @return a shared library, or a program that contains CPython
     */
    public Path path() {
        if (path == null) {
            path = file(Native.fileOf(find(GET_VERSION).orElseThrow()));
        }
        return path;
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
