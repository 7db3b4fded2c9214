package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts a wheel together. For a Java module {@code spam}, the wheel has the package {@code spam} with the stub, the jars and
 * {@code sanca.json}, which says what to do with them.
 */
public final class WheelBuilder {
    private static final Pattern SANCA = Pattern.compile("(?i)sanca(?![\\w.-]).*");

    private final WheelProject project;
    private final List<ModuleDescriptor> modules;

    /**
     * Prepares a wheel.
     *
     * @param project what it is made of
     * @throws BuildException if a module's descriptor can't be understood
     */
    public WheelBuilder(WheelProject project) {
        this.project = project;
        this.modules = project.modules();
    }

    /** {@return the modules in Java that the wheel has} */
    public List<ModuleDescriptor> modules() {
        return modules;
    }

    /**
     * Writes the wheel.
     *
     * @param folder where to; an older wheel of the project there goes
     * @return the file
     * @throws BuildException if what is asked for can't be, with what to do
     */
    public Path write(Path folder) {
        requireModules();
        FileTree content = new FileTree();
        addPython(content);
        addModules(content, this::packedJars);
        project.data().ifPresent(data -> content.addFolder(
                WheelWriter.stem(project.metadata()) + ".data/data/", data, path -> true));
        if (content.paths().isEmpty()) {
            throw new BuildException("there is nothing to put into the wheel: no Java code, and no Python code in "
                    + project.pythonSources());
        }
        return write(folder, content, tag());
    }

    private void requireModules() {
        if (project.classes().isPresent() && modules.isEmpty()) {
            throw new BuildException("there is no Python module in " + project.classes().get() + ": no class has @PyModule, or Sanca's"
                    + " annotation processor did not run");
        }
    }

    private WheelTag tag() {
        return project.java().map(java -> WheelTag.of(java.platform())).orElse(WheelTag.ANY);
    }

    /**
     * Writes a wheel for {@code pip install -e} (<a href="https://peps.python.org/pep-0660/">PEP 660</a>): what gets installed refers
     * to the project's own files, so that a change of Python code counts at once, and one of Java code once it is compiled.
     *
     * @param folder where to
     * @param staging a folder of the project for what is generated; it must stay
     * @return the file
     */
    public Path writeEditable(Path folder, Path staging) {
        requireModules();
        stage(staging, false);
        FileTree content = new FileTree();
        Editable editable = new Editable(project, modules, staging.toAbsolutePath().normalize());
        editable.addTo(content);
        return write(folder, content, WheelTag.ANY);
    }

    /**
     * Lays out what would be installed, with the classes and jars where they are now. A test run needs this folder on its
     * {@code PYTHONPATH} and no more.
     *
     * @param staging the folder
     * @param withPython whether to copy the Python code too
     */
    public void stage(Path staging, boolean withPython) {
        FileTree content = new FileTree();
        addPython(content);
        FileTree generated = withPython ? content : new FileTree();
        if (!withPython) {
            modules.forEach(module -> requireOwnFolder(content, module));
        }
        addModules(generated, this::looseJars);
        generated.writeTo(staging);
    }

    /**
     * Writes the stubs of the modules into a folder, as they lie in the wheel.
     *
     * @param folder the folder
     * @return their paths there
     */
    public List<String> writeStubs(Path folder) {
        FileTree stubs = new FileTree();
        for (ModuleDescriptor module : modules) {
            module.files().forEach((name, bytes) -> stubs.add(module.folder() + name, bytes, "the module " + module.module()));
        }
        stubs.writeTo(folder);
        return stubs.paths();
    }

    private void addPython(FileTree content) {
        project.pythonSources().forEach(folder -> content.addFolder("", folder, path -> true));
    }

    /** How a module's descriptor names the jars, and what that puts into the wheel. */
    private interface Jars {
        List<String> of(ModuleDescriptor module, FileTree content);
    }

    private void addModules(FileTree content, Jars jars) {
        for (ModuleDescriptor module : modules) {
            requireOwnFolder(content, module);
            String folder = module.folder();
            content.add(folder + "__init__.py", module.initPy(), "the module " + module.module());
            List<String> jarPaths = jars.of(module, content);
            content.add(folder + "sanca.json", module.installed(jarPaths, project.jvmOptions(), javaHome(module, content),
                    uses()),
                    "the module " + module.module());
            module.files().forEach((name, bytes) -> content.add(folder + name, bytes, "the stubs of " + module.module()));
            if (module.files().containsKey("__init__.pyi") && !content.contains(folder + "py.typed")) {
                content.add(folder + "py.typed", "", "the module " + module.module());
            }
        }
    }

