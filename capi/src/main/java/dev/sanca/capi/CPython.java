package dev.sanca.capi;

import dev.sanca.capi.internal.Attached;
import dev.sanca.capi.internal.Library;
import dev.sanca.capi.internal.StructLayout;
import dev.sanca.capi.internal.WhenLoaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The CPython that this process runs: loaded once, or found in the process, and never unloaded.
 *
 * <p>Loading makes the C API callable; it does not initialise an interpreter. All methods may be called on any thread.
 */
public final class CPython {
    /** Set once, by {@link #load} or {@link #ofProcess}; read by every first call of a C function. */
    private static volatile CPython current;

    private final Library library;
    private final PyVersion version;
    private final String build;

    private CPython(Library library) {
        this.library = library;
        this.build = library.version();
        this.version = PyVersion.parse(build);
        StructLayout.requireBuild(isFreeThreaded());
    }

    /**
     * Loads libpython with its symbols visible to all, as C extension modules that do not link it need.
     *
     * <p>Loading the same file again returns what is loaded.
     *
     * @param libpython the shared library, such as {@code libpython3.14.so.1.0}
     * @return the loaded CPython
     * @throws IllegalArgumentException if the file can't be loaded or is no CPython; the message has the system's reason
     * @throws IllegalStateException if this process runs another CPython already
     */
    public static synchronized CPython load(Path libpython) {
        Path wanted = libpython.toAbsolutePath().normalize();
        if (current == null) {
            loadHeaderClasses();
            use(Library.open(wanted));
        } else if (!current.isOf(wanted)) {
            throw new IllegalStateException("this process runs " + current + " and a process can run only one CPython; "
                    + wanted + " needs a process of its own");
        }
        return current;
    }

    /**
     * Takes the CPython that this process is running: where a Python program has started the JVM.
     *
     * <p>It may be in a shared library or in the program itself; its symbols must be visible in the whole process, which those of
     * a Python program are. Returns what is loaded already, if anything is. On Windows there is no such thing as a symbol of the
     * process: there, use {@link #load} with the file of the DLL.
     *
     * @return the CPython of this process
     * @throws IllegalStateException if this process runs none, or on Windows
     * @throws IllegalArgumentException if it is one that is not supported
     */
    public static synchronized CPython ofProcess() {
        if (current == null) {
            loadHeaderClasses();
            use(Library.ofProcess());
        }
        return current;
    }

    private static void use(Library library) {
        current = new CPython(library);
        WhenLoaded.loaded();
    }

    private boolean isOf(Path wanted) {
        try {
            return path().equals(wanted) || Files.isSameFile(path(), wanted);
        } catch (IOException absent) {
            return false;
        }
    }

    /** One after the other: the last one's ancestors would be loaded within one another, which small stacks can't hold. */
    private static void loadHeaderClasses() {
        for (String name : HeaderClasses.names()) {
            try {
                Class.forName(CPython.class.getPackageName() + "." + name, false, CPython.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new LinkageError("a generated class is missing: the capi artifact is not whole", e);
            }
        }
    }

    /**
     * The CPython that this process runs.
     *
     * @return what {@link #load} loaded or {@link #ofProcess} found
     * @throws IllegalStateException if none is loaded yet
     */
    public static CPython current() {
        CPython loaded = current;
        if (loaded == null) {
            throw new IllegalStateException("no CPython is loaded: start an interpreter, or call CPython.load(path) first");
        }
        return loaded;
    }

    /**
     * Whether a CPython is loaded.
     *
     * @return true once {@link #load} or {@link #ofProcess} succeeded
     */
    public static boolean isLoaded() {
        return current != null;
    }

    /**
     * The version of the loaded library.
     *
     * @return as its {@code Py_GetVersion} gives it
     */
    public PyVersion version() {
        return version;
    }

    /**
     * Where the library was loaded from.
     *
     * @return an absolute path; of the program, if CPython is linked into it
     */
    public Path path() {
        return library.path();
    }

    /**
     * Whether this is a build without the global interpreter lock (PEP 703).
     *
     * @return true for free-threaded builds
     */
    public boolean isFreeThreaded() {
        return build.contains("free-threading");
    }

    /**
     * Whether this is a debug build, which counts all references ({@code sys.gettotalrefcount}).
     *
     * @return true for builds with {@code Py_REF_DEBUG}
     */
    public boolean isDebug() {
        return library.has("_Py_NegativeRefcount");
    }

    /**
     * Whether the current thread is attached: has a thread state, of whichever interpreter, and may call the C API.
     *
     * <p>Not the same as {@code PyGILState_Check}, which gives 1 on every thread once there was a sub-interpreter.
     *
     * @return true between attaching and detaching; before 3.12, only the answer of the thread that holds the GIL is certain
     */
    public boolean isAttached() {
        return Attached.now();
    }

    /**
     * Whether the library exports a symbol.
     *
     * @param symbol the C name of a function or variable
     * @return true if it can be linked
     */
    public boolean has(String symbol) {
        return library.has(symbol);
    }

    @Override
    public String toString() {
        return "CPython " + version + " (" + path() + ")";
    }
}
