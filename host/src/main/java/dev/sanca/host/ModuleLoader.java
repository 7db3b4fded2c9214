package dev.sanca.host;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;

/** The classes of a module: Sanca's, then those of the modules that it uses, then its own. */
final class ModuleLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final List<ModuleLoader> used = new CopyOnWriteArrayList<>();
    /** Null until it is looked for. */
    private Optional<IOException> damage;
    private final Set<URL> added = Collections.synchronizedSet(new LinkedHashSet<>());

    ModuleLoader(String name) {
        super(name, new URL[0], ModuleLoader.class.getClassLoader());
    }

    /** Adds a jar or folder; nothing happens if it is there already. */
    void add(URL entry) {
        if (added.add(entry)) {
            addURL(entry);
        }
    }

    /** Makes the classes of another module visible; nothing happens if they are. */
    void use(ModuleLoader other) {
        if (other != this && !used.contains(other) && !other.sees(this)) {
            used.add(other);
        }
    }

    private boolean sees(ModuleLoader other) {
        return used.stream().anyMatch(loader -> loader == other || loader.sees(other));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ModuleLoader loader : used) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException absent) {
                // Perhaps in the next.
            }
        }
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException absent) {
            IOException damage = damage();
            throw damage == null ? absent : new ClassNotFoundException(name, damage);
        }
    }

    /** Why a jar cannot be read, of which the superclass says nothing; null if all can. Looked for once, when a class is missed. */
    private synchronized IOException damage() {
        if (damage == null) {
            damage = Optional.empty();
            for (URL entry : List.copyOf(added)) {
                try (JarFile jar = new JarFile(new File(entry.toURI()))) {
                    jar.size();
                } catch (IOException | URISyntaxException e) {
                    if (!entry.getPath().endsWith("/")) {
                        damage = Optional.of(new IOException(
                                entry.getPath() + " cannot be read (" + e.getMessage() + "); install the package again"));
                    }
                }
            }
        }
        return damage.orElse(null);
    }

    @Override
    public URL findResource(String name) {
        for (ModuleLoader loader : used) {
            URL found = loader.findResource(name);
            if (found != null) {
                return found;
            }
        }
        return super.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> all = new ArrayList<>();
        for (ModuleLoader loader : used) {
            all.addAll(Collections.list(loader.findResources(name)));
        }
        all.addAll(Collections.list(super.findResources(name)));
        return Collections.enumeration(all);
    }
}
