package dev.sanca.host;

import dev.sanca.capi.CPython;
import dev.sanca.capi.PyCFunction;
import dev.sanca.capi.internal.Forked;
import dev.sanca.interpreter.Host;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * The first code that runs in a JVM which a Python program has started.
 *
 * <p>The only class that is called through JNI, and the only time that JNI is used: what follows goes through C function pointers.
 */
public final class Boot {
    /** The file of CPython, where it cannot be found in the process (Windows). */
    private static final String LIBPYTHON = "sanca.libpython";

    private Boot() {}

    /** Made once; each sub-interpreter asks for it again. */
    private static final class Entry {
        static final long CREATE = PyCFunction.address(JavaModules::create);
    }

    /**
     * Makes the C API usable and Java callable. Called on any thread, with or without the GIL; again in each interpreter.
     *
     * @return decimal numbers with a blank between them: the address of the C function
     *     {@code PyObject *create(void *unused, const char *request)}, for which see {@link JavaModules#create}, and that of the
     *     C {@code int} to be set in forks. If it fails, {@code "!"}, the reason, and the Java stack trace
     */
    public static String start() {
        try {
            String libpython = System.getProperty(LIBPYTHON);
            if (libpython == null) {
                CPython.ofProcess();
            } else {
                CPython.load(Path.of(libpython));
            }
            return Entry.CREATE + " " + Forked.address();
        } catch (Throwable e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return "!" + text;
        }
    }

    /**
     * Python is about to end: {@link Host#end}. Called by the Python package {@code sanca}.
     */
    public static void end() {
        Host.end();
    }
}
