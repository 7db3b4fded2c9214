package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;
import dev.sanca.spi.PackageProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Changes to {@code sys.path}. All methods: attached, unless they say otherwise. */
final class SearchPath {
    private SearchPath() {}

    /** Puts directories at the front, keeping their order. */
    static void prepend(List<Path> entries) {
        for (Path entry : entries.reversed()) {
            prepend(Text.toPython(entry.toString()));
        }
    }

    /** Puts one entry at the front; takes over the reference. */
    static void prepend(long entry) {
        long path = PySys_GetObject("path");
        if (entry == NULL || path == NULL || PyList_Insert(path, 0, entry) < 0) {
            PyErr_Clear();
            throw new PythonStartException("sys.path is not a list");
        }
        Py_DECREF(entry);
    }

    /** Puts directories at the end. */
    static void append(List<Path> entries) {
        long path = PySys_GetObject("path");
        for (Path entry : entries) {
            long text = Text.toPython(entry.toString());
            if (text == NULL || path == NULL || PyList_Append(path, text) < 0) {
                PyErr_Clear();
                throw new PythonStartException("sys.path is not a list");
            }
            Py_DECREF(text);
        }
    }

    /** The packages that came with the program for a Python. May be called on any thread. */
    static List<Path> provided(PythonInstallation python) {
        return ServiceLoader.load(PackageProvider.class).stream()
                .flatMap(provider -> provider.get().provide(python).stream())
                .toList();
    }
}
