package dev.sanca.host;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.interpreter.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes Python modules out of Java classes. */
final class JavaModules {
    private static final ModuleLoaders LOADERS = new ModuleLoaders();

    private JavaModules() {}

    /**
     * Creates a module; it is not executed yet if it is one with multi-phase initialisation (PEP 489).
     *
     * <p>The request is a tuple: the module's spec; its full name; the name of its class; the name of the class loader that it
     * shares, or an empty one; a tuple of the modules whose classes it sees; a tuple of the jars and folders that it brings along.
     * All but the spec are str.
     *
     * @param self unused
     * @param request the tuple, borrowed
     * @return a new reference to a module; NULL with an exception set
     */
    static long create(long self, long request) {
        String module = text(request, 1);
        String className = text(request, 2);
        ClassLoader loader;
        try {
            loader = LOADERS.of(module, text(request, 3), texts(request, 4), texts(request, 5).stream().map(Path::of).toList());
        } catch (IllegalArgumentException e) {
            PyErr_SetString(PyExc_ImportError(), "Java module '" + module + "': " + e.getMessage());
            return NULL;
        }
        long made = initialised(module, className, loader);
        if (made == NULL || !PyObject_TypeCheck(made, PyModuleDef_Type())) {
            return made;
        }
        return PyModule_FromDefAndSpec(made, PyTuple_GetItem(request, 0)); // a definition is static, not a reference
    }

    /** Libraries look for their services and resources with the thread's context class loader. */
    private static long initialised(String module, String className, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return Host.module(module.substring(module.lastIndexOf('.') + 1), className, loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<String> texts(long tuple, int index) {
        long items = PyTuple_GetItem(tuple, index);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < PyTuple_Size(items); i++) {
            texts.add(text(items, i));
        }
        return texts;
    }

    /** The Python side has made sure that the element is a str that can be encoded. */
    private static String text(long tuple, int index) {
        return Memory.getString(PyUnicode_AsUTF8(PyTuple_GetItem(tuple, index)));
    }
}
