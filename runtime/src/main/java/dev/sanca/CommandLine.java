package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What the command line that CPython read asks for: at most one of the three is not null.
 *
 * @param command      the argument of {@code -c}
 * @param module       the argument of {@code -m}
 * @param file         the script, directory or zip file
 * @param inspect      whether a prompt is to follow ({@code -i})
 * @param implicitPath whether the place of the program comes first on {@code sys.path} (not with {@code -P} or {@code -I})
 */
record CommandLine(String command, String module, String file, boolean inspect, boolean implicitPath) {
    /** Whether CPython's own main loop is needed: for a prompt, or a program on standard input. */
    boolean isInteractive() {
        return inspect || (command == null && module == null && file == null);
    }

    /** Leaves everything to CPython, which also finalises itself, and ends the process when the program calls {@code sys.exit}. */
    static int runInteractively() {
        return Py_RunMain();
    }

    /** Runs the program. Attached, on the main thread. */
    int run() {
        if (file != null && isContainer()) {
            SearchPath.prepend(Text.toPython(file));
            long main = Text.toPython("__main__");
            int status = Program.module(main, false);
            Py_DECREF(main);
            return status;
        }
        if (implicitPath) {
            SearchPath.prepend(Text.toPython(placeOfProgram()));
        }
        if (command != null) {
            return Program.command(command);
        }
        return module != null ? Program.module(module) : Program.file(Path.of(file));
    }

    /** Whether the file is a directory or a zip file, with a {@code __main__} inside. */
    private boolean isContainer() {
        long name = Text.toPython(file);
        long importer = PyImport_GetImporter(name);
        PyErr_Clear();
        Py_XDECREF(importer);
        Py_DECREF(name);
        return importer != NULL && importer != Py_None();
    }

    private String placeOfProgram() {
        if (command != null) {
            return "";
        }
        if (module != null) {
            return Path.of("").toAbsolutePath().toString();
        }
        try {
            Path script = Path.of(file).toRealPath();
            return script.getParent().toString();
        } catch (IOException | InvalidPathException missing) {
            Path parent = Path.of(file).toAbsolutePath().getParent();
            return parent == null || !Files.exists(parent) ? "" : parent.toString();
        }
    }
}
