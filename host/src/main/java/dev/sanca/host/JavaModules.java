package dev.sanca.host;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.internal.Forked;
import dev.sanca.interpreter.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Python modules out of Java classes.
 *
 * <p>Here and in {@link ModuleLoaders} are loops and no streams: a Python program waits, and each lambda is linked when it is first used.
 */
final class JavaModules {
    private static final ModuleLoaders LOADERS = new ModuleLoaders();

    private JavaModules() {}

    /**
     * Runs the init function of a module.
     *
     * <p>The request is UTF-8 text. Its lines are: the module's full name; the name of its class; the name of the class loader that it
     * shares, or an empty one; how many modules follow whose classes it sees; these; and the jars and folders that it brings along. In
     * each line, a backslash is two and a line feed is {@code \n}. That, and no tuple, since it can be read without calling Python: each
     * kind of call costs time when it is first linked, and a program waits. An empty request comes before a fork: Java refuses it as it
     * refuses every call in the fork.
     *
     * @param unused NULL
     * @param request C string
     * @return what the init function returned: a new reference to a module, or a module definition, borrowed; NULL with an exception set
     */
    static long create(long unused, long request) {
        String[] lines = Memory.getString(request).split("\n", -1);
        if (lines.length == 1) {
            Forked.rehearse();
        }
        for (int i = 0; i < lines.length; i++) {
            lines[i] = unescaped(lines[i]);
        }
        List<String> texts = List.of(lines);
        int uses = Integer.parseInt(texts.get(3));
        String module = texts.get(0);
        try {
            List<Path> classPath = new ArrayList<>();
            for (String jar : texts.subList(4 + uses, texts.size())) {
                classPath.add(Path.of(jar));
            }
            return initialised(module, texts.get(1), LOADERS.of(module, texts.get(2), texts.subList(4, 4 + uses), classPath));
        } catch (IllegalArgumentException e) {
            PyErr_SetString(PyExc_ImportError(), "Java module '" + module + "': " + e.getMessage());
            return NULL;
        }
    }

    private static String unescaped(String line) {
        return line.indexOf('\\') < 0 ? line : line.translateEscapes();
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
}