    /**
     * The modules outside the wheel whose Java classes those in it need. All in the wheel get all: so they have the same class path and
     * the same class loader, and the classes of one are those of the other.
     */
    private Set<String> uses() {
        Set<String> uses = new TreeSet<>();
        modules.forEach(module -> uses.addAll(module.uses()));
        modules.forEach(module -> uses.remove(module.module()));
        return uses;
    }

    private static void requireOwnFolder(FileTree content, ModuleDescriptor module) {
        String name = module.module();
        String init = module.folder() + "__init__.py";
        String file = name.replace('.', '/') + ".py";
        for (String taken : List.of(init, file)) {
            if (content.contains(taken)) {
                String last = name.substring(name.lastIndexOf('.') + 1);
                throw new BuildException("the module " + name + " is written twice, in Java and as " + taken + ": name the Java module "
                        + name + "._" + last + " and import from it in " + taken);
            }
        }
    }

    /** The jars in the folder of the first module, which the others share. */
    private List<String> packedJars(ModuleDescriptor module, FileTree content) {
        ModuleDescriptor first = modules.get(0);
        Path own = project.classes().orElseThrow();
        if (!Files.isRegularFile(own)) {
            throw new BuildException("there is no jar of the project, only " + own
                    + ": the wheel is built after the jar (Maven's phase package)");
        }
        List<String> paths = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (JarFile jar : jars()) {
            String name = names.add(jar.fileName()) ? jar.fileName() : jar.group() + "-" + jar.fileName();
            names.add(name);
            if (module == first) {
                content.add(module.folder() + "jars/" + name, jar.file());
            }
            paths.add(between(module, first) + "jars/" + name);
        }
        return paths;
    }

    private List<String> looseJars(ModuleDescriptor module, FileTree content) {
        return jars().stream().map(jar -> jar.file().toAbsolutePath().normalize().toString()).toList();
    }

    private List<JarFile> jars() {
        Path own = project.classes().orElseThrow();
        JarFile self = new JarFile(own, "", project.metadata().name().normalized(), project.metadata().version().text());
        return Stream.concat(Stream.of(self), project.dependencies().stream().filter(jar -> !jar.isSanca())).toList();
    }

    /** The path from a module's folder to another's: empty if that is the same. */
    private static String between(ModuleDescriptor from, ModuleDescriptor to) {
        return from == to ? "" : "../".repeat(from.module().split("\\.").length) + to.folder();
    }

    /** The first module carries the Java that all use. */
    private String javaHome(ModuleDescriptor module, FileTree content) {
        if (project.java().isEmpty()) {
            return "";
        }
        if (module == modules.get(0)) {
            content.addFolder(module.folder() + "java/", project.java().orElseThrow().home(), path -> true);
        }
        return between(module, modules.get(0)) + "java";
    }

    private Path write(Path folder, FileTree content, WheelTag tag) {
        Metadata metadata = completeMetadata();
        FileTree info = new FileTree();
        if (!project.entryPoints().groups().isEmpty()) {
            info.add("entry_points.txt", project.entryPoints().text(), "the entry points");
        }
        project.licenceFiles().forEach(file -> info.add("licenses/" + file.getFileName(), file));
        List<JarFile> foreign = foreignJars(content);
        if (!foreign.isEmpty()) {
            info.add(BillOfMaterials.PATH, BillOfMaterials.of(metadata, foreign), "the bill of materials");
        }
        WheelWriter.removeOthers(folder, metadata);
        return new WheelWriter(metadata, tag, project.time()).write(folder, content, info);
    }

    /** The jars in the wheel but the project's own, with their coordinates. */
    private List<JarFile> foreignJars(FileTree content) {
        return content.files().entrySet().stream().filter(one -> one.getKey().endsWith(".jar") && one.getValue().file() != null)
                .map(one -> one.getValue().file()).filter(file -> !project.classes().equals(Optional.of(file)))
                .map(file -> project.dependencies().stream().filter(jar -> jar.file().equals(file)).findFirst()
                .orElseGet(() -> JarFile.of(file)))
                .toList();
    }

    /** {@return the metadata with what follows from the rest: the licence files, the need of {@code sanca}} */
    public Metadata completeMetadata() {
        Metadata metadata = project.metadata();
        if (!metadata.has("License-File")) {
            metadata = metadata.with("License-File", project.licenceFiles().stream().map(file -> file.getFileName().toString()).toList());
        }
        boolean saysSanca = metadata.all("Requires-Dist").stream().anyMatch(need -> SANCA.matcher(need).matches());
        if (project.classes().isPresent() && !saysSanca) {
            metadata = metadata.with("Requires-Dist", List.of("sanca>=" + PackagerVersion.python()));
        }
        if (!metadata.has("Requires-Python")) {
            metadata = metadata.with("Requires-Python", List.of(">=3.10"));
        }
        return metadata;
    }
}
