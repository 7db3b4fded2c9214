package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;
import dev.sanca.capi.CPython;
import dev.sanca.capi.PyCompilerFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Runs programs in {@code __main__} the way the {@code python} command does, and gives the status that it would exit with.
 *
 * <p>All methods: attached, on Python's main thread. Each one prints what {@code python} prints and leaves no exception set.
 */
final class Program {
    private Program() {}

    /** {@code python -c source}. */
    static int command(String source) {
        long original = Text.toPython(source);
        boolean allowed = original != NULL && RawCalls.audit("cpython.run_command", original);
        Py_XDECREF(original);
        if (!allowed) {
            return ExitStatus.ofRaised();
        }
        // From 3.14 on, the indentation that all lines share does not count.
        boolean dedents = CPython.current().version().atLeast(3, 14);
        long text = Text.toPython(dedents ? dedent(source) : source);
        long bytes = text == NULL ? NULL : PyUnicode_AsUTF8String(text);
        Py_XDECREF(text);
        if (bytes == NULL) {
            writeStderr("Unable to decode the command from the command line:\n");
            return ExitStatus.ofRaised();
        }
        int status = finish(execute(bytes, "<string>", PyCF_IGNORE_COOKIE | PyCF_SOURCE_IS_UTF8, true));
        Py_DECREF(bytes);
        return status;
    }

    /** Without the spaces and tabs that all lines start with; lines that have nothing else become empty if there are such. */
    static String dedent(String source) {
        String[] lines = source.split("\n", -1);
        String margin = null;
        for (String line : lines) {
            String indent = line.substring(0, indentation(line));
            if (indent.length() < line.length()) {
                margin = margin == null ? indent : commonPrefix(margin, indent);
            }
        }
        if (margin == null || margin.isEmpty()) {
            return source;
        }
        for (int i = 0; i < lines.length; i++) {
            lines[i] = indentation(lines[i]) == lines[i].length() ? "" : lines[i].substring(margin.length());
        }
        return String.join("\n", lines);
    }

