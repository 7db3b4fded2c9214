package dev.sanca.host;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The class loaders of the modules, so that two wheels may bring different versions of a library.
 *
 * <p>Sanca's own classes are those of the JVM's class path, which all loaders see first. Modules with the same class path, as those of one
 * wheel have, get the same loader, and so do modules that name a common one. A module's classes live as long as the process. Safe for use
 * by several threads.
 */
final class ModuleLoaders {
    private final Map<Object, ModuleLoader> loaders = new HashMap<>();
    private final Map<String, ModuleLoader> ofModules = new HashMap<>();

    /**
     * The loader for a module's classes.
     *
     * @param module the module's full name
     * @param shared the name of the loader that it shares, or an empty one
     * @param uses full names of the modules whose classes it sees; they are loaded
     * @param classPath jars and class folders
     * @return a loader with at least these classes; Sanca's own for an empty class path
     * @throws IllegalArgumentException if a module of {@code uses} has no classes, or a file is not there
     */
    synchronized ClassLoader of(String module, String shared, List<String> uses, List<Path> classPath) {
        if (classPath.isEmpty() && shared.isEmpty() && uses.isEmpty()) {
            return ModuleLoaders.class.getClassLoader();
        }
        Object key = shared.isEmpty() ? List.of(classPath, uses) : shared;
        ModuleLoader loader = loaders.get(key);
        if (loader == null) {
            loader = new ModuleLoader(module);
            loaders.put(key, loader);
        }
        for (String used : uses) {
            loader.use(ofModule(used, module));
        }
        for (Path entry : classPath) {
            loader.add(url(entry));
        }
        ofModules.put(module, loader);
        return loader;
    }

    private ModuleLoader ofModule(String used, String by) {
        ModuleLoader loader = ofModules.get(used);
        if (loader == null) {
            throw new IllegalArgumentException("module " + by + " uses the classes of " + used + ", which is no Java module");
        }
        return loader;
    }

    private static URL url(Path entry) {
        if (!entry.toFile().exists()) {
            throw new IllegalArgumentException("there is no file " + entry + "; install the package again");
        }
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry + " cannot be on a class path: " + e.getMessage(), e);
        }
    }
}
