package dev.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Text;
import java.nio.file.Path;
import java.util.List;

/** Changes to {@code sys.path}. All methods: attached. */
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
}