    private static int indentation(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private static String commonPrefix(String one, String other) {
        int end = 0;
        while (end < one.length() && end < other.length() && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }

    /** {@code python file}. */
    static int file(Path file) {
        byte[] source;
        try {
            source = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            return cannotOpen(file, unreadable);
        }
        long name = Text.toPython(file.toString());
        long main = mainDictionary();
        PyDict_SetItemString(main, "__file__", name);
        PyDict_SetItemString(main, "__cached__", Py_None());
        setLoader(main, name);
        long bytes = ofBytes(source);
        int status = RawCalls.audit("cpython.run_file", name)
                ? finish(execute(bytes, file.toString(), 0, false))
                : ExitStatus.ofRaised();
        Py_DECREF(bytes);
        Py_DECREF(name);
        forget(main, "__file__");
        forget(main, "__cached__");
        return status;
    }

    private static int cannotOpen(Path file, IOException why) {
        String reason = why instanceof NoSuchFileException ? "[Errno 2] No such file or directory" : why.toString();
        writeStderr(programName() + ": can't open file '" + file + "': " + reason + "\n");
        return ExitStatus.NO_FILE;
    }

    private static String programName() {
        long executable = PySys_GetObject("executable");
        String path = executable == NULL || executable == Py_None() ? "" : Text.toJava(executable);
        return path == null || path.isEmpty() ? "python" : path;
    }

    private static void setLoader(long main, long name) {
        long loaderClass = RawCalls.imported("importlib.machinery", "SourceFileLoader");
        long mainName = Text.toPython("__main__");
        long loader = loaderClass == NULL ? NULL : RawCalls.call(loaderClass, mainName, name);
        if (loader != NULL) {
            PyDict_SetItemString(main, "__loader__", loader);
        }
        PyErr_Clear();
        Py_XDECREF(loader);
        Py_XDECREF(mainName);
        Py_XDECREF(loaderClass);
    }

    private static void forget(long dictionary, String name) {
        if (PyDict_DelItemString(dictionary, name) < 0) {
            PyErr_Clear();
        }
    }

    private static long ofBytes(byte[] content) {
        try (Arena arena = Arena.ofConfined()) {
            return PyBytes_FromStringAndSize(arena.allocateFrom(ValueLayout.JAVA_BYTE, content).address(), content.length);
        }
    }

    /** {@code python -m module}. */
    static int module(String module) {
        long name = Text.toPython(module);
        int status = module(name, true);
        Py_DECREF(name);
        return status;
    }

    /** {@code python -m module}, of a borrowed {@code str}; or, not altering {@code sys.argv}, the {@code __main__} of a directory. */
    static int module(long name, boolean alterArguments) {
        if (!RawCalls.audit("cpython.run_module", name)) {
            return ExitStatus.ofRaised();
        }
        long runner = RawCalls.imported("runpy", "_run_module_as_main");
        if (runner == NULL) {
            writeStderr("Could not import runpy._run_module_as_main\n");
            return ExitStatus.ofRaised();
        }
        long result = RawCalls.call(runner, name, alterArguments ? Py_True() : Py_False());
        Py_DECREF(runner);
        return finish(result);
    }

    /** Consumes the result of a program. */
    private static int finish(long result) {
        if (result == NULL) {
            return ExitStatus.ofRaised();
        }
        Py_DECREF(result);
        return ExitStatus.OK;
    }

    /** Compiles and runs source code in {@code __main__}; a new reference, or NULL with an exception set. */
    private static long execute(long bytes, String filename, int flags, boolean showSource) {
        long code = compile(bytes, filename, flags);
        if (code == NULL) {
            return NULL;
        }
        long main = mainDictionary();
        long result = (!showSource || registerSource(code, bytes, filename)) && RawCalls.audit("exec", code)
                ? PyEval_EvalCode(code, main, main)
                : NULL;
        Py_DECREF(code);
        return result;
    }

    private static long compile(long bytes, String filename, int flags) {
        long[] start = new long[1];
        // Without a length cell, CPython refuses a NUL in the bytes, with ValueError.
        if (PyBytes_AsStringAndSize(bytes, start, null) < 0) {
            PyErr_Clear();
            PyErr_SetString(PyExc_SyntaxError(), "source code cannot contain null bytes");
            return NULL;
        }
        long name = Text.toPython(filename);
        try (Arena arena = Arena.ofConfined()) {
            long compilerFlags = arena.allocate(PyCompilerFlags.sizeof(), Long.BYTES).address();
            PyCompilerFlags.cf_flags(compilerFlags, flags);
            PyCompilerFlags.cf_feature_version(compilerFlags, CPython.current().version().minor());
            return Py_CompileStringObject(start[0], name, Py_file_input, compilerFlags, -1);
        } finally {
            Py_DECREF(name);
        }
    }

    /** From 3.13 on, a traceback shows the lines of the command. */
    private static boolean registerSource(long code, long bytes, String filename) {
        if (!CPython.current().version().atLeast(3, 13)) {
            return true;
        }
        long register = RawCalls.imported("linecache", "_register_code");
        if (register == NULL) {
            return false;
        }
        long source = PyUnicode_FromEncodedObject(bytes, "utf-8", "strict");
        long name = Text.toPython(filename);
        // The first releases of 3.13 keep the lines by name, later ones by code object.
        boolean byName = !CPython.current().version().atLeast(3, 14) && !hasInteractiveCache();
        long done = RawCalls.call(register, byName ? name : code, source, name);
        Py_XDECREF(done);
        Py_XDECREF(name);
        Py_XDECREF(source);
        Py_DECREF(register);
        return done != NULL;
    }

    private static boolean hasInteractiveCache() {
        long cache = RawCalls.imported("linecache", "_interactive_cache");
        PyErr_Clear();
        Py_XDECREF(cache);
        return cache != NULL;
    }

    /** The dictionary of {@code __main__}, borrowed from the module, which lives as long as the interpreter. */
    private static long mainDictionary() {
        long main = PyImport_AddModule("__main__");
        if (main == NULL) {
            throw new OutOfMemoryError("__main__");
        }
        return PyModule_GetDict(main);
    }

    /** Writes to {@code sys.stderr}; an exception that is set stays set. */
    private static void writeStderr(String text) {
        long[] type = new long[1];
        long[] value = new long[1];
        long[] traceback = new long[1];
        PyErr_Fetch(type, value, traceback);
        long stderr = PySys_GetObject("stderr");
        if (stderr != NULL && stderr != Py_None()) {
            long line = Text.toPython(text);
            PyFile_WriteObject(line, stderr, Py_PRINT_RAW);
            Py_XDECREF(line);
        }
        PyErr_Restore(type[0], value[0], traceback[0]);
    }
}
