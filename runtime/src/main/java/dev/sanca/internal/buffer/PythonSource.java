package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.internal.Objects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The parts of this package that are written in Python. */
final class PythonSource {
    private PythonSource() {}

    /**
     * Runs a resource beside this class. Attached.
     *
     * @param file  the name of the resource
     * @param name  a global name that it uses; null for none
     * @param value what the name means; borrowed
     * @return its globals: a new reference
     */
    static long run(String file, String name, long value) {
        long globals = Objects.check(PyDict_New());
        try {
            Objects.check(PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()));
            if (name != null) {
                Objects.check(PyDict_SetItemString(globals, name, value));
            }
            long code = Objects.check(Py_CompileString(read(file), "<sanca>/" + file, Py_file_input));
            try {
                Py_DECREF(Objects.check(PyEval_EvalCode(code, globals, globals)));
            } finally {
                Py_DECREF(code);
            }
            return Objects.newReference(globals);
        } finally {
            Py_DECREF(globals);
        }
    }

    private static String read(String file) {
        try (InputStream in = PythonSource.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
